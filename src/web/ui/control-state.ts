import type { State } from './verdict.tsx'

export const controlStates = [
  'in-place',
  'partly',
  'planned',
  'absent',
  'unmarked',
  'not-applicable',
  'undecided',
] as const

/** How a control stands by what was decided about it. */
export type ControlState = (typeof controlStates)[number]

const verdicts: Record<ControlState, State> = {
  'in-place': 'holds',
  partly: 'part',
  planned: 'soon',
  absent: 'fails',
  unmarked: 'unseen',
  'not-applicable': 'none',
  undecided: 'open',
}

/** Which mark a state of a control gets. */
export function verdictOf(state: ControlState): State {
  return verdicts[state]
}
