import { z } from 'zod'
import { approvalStates, planChanges } from '../../core/risk/approval.ts'
import { treatments } from '../../core/risk/facts.ts'
import { day, id, instant, revision } from '../../platform/http/shapes.ts'

/** A linked measure with the day from which it works or is to work; null: none is known. */
export const plannedMeasure = z.strictObject({ id, day: day.nullable() })
export const approvalState = z.enum(approvalStates)

/** How its owner stands to what is done about a risk. */
export const approval = z.strictObject({
  state: approvalState,
  /** In what the plan is another than the one that was approved. */
  changes: z.array(z.enum(planChanges)),
  /** What would be approved now, by whom, and who can record it. Null where nothing is asked, or the risk has to be looked at first. */
  asks: z
    .strictObject({
      owner: z.string(),
      /** A role in words: then who approves has to be named. */
      isRole: z.boolean(),
      measures: z.array(plannedMeasure),
      /** Whether who asks is the owner, and may say so for the owner. */
      asOwner: z.boolean(),
      forOwner: z.boolean(),
    })
    .nullable(),
  /** All of them, newest first. */
  given: z.array(
    z.strictObject({
      id,
      revision,
      treatment: z.enum(treatments),
      by: z.string(),
      on: day,
      /** '' where the owner recorded it. */
      recordedBy: z.string(),
      note: z.string(),
      recordedAt: instant,
      withdrawnOn: day.nullable(),
      withdrawalReason: z.string(),
      /** Whether it stands for the plan as it is now. */
      holds: z.boolean(),
      mayWithdraw: z.boolean(),
    }),
  ),
})
