import type { ProfileFact, TouchWay } from '../guidance/guidance.ts'
import type { KnownFacts } from './healthcare-result.ts'

/** A part of a requirement that falls away by itself where something is not so, while the rest of it stays. */
type SetAside = {
  id: 'big-check' | 'emissions' | 'encryption-at-rest'
  requirement: string
  when: { fact: ProfileFact } | { ways: readonly TouchWay[] }
}

const known: readonly SetAside[] = [
  { id: 'big-check', requirement: '6.1', when: { fact: 'gives-care' } },
  { id: 'emissions', requirement: '7.8', when: { fact: 'delivers-equipment' } },
  { id: 'encryption-at-rest', requirement: '8.24', when: { ways: ['stores', 'backs-up'] } },
]

export type SetAsideId = SetAside['id']

/** Facts on which a part of a requirement turns. */
export const setAsideFacts: readonly ProfileFact[] = known.flatMap(({ when }) => ('fact' in when ? [when.fact] : []))

/** Parts of requirements that are not for an organisation with these facts and these ways of touching (published examples of what a supplier can leave out). */
export function setAside(ways: readonly TouchWay[], facts: KnownFacts): { id: SetAsideId; requirement: string }[] {
  return known
    .filter(({ when }) =>
      'fact' in when ? facts.get(when.fact) === false : ways.length > 0 && !when.ways.some((way) => ways.includes(way)),
    )
    .map(({ id, requirement }) => ({ id, requirement }))
}
