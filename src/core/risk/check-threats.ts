import type { ContentFault } from '../standards/check-content.ts'
import type { Edition } from '../standards/edition.ts'
import { textsIn, unfinishedIn } from '../standards/written-text.ts'
import type { ThreatsOfGroup } from './threat.ts'
import { threatGroups } from './threat-groups.ts'

const familiar = /\b(je|jij|jou|jouw|jullie|u|uw)\b/i

/**
 * What is wrong in threats that each have the right form, against the edition that numbers their controls: a group that is missing, an
 * id that occurs twice, controls that do not exist, lists that name something twice, and text that is unfinished or addresses the reader.
 */
export function checkThreats(groups: readonly ThreatsOfGroup[], edition: Edition): ContentFault[] {
  const known = new Set(edition.requirements.map(({ id }) => id))
  const seen = new Set<string>()
  const faults = threatGroups
    .filter((group) => !groups.some(({ id }) => id === group))
    .map((group) => ({ in: `threats/${group}.yaml`, place: 'file', message: 'is missing' }))
  for (const { id: group, threats } of groups) {
    for (const one of threats) {
      const fault = (place: string, message: string) =>
        faults.push({ in: `threats/${group}.yaml`, place: `${one.id}.${place}`, message })
      if (seen.has(one.id)) fault('id', 'occurs twice in the catalogue')
      seen.add(one.id)
      for (const number of one.controls)
        if (!known.has(number)) fault('controls', `${edition.name} has no control ${number}`)
      for (const list of ['affects', 'kinds', 'controls'] as const)
        if (new Set<string>(one[list]).size !== one[list].length) fault(list, 'one occurs twice')
      for (const { place, value } of textsIn({ title: one.title, explanation: one.explanation })) {
        const unfinished = unfinishedIn(value)
        if (unfinished) fault(place, unfinished)
        if (place.endsWith('.nl') && familiar.test(value)) fault(place, 'addresses the reader')
      }
    }
  }
  return faults
}
