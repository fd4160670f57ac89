import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Named, Source } from './staff.store.ts'

type May = Allowed<'staff:write'>
export type Team = Named & { revision: number }

/** Teams that were not withdrawn, by name. */
export async function listTeams(source: Source): Promise<Team[]> {
  const rows = await source.rows
    .selectFrom('teams')
    .select(['id', 'name', 'revision'])
    .where('organisation_id', '=', source.organisation)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

export async function insertTeams(tx: Tx, _may: May, teams: readonly Named[]): Promise<void> {
  if (teams.length === 0) return
  await tx.rows
    .insertInto('teams')
    .values(teams.map((team) => ({ organisation_id: tx.organisation, withdrawn_at: null, ...team })))
    .execute()
}

export async function updateTeam(
  tx: Tx,
  _may: May,
  id: string,
  set: { name: string } | { withdrawn_at: string },
): Promise<void> {
  await tx.rows
    .updateTable('teams')
    .set(set)
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** What is meant for a team: titles of policies and trainings in use that name it. */
export async function meantFor(source: Source, team: string): Promise<string[]> {
  const found = await sql<{ title: string }>`
    select documents.title from document_audiences join documents on documents.organisation_id = document_audiences.organisation_id
      and documents.id = document_audiences.document and documents.withdrawn_at is null
    where document_audiences.organisation_id = ${source.organisation} and document_audiences.team = ${team}
    union select trainings.title from training_audiences join trainings on trainings.organisation_id = training_audiences.organisation_id
      and trainings.id = training_audiences.training and trainings.withdrawn_at is null
    where training_audiences.organisation_id = ${source.organisation} and training_audiences.team = ${team}
    order by 1`.execute(source.rows)
  return found.rows.map(({ title }) => title)
}
