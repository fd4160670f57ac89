import type { LinkState, VerdictState } from '../../core/demonstrability/chain.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import type { listVerdicts, readVerdict } from '../../features/demonstrability/demonstrability.contract.ts'
import type { Answer } from '../session/call.ts'
import { requirementAddress } from '../standards/requirement-address.ts'
import type { State } from '../ui/verdict.tsx'

export type Verdicts = Answer<typeof listVerdicts>
export type Listed = Verdicts['items'][number]
export type Detailed = Answer<typeof readVerdict>
export type Sum = Verdicts['editions'][number]['sum']

/** How a requirement is shown: what ends within a month stands with what is not yet there, because both ask for something. */
export const shownStates = ['demonstrable', 'soon', 'not-demonstrable', 'not-applicable'] as const
export type ShownState = (typeof shownStates)[number]

/** What ends within so many days is said to end soon. */
export const soonDays = 30

/** Whether something that holds ends within a month of the day that is looked at. */
export const endsSoon = (until: string | null, day: string): boolean =>
  until !== null && until <= addDays(day as Day, soonDays)

/** How a verdict is shown on the day that is looked at. */
export function shownStateOf({ state, until }: { state: VerdictState; until: string | null }, day: string): ShownState {
  if (state === 'not-yet') return 'soon'
  return state === 'demonstrable' && endsSoon(until, day) ? 'soon' : state
}

/** Shape and colour of a verdict. */
export const markOf: Record<ShownState, State> = {
  demonstrable: 'holds',
  soon: 'soon',
  'not-demonstrable': 'fails',
  'not-applicable': 'none',
}

/** Shape and colour of a link of the chain. */
export const linkMark: Record<LinkState, State> = {
  holds: 'holds',
  'not-yet': 'part',
  fails: 'fails',
  'not-asked': 'none',
}

/** The address of the requirement that a verdict is about. */
export const addressOfVerdict = ({ edition, kind, number }: Pick<Listed, 'edition' | 'kind' | 'number'>): string =>
  requirementAddress(edition, kind, number)

/** The parts of a bar; what does not apply is no part of it. */
export const partsOfSum = (sum: Sum) =>
  [
    { state: 'holds', part: sum.demonstrable },
    { state: 'soon', part: sum['not-yet'] },
    { state: 'fails', part: sum['not-demonstrable'] },
  ] as const
