import { calendarOf } from '../../core/rhythm/calendar.ts'
import { actorOf } from '../../core/rhythm/due.ts'
import type { DueKind } from '../../core/rhythm/due-kinds.ts'
import type { Person } from '../../core/rhythm/responsible.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { pick } from './read-tasks.ts'
import { type Ground, isMine, readingOf } from './rhythm-ground.ts'
import { shownActing } from './shown-acting.ts'

type Which = {
  whose: 'mine' | 'team' | 'all'
  kind?: DueKind | undefined
  from: Day
  through: Day
  /** Of what things it is told who is away: of all, of one's own, or, where a link alone opens it, of none. */
  absence: 'all' | 'own' | 'none'
}

const most = 5000

/** The calendar of one person or of all: each thing with who acts on its own day, since somebody can be away by then. */
export async function readYear(reader: Reader, ground: Ground, caller: Person | null, which: Which) {
  const { facts, today, crew } = ground
  const reading = caller?.staff ? await readingOf(reader, ground, [caller.staff]) : []
  const items = calendarOf(facts, reading, today, which.from, which.through)
    .filter(({ kind }) => which.kind === undefined || kind === which.kind)
    .map(({ asked, ...item }) => ({ ...item, acting: actorOf({ asked, dueOn: item.day }, today, crew) }))
    .filter(pick(which.whose, caller, ground))
  return {
    today,
    items: items.slice(0, most).map(({ acting, ...item }) => {
      const mine = isMine({ acting }, caller, ground)
      const absenceToo = which.absence === 'all' || (which.absence === 'own' && mine)
      return { ...item, who: shownActing(acting, absenceToo), mine }
    }),
    leftOut: Math.max(0, items.length - most),
  }
}
