import { allow } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import { offeredAccounts } from './overview.store.ts'
import { faults, invalid } from './refusals.ts'
import { findPeople, listMemberships, type StaffRow } from './staff.store.ts'
import { deleteMemberships, insertMemberships, setEnds, setUsers } from './staff-write.store.ts'
import { listTeams } from './teams.store.ts'

/** People in the words of a note: one by name, many by the first and how many more. */
const named = (people: readonly { name: string }[]): string =>
  people.length > 3 ? `${people[0]?.name} + ${people.length - 1}` : people.map(({ name }) => name).join(', ')

async function allOf(tx: Tx, ids: readonly string[]): Promise<StaffRow[]> {
  const people = await findPeople(tx, ids)
  if (people.length !== new Set(ids).size) throw problems.notFound()
  return people
}

/** Sets the last day of employment of many, or takes it back (null). 412 where anybody was changed meanwhile. */
export async function endEmployments(
  tx: Tx,
  { people, ends }: { people: readonly { id: string; revision: number }[]; ends: string | null },
): Promise<number> {
  const may = allow(tx.actor, 'staff:write')
  const seen = new Map(people.map(({ id, revision }) => [id, revision]))
  const found = await allOf(tx, [...seen.keys()])
  for (const { id, revision } of found) requireRevision(revision, seen.get(id) ?? 0)
  const late = found.filter(({ starts }) => ends !== null && starts > ends)
  if (late.length > 0) {
    const fault = faults.endsBeforeStart()
    const { nl, en } = fault.message
    throw invalid([{ ...fault, message: { nl: `${named(late)}: ${nl}`, en: `${named(late)}: ${en}` } }])
  }
  const changing = found.filter((person) => person.ends !== ends)
  if (changing.length === 0) return 0
  await setEnds(
    tx,
    may,
    changing.map(({ id }) => id),
    ends as Day | null,
  )
  tx.note({
    action: ends === null ? 'staff.employment-reopened' : 'staff.employment-ended',
    subject: named(changing),
    details: { people: changing.length, ends },
  })
  return changing.length
}

/** Puts many in a team, or takes them out; whoever is where they should be already stays as is. */
export async function setTeam(
  tx: Tx,
  { people, team, member }: { people: readonly string[]; team: string; member: boolean },
): Promise<number> {
  const may = allow(tx.actor, 'staff:write')
  const place = (await listTeams(tx)).find(({ id }) => id === team)
  if (!place) throw invalid([faults.noTeam('team')])
  const found = await allOf(tx, people)
  const there = new Map(
    (await listMemberships(tx, people)).filter((one) => one.team === team).map((one) => [one.staff, one.id]),
  )
  const changing = found.filter(({ id }) => there.has(id) !== member)
  if (changing.length === 0) return 0
  if (member) {
    await insertMemberships(
      tx,
      may,
      changing.map(({ id }) => ({ staff: id, team })),
    )
  } else {
    await deleteMemberships(
      tx,
      may,
      changing.flatMap(({ id }) => there.get(id) ?? []),
    )
  }
  tx.note({
    action: member ? 'team.joined' : 'team.left',
    subject: `${place.name}: ${named(changing)}`,
    details: { people: changing.length },
  })
  return changing.length
}

/** Joins people to the accounts that have the same address. */
export async function joinAccounts(tx: Tx, people: readonly string[]): Promise<number> {
  const may = allow(tx.actor, 'staff:write')
  await allOf(tx, people)
  const joining = (await offeredAccounts(tx)).filter(({ id }) => people.includes(id))
  if (joining.length === 0) {
    throw new Problem(409, 'no-account-to-join', {
      nl: 'Er is geen vrij account met hetzelfde e-mailadres.',
      en: 'There is no free account with the same e-mail address.',
    })
  }
  await setUsers(tx, may, joining)
  tx.note({ action: 'staff.account-joined', subject: named(joining), details: { people: joining.length } })
  return joining.length
}

/** Takes the account of somebody off. */
export async function releaseAccount(tx: Tx, id: string, seen: number) {
  const may = allow(tx.actor, 'staff:write')
  const [person] = await findPeople(tx, [id])
  if (!person) throw problems.notFound()
  requireRevision(person.revision, seen)
  if (person.user === null) return { id, revision: person.revision }
  await setUsers(tx, may, [{ id, user: null }])
  tx.note({ action: 'staff.account-released', subject: person.name })
  return { id, revision: tx.revision }
}
