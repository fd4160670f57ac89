import { addDays, type Day, daysBetween } from '../time/day.ts'
import type { DueKind, DueState } from './due-kinds.ts'
import { type Acting, type Asked, actsOn, type Crew } from './responsible.ts'

/** Something that is due, whatever fact it follows from. */
export type Due = {
  /** Its kind, and the id of the fact that it follows from. */
  key: string
  kind: DueKind
  title: string
  about: string
  /** Null: no day was agreed. */
  dueOn: Day | null
  /** The last day of what lasts longer than one. */
  ends: Day | null
  startsToWarn: Day
  asked: Asked
  count: number | null
  page: string
  turn: { of: 'duty' | 'rhythm'; id: string; dueOn: Day } | null
}

/** How many days after today still count as this week. */
export const weekDays = 7

/** How a day stands towards today: the day itself is not over. */
export function dueState(dueOn: Day | null, today: Day): DueState {
  if (dueOn === null) return 'undated'
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, weekDays) ? 'this-week' : 'later'
}

/** Days until something is due; negative where that is over. */
export const daysUntil = (dueOn: Day | null, today: Day): number | null =>
  dueOn === null ? null : daysBetween(today, dueOn)

/** Who acts: today where it is overdue or without a day, else who is there on the day that it is due. */
export function actorOf({ asked, dueOn }: Pick<Due, 'asked' | 'dueOn'>, today: Day, crew: Crew): Acting {
  return actsOn(asked, dueOn === null || dueOn < today ? today : dueOn, crew)
}

type Sortable = Pick<Due, 'dueOn' | 'title' | 'key'>

/** Soonest due first; what has no day comes last. */
export const byDay = (a: Sortable, b: Sortable): number =>
  (a.dueOn ?? '9999-99').localeCompare(b.dueOn ?? '9999-99') ||
  a.title.localeCompare(b.title) ||
  a.key.localeCompare(b.key)
