import type { Actor } from '../../core/access/actor.ts'
import type { Allowed } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Part } from '../../core/assessment/parts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './assessments.store.ts'

export type HandedPart = Part & {
  id: string
  revision: number
  membership: string | null
  /** The account of the person, as long as they belong to the organisation. */
  user: string | null
  person: string
  due: Day | null
  message: string
  handedBy: string
  handedAt: Instant
}

/** All parts of assessments, those that are due first in front; by assessment. */
export async function listParts(source: Source, assessments: readonly string[]): Promise<Map<string, HandedPart[]>> {
  const found = new Map<string, HandedPart[]>(assessments.map((id) => [id, []]))
  if (assessments.length === 0) return found
  const rows = await source.rows
    .selectFrom('assessment_parts as p')
    .leftJoin('memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'p.organisation_id').onRef('m.id', '=', 'p.membership_id'),
    )
    .select(['p.assessment_id', 'p.id', 'p.revision', 'p.department_id as department', 'p.themes', 'p.subjects'])
    .select(['p.membership_id as membership', 'm.user_id as user', 'p.person', 'p.due', 'p.message'])
    .select(['p.handed_by as handedBy', 'p.handed_at as handedAt'])
    .where('p.organisation_id', '=', source.organisation)
    .where('p.assessment_id', 'in', assessments)
    .orderBy('p.due', (order) => order.asc().nullsLast())
    .orderBy('p.id')
    .execute()
  for (const { assessment_id, ...row } of rows) {
    found.get(assessment_id)?.push({ ...row, due: row.due as Day | null, handedAt: row.handedAt as Instant })
  }
  return found
}

export const isOf = (part: HandedPart, actor: Actor): boolean => actor.kind === 'person' && part.user === actor.id

/** Somebody of the organisation to whom a part could be handed; null where there is none of that id. */
export async function findColleague(source: Source, id: string): Promise<{ name: string; role: Role } | null> {
  const row = await source.rows
    .selectFrom('memberships')
    .select(['name', 'role'])
    .where('organisation_id', '=', source.organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { name: row.name, role: row.role as Role } : null
}

export type PartFacts = {
  department: string | null
  themes: string[]
  subjects: string[]
  membership: string
  due: string | null
  message: string
}

const columnsOf = (facts: PartFacts, person: string) => ({
  department_id: facts.department,
  themes: facts.themes,
  subjects: facts.subjects,
  membership_id: facts.membership,
  person,
  due: facts.due,
  message: facts.message,
})

export async function insertPart(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  assessment: string,
  facts: PartFacts,
  person: string,
): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('assessment_parts')
    .values({
      organisation_id: tx.organisation,
      id,
      assessment_id: assessment,
      ...columnsOf(facts, person),
      handed_by: tx.actor.name,
      handed_at: tx.now,
    })
    .execute()
  return id
}

export async function savePart(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  id: string,
  facts: PartFacts,
  person: string,
): Promise<void> {
  await tx.rows
    .updateTable('assessment_parts')
    .set(columnsOf(facts, person))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function deletePart(tx: Tx, _allowed: Allowed<'assessment:write'>, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('assessment_parts')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
