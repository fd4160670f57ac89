import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { AudienceRule } from '../../core/staff/audience.ts'
import type { TrainingRecord } from '../../core/staff/training-import.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './staff.store.ts'

type May = Allowed<'staff:write'>
export type WrittenTraining = {
  title: string
  kind: 'awareness' | 'role' | 'management' | 'other'
  description: string
  repeatEvery: 'P6M' | 'P1Y' | 'P2Y' | 'P3Y' | null
}
export type Training = WrittenTraining & { id: string; revision: number; withdrawn: boolean; audience: AudienceRule[] }

/** Trainings with their audiences, those in use first, by title; one of them where an id is given. Two statements. */
export async function findTrainings(source: Source, id?: string): Promise<Training[]> {
  const rows = await source.rows
    .selectFrom('trainings')
    .select(['id', 'revision', 'title', 'kind', 'description', 'repeat_every', 'withdrawn_at'])
    .where('organisation_id', '=', source.organisation)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .execute()
  const rules = await source.rows
    .selectFrom('training_audiences')
    .select(['training', 'kind', 'function', 'team', 'location'])
    .where('organisation_id', '=', source.organisation)
    .$if(id !== undefined, (query) => query.where('training', '=', id ?? ''))
    .orderBy('id')
    .execute()
  const audienceOf = Map.groupBy(rules, ({ training }) => training)
  return rows
    .map((row) => ({
      id: row.id,
      revision: row.revision,
      title: row.title,
      kind: row.kind as WrittenTraining['kind'],
      description: row.description,
      repeatEvery: row.repeat_every as WrittenTraining['repeatEvery'],
      withdrawn: row.withdrawn_at !== null,
      audience: (audienceOf.get(row.id) ?? []).map(ruleOf),
    }))
    .sort((a, b) => Number(a.withdrawn) - Number(b.withdrawn) || a.title.localeCompare(b.title, 'nl'))
}

type RuleRow = { kind: string; function: string | null; team: string | null; location: string | null }
function ruleOf(row: RuleRow): AudienceRule {
  if (row.kind === 'function') return { kind: 'function', function: row.function ?? '' }
  if (row.kind === 'team') return { kind: 'team', team: row.team ?? '' }
  if (row.kind === 'location') return { kind: 'location', location: row.location ?? '' }
  return { kind: 'all' }
}

/** Writes a training, new or over what was there; its revision tells of a changed audience too. */
export async function writeTraining(
  tx: Tx,
  _may: May,
  id: string,
  training: WrittenTraining,
  withdrawnAt: string | null,
): Promise<void> {
  const { repeatEvery, ...facts } = training
  const row = { ...facts, repeat_every: repeatEvery, withdrawn_at: withdrawnAt }
  await tx.rows
    .insertInto('trainings')
    .values({ organisation_id: tx.organisation, id, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doUpdateSet(row))
    .execute()
}

/** Gives a training its audience in place of the one it had. */
export async function writeAudience(
  tx: Tx,
  _may: May,
  training: string,
  rules: readonly AudienceRule[],
): Promise<void> {
  await tx.rows
    .deleteFrom('training_audiences')
    .where('organisation_id', '=', tx.organisation)
    .where('training', '=', training)
    .execute()
  if (rules.length === 0) return
  const empty = { function: null, team: null, location: null }
  await tx.rows
    .insertInto('training_audiences')
    .values(rules.map((rule) => ({ organisation_id: tx.organisation, id: newId(), training, ...empty, ...rule })))
    .execute()
}

type RecordRow = { training: string; staff: string; followedOn: Day; passed: boolean }

/** What counts of who followed what: of one training, or of all. */
export async function listFollowed(source: Source, training?: string): Promise<RecordRow[]> {
  const rows = await source.rows
    .selectFrom('training_records')
    .select(['training', 'staff', 'followed_on as followedOn', 'passed'])
    .where('organisation_id', '=', source.organisation)
    .where('withdrawn_at', 'is', null)
    .$if(training !== undefined, (query) => query.where('training', '=', training ?? ''))
    .execute()
  return rows as RecordRow[]
}

/** What was recorded last of a training, by name: of people who left too. */
export async function lastRecords(source: Source, training: string) {
  const found = await sql<{
    id: string
    revision: number
    name: string
    followedOn: Day
    score: number | null
    passed: boolean
    note: string
  }>`
    select training_records.id, training_records.revision, staff.name, followed_on as "followedOn", score, passed, note
    from training_records join staff on staff.organisation_id = training_records.organisation_id and staff.id = training_records.staff
    where training_records.organisation_id = ${source.organisation} and training = ${training} and withdrawn_at is null
    order by followed_on desc, lower(staff.name), training_records.id limit 100`.execute(source.rows)
  return found.rows
}

/** Records of who followed a training, however many, in one statement. */
export async function insertRecords(
  tx: Tx,
  _may: May,
  training: string,
  records: readonly (TrainingRecord & { note: string })[],
): Promise<void> {
  if (records.length === 0) return
  const rows = records.map(({ staff, followedOn, passed, score, note }) => ({
    ...{ id: newId(), staff, followed_on: followedOn, passed, score, note },
  }))
  await sql`insert into training_records (organisation_id, id, training, staff, followed_on, score, passed, note)
    select ${tx.organisation}::uuid, id, ${training}::uuid, staff, followed_on, score, passed, note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id uuid, staff uuid, followed_on date, score smallint, passed boolean, note text)`.execute(tx.rows)
}

export async function findRecord(source: Source, id: string) {
  const found = await sql<{ id: string; revision: number; name: string; title: string }>`
    select training_records.id, training_records.revision, staff.name, trainings.title from training_records
    join staff on staff.organisation_id = training_records.organisation_id and staff.id = training_records.staff
    join trainings on trainings.organisation_id = training_records.organisation_id and trainings.id = training_records.training
    where training_records.organisation_id = ${source.organisation} and training_records.id = ${id}
      and training_records.withdrawn_at is null`.execute(source.rows)
  return found.rows[0]
}

export async function withdrawRecord(tx: Tx, _may: May, id: string): Promise<void> {
  await tx.rows
    .updateTable('training_records')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
