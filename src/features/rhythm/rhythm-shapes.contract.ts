import { z } from 'zod'
import { actingReasons, dueKinds, dueStates } from '../../core/rhythm/due-kinds.ts'
import { day, id } from '../../platform/http/shapes.ts'

export const text = z.strictObject({ nl: z.string(), en: z.string() })
export const dueKind = z.enum(dueKinds)
export const dueState = z.enum(dueStates)

/** Who has to act, on the day that it is due or today where that is over. */
export const acting = z.strictObject({
  /** Somebody of the staff; null for a team, a role, or an account that is joined to nobody of the staff. */
  staff: id.nullable(),
  /** The name of the person or team, or the role in words; '' for nobody. */
  name: z.string(),
  why: z.enum(actingReasons),
  /** Who would act otherwise, who is away or left; '' where nobody is replaced. */
  insteadOf: z.string(),
})

/** Something that is due. */
export const task = z.strictObject({
  /** The same for as long as it is the same thing. */
  key: z.string(),
  kind: dueKind,
  title: z.string(),
  /** What it belongs to: the measure of a proof, the review of a finding; '' where the title says all. */
  about: z.string(),
  /** Null: no day was agreed. */
  dueOn: day.nullable(),
  state: dueState,
  /** Days until it is due, negative where that is over; null without a day. */
  days: z.int().nullable(),
  who: acting,
  mine: z.boolean(),
  /** Of how many it is asked, where it is about several people; of turns, how many passed besides this one; of an assurance report, how many parts are open. */
  count: z.int().nullable(),
  /** Where it can be dealt with, within the application. */
  page: z.string().startsWith('/'),
  /** What `finishTurn` takes to mark it done; null where a fact recorded elsewhere does. */
  turn: z.strictObject({ of: z.enum(['duty', 'rhythm']), id, dueOn: day }).nullable(),
  /** Since when others were told that it is long overdue. */
  escalatedOn: day.nullable(),
})

/** ISO 8601: P1D, P2W, P3M, P1Y; '' for what is due once. */
export const every = z.string().regex(/^(P[1-9]\d?[DWMY])?$/)
