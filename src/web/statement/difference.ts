import { type ControlState, stateOf } from '../../core/applicability/control-state.ts'
import type { compareSoaVersions } from '../../features/soa/soa.contract.ts'
import type { Answer } from '../session/call.ts'

export type Difference = Answer<typeof compareSoaVersions>
export type DifferentControl = Difference['items'][number]
type Side = NonNullable<DifferentControl['before']>

/** One part of a decision that reads differently before and after. Empty lists and texts are null. */
export type Line =
  | { part: 'state'; before: ControlState; after: ControlState }
  | { part: 'reasons'; before: string[] | null; after: string[] | null }
  | {
      part: 'law' | 'contract' | 'justification' | 'description' | 'since'
      before: string | null
      after: string | null
    }

const orNull = <T extends string | readonly string[]>(value: T | null | undefined): T | null =>
  value && value.length > 0 ? value : null

/** What changed in one control, part by part, in the order in which a statement is read; parts that stayed are left out. */
export function linesOf({ before, after }: Pick<DifferentControl, 'before' | 'after'>): Line[] {
  const lines: Line[] = []
  const states = { before: stateOf(before), after: stateOf(after) }
  if (states.before !== states.after) lines.push({ part: 'state', ...states })
  const reasons = { before: orNull(before?.reasons), after: orNull(after?.reasons) }
  if (reasons.before?.join() !== reasons.after?.join()) lines.push({ part: 'reasons', ...reasons })
  for (const part of ['law', 'contract', 'justification', 'description', 'since'] as const) {
    const pick = (side: Side | null) => orNull(side?.[part])
    const pair = { before: pick(before), after: pick(after) }
    if (pair.before !== pair.after) lines.push({ part, ...pair })
  }
  return lines
}
