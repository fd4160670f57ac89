import type { Actor } from '../../core/access/actor.ts'
import { actorOf, byDay, dueState } from '../../core/rhythm/due.ts'
import { dueOfDuty } from '../../core/rhythm/dues-of-measures.ts'
import type { PersonFact } from '../../core/rhythm/facts.ts'
import type { Crew } from '../../core/rhythm/responsible.ts'
import { isEmployed } from '../../core/staff/audience.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { problems } from '../../platform/http/problem.ts'
import { type DutyRow, dutyRows } from './duties.store.ts'
import { readPeople, type SourceNow } from './people-facts.store.ts'
import { seesAbsence, shownActing } from './shown-acting.ts'

async function crewOf(source: SourceNow): Promise<Crew & { people: Map<string, PersonFact> }> {
  const { people, teams } = await readPeople(source)
  return {
    people: new Map(people.map((person) => [person.id, person])),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    accounts: new Map(),
  }
}

function shownDuty(
  { done, ...duty }: DutyRow,
  crew: Awaited<ReturnType<typeof crewOf>>,
  today: Day,
  absenceToo: boolean,
) {
  const person = (id: string | null) => {
    const found = id === null ? undefined : crew.people.get(id)
    return found ? { id: found.id, name: found.name, left: !isEmployed(found, today) && found.starts <= today } : null
  }
  const [due] = dueOfDuty({ ...duty, done }, today)
  const next =
    due?.dueOn == null
      ? null
      : {
          dueOn: due.dueOn,
          state: dueState(due.dueOn, today),
          who: shownActing(actorOf(due, today, crew), absenceToo),
          missed: due.count ?? 0,
        }
  return {
    ...duty,
    owner: person(duty.owner),
    standIn: person(duty.standIn),
    team: duty.team === null ? null : { id: duty.team, name: crew.teams.get(duty.team) ?? '' },
    next,
    lastDoneOn: done.reduce<Day | null>((last, { doneOn }) => (last === null || doneOn > last ? doneOn : last), null),
  }
}

/** Duties with the turn that is to be done next, soonest first; `over` are those of which nothing is due any more. Two statements. */
export async function listDuties(
  source: SourceNow,
  actor: Actor,
  filter: { state: 'running' | 'over'; text?: string | undefined },
) {
  const today = dayOf(source.now)
  const rows = await dutyRows(source)
  const crew = await crewOf(source)
  const all = rows.map((row) => shownDuty(row, crew, today, seesAbsence(actor)))
  const isOver = ({ next, endedOn }: (typeof all)[number]) => next === null || (endedOn !== null && endedOn <= today)
  const wanted = filter.text?.toLowerCase() ?? ''
  const shown = all
    .filter((one) => isOver(one) === (filter.state === 'over') && one.title.toLowerCase().includes(wanted))
    .sort((a, b) => byDay(sortable(a), sortable(b)))
  const over = all.filter(isOver).length
  return { shown, over, running: all.length - over }
}

const sortable = ({ id, title, next }: { id: string; title: string; next: { dueOn: Day } | null }) => ({
  ...{ key: id, title },
  dueOn: next?.dueOn ?? null,
})

/** One duty. 404 where there is none such. */
export async function readDuty(source: SourceNow, actor: Actor, id: string) {
  const [row] = await dutyRows(source, id)
  if (!row) throw problems.notFound()
  return shownDuty(row, await crewOf(source), dayOf(source.now), seesAbsence(actor))
}
