import type { ContentFault } from '../standards/check-content.ts'
import type { Edition } from '../standards/edition.ts'
import { textsIn, unfinishedIn } from '../standards/written-text.ts'
import type { QuestionSet } from './question-set.ts'

const familiar = /\b(je|jij|jouw|jullie|u|uw)\b/i

/**
 * What is wrong in sets of questions that each have the right form, against the edition that numbers their controls: controls that do not
 * exist, ids that occur twice, questions that do not ask, and text that is still to be written.
 */
export function checkQuestionSets(sets: ReadonlyMap<string, QuestionSet>, edition: Edition): ContentFault[] {
  const known = new Set(edition.requirements.map(({ id }) => id))
  const faults: ContentFault[] = []
  for (const set of sets.values()) {
    const fault = (place: string, message: string) =>
      faults.push({ in: `questionnaires/${set.id}.yaml`, place, message })
    const ids = new Set<string>()
    for (const { id, nl, en, controls } of set.themes.flatMap(({ questions }) => questions)) {
      if (ids.has(id)) fault(id, 'occurs twice')
      ids.add(id)
      for (const one of controls) if (!known.has(one)) fault(id, `${edition.name} has no control ${one}`)
      if (![nl, en].every((asked) => asked.endsWith('?'))) fault(id, 'asks nothing')
    }
    for (const { place, value } of textsIn(set)) {
      const unfinished = unfinishedIn(value)
      if (unfinished) fault(place, unfinished)
      if (/\.nl$/.test(place) && familiar.test(value)) fault(place, 'addresses the reader as je or u')
    }
  }
  return faults
}
