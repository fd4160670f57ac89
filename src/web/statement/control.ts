import type { listControls } from '../../features/applicability/applicability.contract.ts'
import type { Answer } from '../session/call.ts'

/** A page of the statement, as the server gives it. */
export type ControlPage = Answer<typeof listControls>
/** One control with what was decided about it. */
export type Control = ControlPage['items'][number]
export type EditionTotals = ControlPage['totals'][number]

/** What tells one control from all others. */
export function keyOf(control: { edition: string; requirement: string }): string {
  return `${control.edition} ${control.requirement}`
}
