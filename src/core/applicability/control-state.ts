/** How a control stands, read from the decision about it. Every control is in exactly one state. */
export const controlStates = [
  'in-place',
  'partly',
  'planned',
  'absent',
  'unmarked',
  'not-applicable',
  'undecided',
] as const
export type ControlState = (typeof controlStates)[number]

/** The part of a decision that its state depends on. */
export type Decided = { applies: boolean; presence: string | null }

/** The state of a control: undecided without a decision, unmarked where it applies and nobody said what is there. */
export function stateOf(decision: Decided | null | undefined): ControlState {
  if (!decision) return 'undecided'
  if (!decision.applies) return 'not-applicable'
  return (decision.presence as ControlState | null) ?? 'unmarked'
}

/** Counts by state; the counts add up to the number of decisions given. */
export function countStates(decisions: readonly (Decided | null | undefined)[]): Record<ControlState, number> {
  const counts = Object.fromEntries(controlStates.map((state) => [state, 0])) as Record<ControlState, number>
  for (const decision of decisions) counts[stateOf(decision)] += 1
  return counts
}
