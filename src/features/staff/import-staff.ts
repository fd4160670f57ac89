import { createHash } from 'node:crypto'
import { type Allowed, allow } from '../../core/access/allow.ts'
import { staffFields } from '../../core/staff/import-fields.ts'
import {
  type ImportOptions,
  type Known,
  planStaffImport,
  type StaffPlan,
  type Target,
} from '../../core/staff/plan-import.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { rememberColumns, rememberedColumns } from './import-columns.store.ts'
import { organisationOf } from './organisation.store.ts'
import { readList } from './read-list.ts'
import { findPeople, listLocations, listMemberships, type Source } from './staff.store.ts'
import { deleteMemberships, insertMemberships, insertPeople, setEnds, updatePeople } from './staff-write.store.ts'
import { insertTeams, listTeams } from './teams.store.ts'

type StaffKey = (typeof staffFields)[number]['key']
type Asked = {
  file: string
  columns: (StaffKey | '')[] | null
  wholeListOn: string | null
  startOn: string | null
}

/** The people as an import compares them: a fixed number of statements. */
async function knownStaff(source: Source): Promise<Known> {
  const teams = await listTeams(source)
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]))
  const teamsOf = new Map<string, string[]>()
  for (const { staff, team } of await listMemberships(source)) {
    const name = nameOf.get(team)
    if (name !== undefined) teamsOf.set(staff, [...(teamsOf.get(staff) ?? []), name])
  }
  const people = (await findPeople(source)).map((one) => ({ ...one, teams: teamsOf.get(one.id) ?? [] }))
  return { people, teams, locations: await listLocations(source) }
}

async function planned(source: Source, asked: Asked) {
  const list = await readList(asked.file, staffFields, await rememberedColumns(source, 'staff'), asked.columns)
  const options: ImportOptions = {
    startOn: asked.startOn as Day | null,
    wholeListOn: asked.wholeListOn as Day | null,
    language: (await organisationOf(source)).language,
  }
  const plan = planStaffImport(await knownStaff(source), list.rows, options)
  // What the file spoiled is said once, by what is wrong with the file.
  const spoiled = new Set(list.refused.map(({ row }) => row))
  plan.refused = [...list.refused, ...plan.refused.filter(({ row }) => !spoiled.has(row))].sort((a, b) => a.row - b.row)
  const token = createHash('sha256')
    .update(JSON.stringify([asked.file, list.columns, asked.wholeListOn, asked.startOn, plan]))
    .digest('hex')
  return { list, plan, token }
}

/** What taking over a list would change and refuse; stores nothing. */
export async function tryStaffImport(source: Source, asked: Asked, language: Language) {
  const { list, plan, token } = await planned(source, asked)
  return {
    token,
    rows: list.rows.length,
    columns: list.columns,
    newTeams: plan.newTeams,
    unknownLocations: plan.unknownLocations,
    added: plan.added.map(({ row, person }) => ({ row, name: person.name, number: person.number })),
    changed: plan.changed.map(({ row, person, fields }) => ({ row, name: person.name, fields })),
    ended: plan.ended.map(({ id, name }) => ({ id, name })),
    unchanged: plan.unchanged,
    refused: plan.refused.map(({ row, sentence }) => ({ row, sentence: sentence[language] })),
  }
}

/** Takes over a list that was tried, in one command. 409 where people or file changed since; nothing to do is no change. */
export async function importStaff(tx: Tx, { token, ...asked }: Asked & { token: string }) {
  const may = allow(tx.actor, 'staff:write')
  const { list, plan, token: now } = await planned(tx, asked)
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    ended: plan.ended.length,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
  }
  if (counts.added + counts.changed + counts.ended === 0) return counts
  if (now !== token) {
    throw new Problem(409, 'changed-since-check', {
      nl: 'Sinds de controle is het bestand gewijzigd, of wat over mensen bekend is. Er is niets overgenomen. Controleer het bestand opnieuw.',
      en: 'The file, or what is known of people, changed since the check. Nothing was taken over. Check the file again.',
    })
  }
  await rememberColumns(tx, may, 'staff', list.columns)
  await takeOver(tx, plan, { sha256: createHash('sha256').update(asked.file, 'base64').digest('hex') })
  return counts
}

/** Does what a plan says, and notes it; `details` say where it came from. */
export async function takeOver(tx: Tx, plan: StaffPlan, details: Record<string, unknown>): Promise<void> {
  const may = allow(tx.actor, 'staff:write')
  await carryOut(tx, may, plan)
  const counts = { added: plan.added.length, changed: plan.changed.length, ended: plan.ended.length }
  tx.note({
    action: 'staff.imported',
    subject: String(counts.added + counts.changed + counts.ended),
    details: { ...counts, ...details },
  })
}

/** Writes what a plan says: a fixed number of statements, however many people. */
async function carryOut(tx: Tx, may: Allowed<'staff:write'>, plan: StaffPlan): Promise<void> {
  await insertTeams(
    tx,
    may,
    plan.newTeams.map((name) => ({ id: newId(), name })),
  )
  const teams = new Map((await listTeams(tx)).map(({ id, name }) => [name, id]))
  const written = (id: string, { teams: _teams, ...person }: Target) => ({ ...person, id })
  const added = plan.added.map(({ person }) => ({ id: newId(), person }))
  await insertPeople(
    tx,
    may,
    added.map(({ id, person }) => written(id, person)),
  )
  await updatePeople(
    tx,
    may,
    plan.changed.map(({ id, person }) => written(id, person)),
  )
  for (const [ends, people] of Map.groupBy(plan.ended, (one) => one.ends)) {
    await setEnds(
      tx,
      may,
      people.map(({ id }) => id),
      ends,
    )
  }
  const wanted = [...added, ...plan.changed].flatMap(({ id, person }) =>
    person.teams.flatMap((name) => {
      const team = teams.get(name)
      return team === undefined ? [] : [{ staff: id, team }]
    }),
  )
  const there = await listMemberships(
    tx,
    plan.changed.map(({ id }) => id),
  )
  const pair = ({ staff, team }: { staff: string; team: string }) => `${staff} ${team}`
  const [keep, had] = [new Set(wanted.map(pair)), new Set(there.map(pair))]
  await deleteMemberships(
    tx,
    may,
    there.filter((one) => !keep.has(pair(one))).map(({ id }) => id),
  )
  await insertMemberships(
    tx,
    may,
    wanted.filter((one) => !had.has(pair(one))),
  )
}
