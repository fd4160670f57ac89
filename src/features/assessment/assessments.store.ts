import type { Allowed } from '../../core/access/allow.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

export type Assessment = {
  id: string
  revision: number
  name: string
  editions: string[]
  /** The release of the questions that it asks. */
  release: number
  scope: string
  startedBy: string
  startedAt: Instant
  closedBy: string | null
  closedAt: Instant | null
  basedOn: { id: string; name: string } | null
}
export type Department = { id: string; name: string }

const found = (source: Source) =>
  source.rows
    .selectFrom('assessments as a')
    .leftJoin('assessments as earlier', (join) =>
      join.onRef('earlier.organisation_id', '=', 'a.organisation_id').onRef('earlier.id', '=', 'a.based_on'),
    )
    .select([
      'a.id',
      'a.revision',
      'a.name',
      'a.editions',
      'a.release',
      'a.scope',
      'a.started_by',
      'a.started_at',
      'a.closed_by',
      'a.closed_at',
      'a.based_on',
      'earlier.name as earlier',
    ])
    .where('a.organisation_id', '=', source.organisation)

type Row = Awaited<ReturnType<ReturnType<typeof found>['execute']>>[number]

const toAssessment = (row: Row): Assessment => ({
  id: row.id,
  revision: row.revision,
  name: row.name,
  editions: row.editions,
  release: row.release,
  scope: row.scope,
  startedBy: row.started_by,
  startedAt: row.started_at as Instant,
  closedBy: row.closed_by,
  closedAt: row.closed_at as Instant | null,
  basedOn: row.based_on === null ? null : { id: row.based_on, name: row.earlier ?? '' },
})

/** All assessments, newest first. */
export async function listAssessments(source: Source): Promise<Assessment[]> {
  return (await found(source).orderBy('a.started_at', 'desc').orderBy('a.id', 'desc').execute()).map(toAssessment)
}

export async function findAssessment(source: Source, id: string): Promise<Assessment | null> {
  const row = await found(source).where('a.id', '=', id).executeTakeFirst()
  return row ? toAssessment(row) : null
}

/** The departments of assessments in their order, by assessment. */
export async function departmentsOf(
  source: Source,
  assessments: readonly string[],
): Promise<Map<string, Department[]>> {
  const departments = new Map<string, Department[]>()
  if (assessments.length === 0) return departments
  const rows = await source.rows
    .selectFrom('assessment_departments')
    .select(['assessment_id', 'id', 'name'])
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', 'in', assessments)
    .orderBy('position')
    .execute()
  for (const { assessment_id, id, name } of rows) {
    departments.set(assessment_id, [...(departments.get(assessment_id) ?? []), { id, name }])
  }
  return departments
}

type Facts = Pick<Assessment, 'name' | 'editions' | 'scope'> & { basedOn: string | null }

const columnsOf = ({ name, editions, scope, basedOn }: Facts) => ({ name, editions, scope, based_on: basedOn })

export async function insertAssessment(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  facts: Facts & { release: number },
): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('assessments')
    .values({
      organisation_id: tx.organisation,
      id,
      ...columnsOf(facts),
      release: facts.release,
      started_by: tx.actor.name,
      started_at: tx.now,
    })
    .execute()
  return id
}

export async function saveAssessment(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  id: string,
  facts: Facts,
): Promise<void> {
  await tx.rows
    .updateTable('assessments')
    .set(columnsOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Closes an assessment, or opens it again. */
export async function saveClosing(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  id: string,
  closed: boolean,
): Promise<void> {
  await tx.rows
    .updateTable('assessments')
    .set(closed ? { closed_by: tx.actor.name, closed_at: tx.now } : { closed_by: null, closed_at: null })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Puts the departments as listed: new ones without id, and those that are not listed away. */
export async function saveDepartments(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  assessment: string,
  before: readonly Department[],
  listed: readonly { id: string | null; name: string }[],
): Promise<void> {
  const scoped = { organisation_id: tx.organisation, assessment_id: assessment }
  const gone = before.filter(({ id }) => !listed.some((one) => one.id === id)).map(({ id }) => id)
  const moved = listed.flatMap(({ id, name }, position) => {
    const place = before.findIndex((one) => one.id === id)
    return id !== null && (place !== position || before[place]?.name !== name) ? [{ id, name, position }] : []
  })
  if (gone.length > 0) {
    await tx.rows
      .deleteFrom('assessment_departments')
      .where('organisation_id', '=', tx.organisation)
      .where('id', 'in', gone)
      .execute()
  }
  // Names may change places, and no two may be the same in between.
  for (const { id, position } of moved) {
    await tx.rows
      .updateTable('assessment_departments')
      .set({ name: `${id}`, position })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  }
  for (const { id, name } of moved) {
    await tx.rows
      .updateTable('assessment_departments')
      .set({ name })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  }
  const added = listed.flatMap(({ id, name }, position) =>
    id === null ? [{ ...scoped, id: newId(), name, position }] : [],
  )
  if (added.length > 0) await tx.rows.insertInto('assessment_departments').values(added).execute()
}

/** Takes an assessment away with its departments and parts. Nothing may be answered in it. */
export async function deleteAssessment(tx: Tx, _allowed: Allowed<'assessment:write'>, id: string): Promise<void> {
  for (const table of ['assessment_parts', 'assessment_departments'] as const) {
    await tx.rows
      .deleteFrom(table)
      .where('organisation_id', '=', tx.organisation)
      .where('assessment_id', '=', id)
      .execute()
  }
  await tx.rows.deleteFrom('assessments').where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}

export async function saveRelease(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  id: string,
  release: number,
): Promise<void> {
  await tx.rows
    .updateTable('assessments')
    .set({ release })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
