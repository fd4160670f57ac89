import type { Actor } from '../../core/access/actor.ts'
import { byDay, daysUntil, dueState } from '../../core/rhythm/due.ts'
import { type DueKind, type DueState, dueKinds, dueStates } from '../../core/rhythm/due-kinds.ts'
import type { Person } from '../../core/rhythm/responsible.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { TaskFilter } from './rhythm.contract.ts'
import { type ActedDue, callerIn, type Ground, isMine, readingOf } from './rhythm-ground.ts'
import { seesAbsence, shownActing } from './shown-acting.ts'

type Whose = TaskFilter['whose']

/** Everything that is due, with what the caller alone has to read. */
async function duesFor(reader: Reader, ground: Ground, caller: Person | null): Promise<ActedDue[]> {
  const own = caller?.staff ? await readingOf(reader, ground, [caller.staff]) : []
  return [...ground.dues, ...own]
}

/** Picks what is of the caller, of the caller's teams, or everything. */
export function pick(whose: Whose, caller: Person | null, ground: Ground): (due: Pick<ActedDue, 'acting'>) => boolean {
  if (whose === 'all') return () => true
  const teams = new Set(caller?.staff ? ground.crew.people.get(caller.staff)?.teams : [])
  const inTeam = (staff: string | null) =>
    staff !== null && (ground.crew.people.get(staff)?.teams.some((team) => teams.has(team)) ?? false)
  return (due) => {
    if (isMine(due, caller, ground)) return true
    if (whose === 'mine') return false
    return inTeam(due.acting.staff) || (due.acting.team !== null && teams.has(due.acting.team))
  }
}

/** Near enough to begin with: overdue, without a day, or from the day on which it starts to warn. */
const isNear = ({ dueOn, startsToWarn }: ActedDue, { today }: Ground): boolean =>
  dueOn === null || dueOn <= today || startsToWarn <= today

const holds = (text: string) => {
  const wanted = text.toLowerCase()
  return ({ title, about, acting }: ActedDue) =>
    [title, about, acting.name].some((one) => one.toLowerCase().includes(wanted))
}

function count<K extends string>(keys: readonly K[], of: readonly K[]): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  for (const key of of) counts[key] += 1
  return counts
}

const orders: Record<TaskFilter['sort'], (a: ActedDue, b: ActedDue) => number> = {
  due: () => 0,
  kind: (a, b) => dueKinds.indexOf(a.kind) - dueKinds.indexOf(b.kind),
  title: (a, b) => a.title.localeCompare(b.title),
  who: (a, b) => a.acting.name.localeCompare(b.acting.name),
}

/** The tasks that pass a filter, all of them, in the order asked for; and how many there are besides. */
export async function selectTasks(reader: Reader, ground: Ground, actor: Actor, filter: TaskFilter) {
  const caller = callerIn(ground, actor)
  const dues = await duesFor(reader, ground, caller)
  const near = dues.filter((due) => isNear(due, ground))
  const { whose, until, text, state, kind } = filter
  const wanted = (until === undefined ? near : dues.filter(({ dueOn }) => dueOn !== null && dueOn <= until))
    .filter(pick(whose, caller, ground))
    .filter(text === undefined || text === '' ? () => true : holds(text))
  const stateOf = ({ dueOn }: ActedDue): DueState => dueState(dueOn, ground.today)
  const shown = wanted.filter(
    (due) => (state === undefined || stateOf(due) === state) && (kind === undefined || due.kind === kind),
  )
  const turn = filter.direction === 'down' ? -1 : 1
  shown.sort((a, b) => turn * (orders[filter.sort](a, b) || byDay(a, b)))
  const counted = (of: Whose) => near.filter(pick(of, caller, ground)).length
  return {
    today: ground.today,
    shown: shown.map((due) => toTask(due, caller, ground, seesAbsence(actor))),
    joined: caller !== null && caller.staff !== null,
    states: count<DueState>(dueStates, wanted.map(stateOf)),
    kinds: count<DueKind>(
      dueKinds,
      wanted.map((due) => due.kind),
    ),
    all: { mine: counted('mine'), team: counted('team'), all: counted('all') },
  }
}

export type Task = ReturnType<typeof toTask>

function toTask(due: ActedDue, caller: Person | null, ground: Ground, absenceToo: boolean) {
  const mine = isMine(due, caller, ground)
  const { key, kind, title, about, dueOn, count: many, page, turn, escalatedOn } = due
  return {
    ...{ key, kind, title, about, dueOn, page, turn, escalatedOn },
    state: dueState(dueOn, ground.today),
    days: daysUntil(dueOn, ground.today),
    who: shownActing(due.acting, absenceToo || mine),
    mine,
    count: many,
  }
}
