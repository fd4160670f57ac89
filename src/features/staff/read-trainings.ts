import type { Placed } from '../../core/staff/audience.ts'
import { isTrained, type Trained, type TrainingState, trainedOn } from '../../core/staff/training.ts'
import type { Day } from '../../core/time/day.ts'
import { problems } from '../../platform/http/problem.ts'
import { findPeople, listLocations, listMemberships, type Source } from './staff.store.ts'
import { listTeams } from './teams.store.ts'
import { findTrainings, lastRecords, listFollowed, type Training } from './trainings.store.ts'

type Worker = Placed & { name: string; email: string; number: string }

/** Everybody with teams, as an audience asks: two statements. */
async function workersOf(source: Source): Promise<Worker[]> {
  const teamsOf = Map.groupBy(await listMemberships(source), ({ staff }) => staff)
  return (await findPeople(source))
    .map((one) => ({ ...one, teams: (teamsOf.get(one.id) ?? []).map(({ team }) => team) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.id < b.id ? -1 : 1))
}

/** How a training stands on a day. Nobody has to follow one that was withdrawn. */
function standing(training: Training, day: Day, people: readonly Worker[], followed: Parameters<typeof trainedOn>[3]) {
  const rules = training.withdrawn ? [] : training.audience
  const { trained, unplaced } = trainedOn(day, { rules, repeatEvery: training.repeatEvery }, people, followed)
  const has = trained.filter(({ state }) => isTrained(state)).length
  const counts = {
    audience: trained.length,
    trained: has,
    soon: trained.filter(({ state }) => state === 'soon').length,
    missing: trained.length - has,
    unplaced: unplaced.length,
  }
  return { trained, unplaced, counts }
}

/** All trainings with how their audience stands: a fixed number of statements. */
export async function trainingsOn(source: Source, day: Day) {
  const people = await workersOf(source)
  const followed = Map.groupBy(await listFollowed(source), ({ training }) => training)
  const trainings = await findTrainings(source)
  return trainings.map((training) => ({
    ...training,
    counts: standing(training, day, people, followed.get(training.id) ?? []).counts,
  }))
}

type Asked = { state?: TrainingState | 'missing' | undefined; search?: string | undefined }

const shows = ({ state: wanted, search = '' }: Asked) => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ person, state }: Trained<Worker>) => {
    const text = `${person.name} ${person.number} ${person.email} ${person.function}`.toLowerCase()
    const inState = wanted === undefined || (wanted === 'missing' ? !isTrained(state) : state === wanted)
    return inState && words.every((word) => text.includes(word))
  }
}

/** How one training stands, with the people of its audience that are asked for. */
export async function trainingOn(source: Source, id: string, day: Day, asked: Asked) {
  const [training] = await findTrainings(source, id)
  if (!training) throw problems.notFound()
  const people = await workersOf(source)
  const { trained, unplaced, counts } = standing(training, day, people, await listFollowed(source, id))
  const places = Object.fromEntries(
    [...(await listTeams(source)), ...(await listLocations(source))].map((one) => [one.id, one.name]),
  )
  const rows = trained.filter(shows(asked)).map(({ person, state, followedOn, due }) => ({
    ...{ id: person.id, name: person.name, function: person.function, state, followedOn, due },
    teams: person.teams.flatMap((team) => places[team] ?? []),
  }))
  return {
    ...training,
    counts,
    places,
    rows,
    unplaced: unplaced.map(({ person, lacking }) => ({ id: person.id, name: person.name, lacking })),
    records: await lastRecords(source, id),
  }
}
