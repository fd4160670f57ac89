import type { ContentFault } from '../standards/check-content.ts'
import type { Edition } from '../standards/edition.ts'
import { textsIn, unfinishedIn } from '../standards/written-text.ts'
import { placeholders, type StartingText } from './starting-text.ts'

const familiar = /\b(je|jij|jouw|jullie)\b/i

/**
 * What is wrong in starting texts that each have the right form, against the edition that numbers their requirements: requirements that
 * do not exist, placeholders that nothing fills, marks that are not closed, and text that is still to be written.
 */
export function checkStartingTexts(texts: ReadonlyMap<string, StartingText>, edition: Edition): ContentFault[] {
  const known = new Set([
    ...edition.requirements.map(({ id }) => `2022/control/${id}`),
    ...edition.clauses.map(({ id }) => `2022/clause/${id}`),
  ])
  const faults: ContentFault[] = []
  for (const text of texts.values()) {
    const fault = (place: string, message: string) => faults.push({ in: `policies/${text.id}.yaml`, place, message })
    for (const one of text.requirements) if (!known.has(one)) fault('requirements', `${edition.name} has no ${one}`)
    if (new Set(text.requirements).size !== text.requirements.length) fault('requirements', 'one occurs twice')
    for (const { place, value } of textsIn(text)) {
      for (const [, name] of value.matchAll(/\{([^}]*)\}/g)) {
        if (!placeholders.some((one) => one === name)) fault(place, `{${name}} is filled by nothing`)
      }
      if (/[{}]/.test(value.replace(/\{[^{}]*\}/g, ''))) fault(place, 'a brace is not closed')
      if ((value.match(/\*\*/g)?.length ?? 0) % 2 === 1) fault(place, 'bold is not closed')
      if (/(?<!\*)\*(?!\*)|<\/?[a-z]|\]\(/.test(value)) fault(place, 'only **bold** can be marked')
      const unfinished = unfinishedIn(value)
      if (unfinished) fault(place, unfinished)
      if (/\.nl(\.|\[|$)/.test(place) && familiar.test(value)) fault(place, 'addresses the reader as je')
    }
  }
  return faults
}
