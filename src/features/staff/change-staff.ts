import { allow } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { type Fault, faults, invalid } from './refusals.ts'
import { findPeople, findTaken, listLocations, listMemberships } from './staff.store.ts'
import {
  deleteMemberships,
  insertMemberships,
  insertPeople,
  updatePeople,
  type WrittenPerson,
} from './staff-write.store.ts'
import { listTeams } from './teams.store.ts'

/** What is filled in about somebody. */
export type GivenPerson = Omit<WrittenPerson, 'id' | 'starts' | 'ends'> & {
  starts: string
  ends: string | null
  teams: string[]
}

const withDays = (id: string, { teams: _teams, starts, ends, ...given }: GivenPerson): WrittenPerson => ({
  ...given,
  id,
  starts: starts as Day,
  ends: ends as Day | null,
})

/** Throws where the address or number is somebody else's, or where location or team is none of this organisation. What stood there may stay. */
async function check(
  tx: Tx,
  given: GivenPerson,
  before: { id: string; location: string | null; teams: string[] } | null,
) {
  const found: Fault[] = []
  if (given.ends !== null && given.ends < given.starts) found.push(faults.endsBeforeStart())
  const taken = await findTaken(tx, { ...given, besides: before?.id ?? null })
  if (taken.email !== null) found.push(faults.emailTaken(taken.email))
  if (taken.number !== null) found.push(faults.numberTaken(taken.number))
  if (given.location !== null && given.location !== before?.location) {
    const locations = await listLocations(tx)
    if (!locations.some(({ id }) => id === given.location)) found.push(faults.noLocation())
  }
  const teams = new Set([...(await listTeams(tx)).map(({ id }) => id), ...(before?.teams ?? [])])
  if (given.teams.some((team) => !teams.has(team))) found.push(faults.noTeam())
  if (found.length > 0) throw invalid(found)
}

/** Adds somebody. */
export async function addPerson(tx: Tx, given: GivenPerson): Promise<{ id: string; revision: number }> {
  const may = allow(tx.actor, 'staff:write')
  await check(tx, given, null)
  const id = newId()
  await insertPeople(tx, may, [withDays(id, given)])
  const teams = [...new Set(given.teams)]
  await insertMemberships(
    tx,
    may,
    teams.map((team) => ({ staff: id, team })),
  )
  tx.note({ action: 'staff.added', subject: given.name })
  return { id, revision: tx.revision }
}

/** Changes what is kept about somebody, teams included. 412 where somebody else changed it meanwhile. */
export async function changePerson(tx: Tx, id: string, given: GivenPerson, seen: number) {
  const may = allow(tx.actor, 'staff:write')
  const [person] = await findPeople(tx, [id])
  if (!person) throw problems.notFound()
  requireRevision(person.revision, seen)
  const memberships = await listMemberships(tx, [id])
  await check(tx, given, { id, location: person.location, teams: memberships.map(({ team }) => team) })
  // The row is written also where only teams change, so that its revision tells of it.
  await updatePeople(tx, may, [withDays(id, given)])
  const wanted = new Set(given.teams)
  await deleteMemberships(
    tx,
    may,
    memberships.filter(({ team }) => !wanted.has(team)).map((one) => one.id),
  )
  const added = [...wanted].filter((team) => !memberships.some((one) => one.team === team))
  await insertMemberships(
    tx,
    may,
    added.map((team) => ({ staff: id, team })),
  )
  tx.note({ action: 'staff.changed', subject: given.name })
  return { id, revision: tx.revision }
}
