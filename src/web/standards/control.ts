import type { z } from 'zod'
import type { control, decisionFacts } from '../../features/applicability/applicability.contract.ts'
import type { editionSummary, requirement } from '../../features/standards/standards.contract.ts'
import type { ControlState } from '../ui/control-state.ts'

export type Control = z.infer<typeof control>
export type Facts = z.infer<typeof decisionFacts>
export type EditionSummary = z.infer<typeof editionSummary>
export type Requirement = z.infer<typeof requirement>

/** The address of a control's own page. */
export function addressOf(edition: string, requirement: string): string {
  return `/standards/${edition}/${requirement}`
}

/** Whether health care has a requirement of its own here; guidance alone does not count. */
export function isForCare(mark: string | null | undefined): boolean {
  return mark === 'unique' || mark === 'deepened'
}

/** What a control adds for health care, as the organisation reads it: its own correction goes before what the content says. */
export function readMark({ healthcare, correction }: Requirement): Requirement['healthcare'] {
  return correction ? { mark: correction.mark, confidence: 'high' } : healthcare
}

/**
 * How many of some controls are in place, of how many apply: the same count as in the statement and its documents. What is undecided
 * is told beside it, so that deciding nothing never looks like being done.
 */
export function figureOf(
  states: Partial<Record<ControlState, number>>,
): Record<'inPlace' | 'of' | 'undecided', number> {
  let of = 0
  for (const [state, number] of Object.entries(states)) {
    if (state !== 'not-applicable' && state !== 'undecided') of += number
  }
  return { inPlace: states['in-place'] ?? 0, of, undecided: states.undecided ?? 0 }
}

/** How many controls are in each state. */
export function countByState(controls: readonly { state: ControlState }[]): Partial<Record<ControlState, number>> {
  const counts: Partial<Record<ControlState, number>> = {}
  for (const { state } of controls) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
