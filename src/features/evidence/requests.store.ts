import type { Allowed } from '../../core/access/allow.ts'
import { holds } from '../../core/access/permissions.ts'
import type { Role } from '../../core/access/roles.ts'
import type { RequestState } from '../../core/evidence/reminders.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'
import type { Source } from './evidence.store.ts'

const requests = (source: Source) =>
  source.rows
    .selectFrom('evidence_requests as q')
    .innerJoin('measures as m', (join) =>
      join.onRef('m.organisation_id', '=', 'q.organisation_id').onRef('m.id', '=', 'q.measure'),
    )
    .leftJoin('measure_proofs as p', (join) =>
      join.onRef('p.organisation_id', '=', 'q.organisation_id').onRef('p.id', '=', 'q.proof'),
    )
    .leftJoin('memberships as k', (join) =>
      join.onRef('k.organisation_id', '=', 'q.organisation_id').onRef('k.id', '=', 'q.asked'),
    )
    .where('q.organisation_id', '=', source.organisation)

const withAll = (source: Source) =>
  requests(source)
    .select(['q.id', 'q.revision', 'q.title', 'q.message', 'q.measure', 'm.title as measureTitle'])
    .select(['q.proof', 'p.title as proofTitle', 'q.asked', 'k.name as askedName', 'k.user_id as user'])
    .select(['q.asked_by as askedBy', 'q.asked_at as askedAt', 'q.due_on as dueOn'])
    .select(['q.answered_with as answeredWith', 'q.answered_at as answeredAt', 'q.withdrawn_at as withdrawnAt'])

export type RequestRow = Awaited<ReturnType<ReturnType<typeof withAll>['execute']>>[number]

type Filter = { state: RequestState | 'all' | undefined; user: string | null; measure: string | undefined }

function filtered(source: Source, today: Day, { state, user, measure }: Filter) {
  let query = withAll(source)
  if (user !== null) query = query.where('k.user_id', '=', user)
  if (measure !== undefined) query = query.where('q.measure', '=', measure)
  if (state === 'answered') query = query.where('q.answered_at', 'is not', null)
  else if (state === 'withdrawn') query = query.where('q.withdrawn_at', 'is not', null)
  else if (state !== 'all') query = query.where('q.answered_at', 'is', null).where('q.withdrawn_at', 'is', null)
  if (state === 'open') query = query.where('q.due_on', '>=', today)
  if (state === 'late') query = query.where('q.due_on', '<', today)
  return query
}

/** A page of requests, those that wait first. Two queries. */
export async function listRequests(source: Source, today: Day, filter: Filter, at: { limit: number; offset: number }) {
  const query = filtered(source, today, filter)
  const rows = await query
    .orderBy((eb) => eb.case().when('q.answered_at', 'is', null).then(0).else(1).end())
    .orderBy('q.due_on')
    .orderBy('q.id')
    .limit(at.limit)
    .offset(at.offset)
    .execute()
  const counted = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .executeTakeFirst()
  return { rows, total: Number(counted?.all ?? 0) }
}

export async function findRequest(source: Source, id: string): Promise<RequestRow | undefined> {
  return withAll(source).where('q.id', '=', id).executeTakeFirst()
}

export async function anyRequest(source: Source): Promise<boolean> {
  const row = await source.rows
    .selectFrom('evidence_requests')
    .select('id')
    .where('organisation_id', '=', source.organisation)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Everybody whose role may add evidence, by name. */
export async function colleagues(source: Source) {
  const rows = await source.rows
    .selectFrom('memberships')
    .select(['id', 'name', 'email', 'role', 'user_id as user'])
    .where('organisation_id', '=', source.organisation)
    .orderBy('name')
    .execute()
  return rows.filter(({ role }) => holds(role as Role, 'evidence:add'))
}

/** The organisation's name and language, for a mail. */
export async function organisationOf(source: Source): Promise<{ name: string; language: 'nl' | 'en' }> {
  const row = await source.rows
    .selectFrom('organisations')
    .select(['name', 'language'])
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirstOrThrow()
  return { name: row.name, language: row.language as 'nl' | 'en' }
}

export type NewRequest = {
  title: string
  message: string
  measure: string
  proof: string | null
  asked: string
  dueOn: string
  askedBy: string
  nextReminderAt: Instant | null
}

export async function insertRequest(tx: Tx, _allowed: Allowed<'evidence:request'>, given: NewRequest): Promise<string> {
  const id = newId()
  const { dueOn, askedBy, nextReminderAt, ...facts } = given
  await tx.rows
    .insertInto('evidence_requests')
    .values({
      organisation_id: tx.organisation,
      id,
      ...facts,
      due_on: dueOn,
      asked_by: askedBy,
      asked_at: tx.now,
      next_reminder_at: nextReminderAt,
    })
    .execute()
  return id
}

type Ending = { answered_with: string; answered_at: Instant } | { withdrawn_at: Instant } | Record<string, never>

/** Says how a request went on: answered, withdrawn, or reminded of; and when somebody is reminded next. */
export async function saveRequest(tx: Tx, id: string, change: Ending, nextReminderAt: Instant | null): Promise<void> {
  await tx.rows
    .updateTable('evidence_requests')
    .set({ ...change, next_reminder_at: nextReminderAt })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Requests of which the moment to remind has come, in every organisation. */
export async function dueReminders(reader: SystemReader, now: Instant, most: number) {
  return reader.rows
    .selectFrom('evidence_requests')
    .select(['organisation_id as organisation', 'id'])
    .where('next_reminder_at', '<=', now)
    .orderBy('next_reminder_at')
    .limit(most)
    .execute()
}

/** Whether the moment to remind of a request is still to be acted on; by then somebody else may have. */
export async function isReminderDue(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.rows
    .selectFrom('evidence_requests')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .where('next_reminder_at', '<=', tx.now)
    .executeTakeFirst()
  return row !== undefined
}
