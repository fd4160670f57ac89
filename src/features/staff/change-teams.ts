import { allow } from '../../core/access/allow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import { faults, invalid } from './refusals.ts'
import { listMemberships } from './staff.store.ts'
import { deleteMemberships } from './staff-write.store.ts'
import { insertTeams, listTeams, meantFor, type Team, updateTeam } from './teams.store.ts'

async function checkName(tx: Tx, name: string, besides: string | null): Promise<void> {
  const same = (await listTeams(tx)).some((one) => one.id !== besides && one.name.toLowerCase() === name.toLowerCase())
  if (same) throw invalid([faults.teamNameTaken()])
}

async function teamAsSeen(tx: Tx, id: string, seen: number): Promise<Team> {
  const team = (await listTeams(tx)).find((one) => one.id === id)
  if (!team) throw problems.notFound()
  requireRevision(team.revision, seen)
  return team
}

/** Makes a team. */
export async function addTeam(tx: Tx, { name }: { name: string }) {
  const may = allow(tx.actor, 'staff:write')
  await checkName(tx, name, null)
  const id = newId()
  await insertTeams(tx, may, [{ id, name }])
  tx.note({ action: 'team.added', subject: name })
  return { id, revision: tx.revision }
}

/** Gives a team another name. */
export async function renameTeam(tx: Tx, id: string, { name }: { name: string }, seen: number) {
  const may = allow(tx.actor, 'staff:write')
  const before = await teamAsSeen(tx, id, seen)
  if (before.name === name) return { id, revision: before.revision }
  await checkName(tx, name, id)
  await updateTeam(tx, may, id, { name })
  tx.note({ action: 'team.renamed', subject: name, details: { before: before.name } })
  return { id, revision: tx.revision }
}

/**
 * Withdraws a team and takes its people out of it, so that whoever is left without a team shows. Refused while something is meant for
 * the team: its audience would shrink without anybody having decided so.
 */
export async function withdrawTeam(tx: Tx, id: string, seen: number): Promise<void> {
  const may = allow(tx.actor, 'staff:write')
  const team = await teamAsSeen(tx, id, seen)
  const titles = await meantFor(tx, id)
  if (titles.length > 0) {
    const list = titles.slice(0, 5).join(', ')
    throw new Problem(409, 'team-in-use', {
      nl: `Dit is bedoeld voor het team: ${list}. Wijzig eerst voor wie het bedoeld is.`,
      en: `This is meant for the team: ${list}. Change first whom it is meant for.`,
    })
  }
  const people = (await listMemberships(tx)).filter((one) => one.team === id)
  await deleteMemberships(
    tx,
    may,
    people.map((one) => one.id),
  )
  await updateTeam(tx, may, id, { withdrawn_at: tx.now })
  tx.note({ action: 'team.withdrawn', subject: team.name, details: { people: people.length } })
}
