import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { Due } from './due.ts'
import type { DueKind } from './due-kinds.ts'

/** For so many days somebody can still catch up before others are told. */
const escalateAfterDays = 7

/** Reading has reminders of its own, and an audit or a term comes whether or not anybody acts. */
const neverTold: readonly DueKind[] = ['reading', 'audit', 'term']

/** How an escalation is kept: what it is about, and the day on which that was due. */
export const escalationKey = ({ key, dueOn }: { key: string; dueOn: Day }): string => `${key} ${dueOn}`

/** What is overdue for more than seven days, and of which nobody else was told yet. */
export function toEscalate(dues: readonly Due[], told: ReadonlyMap<string, Day>, today: Day): (Due & { dueOn: Day })[] {
  const before = daysLater(today, -escalateAfterDays)
  return dues
    .filter((due): due is Due & { dueOn: Day } => due.dueOn !== null && !neverTold.includes(due.kind))
    .filter((due) => due.dueOn < before && !told.has(escalationKey(due)))
}
