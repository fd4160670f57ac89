import type { ControlState } from '../ui/control-state.ts'

/** The parts of a bar, from how many controls are in each state; what nobody decided on stays empty. */
export function partsOf(states: Partial<Record<ControlState, number>>) {
  const count = (...names: ControlState[]) => names.reduce((sum, name) => sum + (states[name] ?? 0), 0)
  return [
    { state: 'holds', part: count('in-place') },
    { state: 'soon', part: count('partly', 'planned', 'unmarked') },
    { state: 'fails', part: count('absent') },
    { state: 'none', part: count('undecided') },
  ] as const
}
