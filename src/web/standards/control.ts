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

/** How many controls are in each state. */
export function countByState(controls: readonly { state: ControlState }[]): Partial<Record<ControlState, number>> {
  const counts: Partial<Record<ControlState, number>> = {}
  for (const { state } of controls) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
