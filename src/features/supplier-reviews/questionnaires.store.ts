import { type RawBuilder, sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type {
  AskedQuestion,
  EarlierList,
  GivenAnswer,
  Judgement,
  ListProgress,
  ListState,
  SupplierAnswer,
} from '../../core/suppliers/questionnaire.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './source.ts'

export type ListHead = {
  id: string
  revision: number
  supplier: { id: string; title: string }
  review: string | null
  title: string
  language: 'nl' | 'en'
  contactName: string
  email: string
  sentBy: string
  sentAt: Instant
  dueOn: Day
  submittedAt: Instant | null
  submittedBy: string
  withdrawnAt: Instant | null
  state: ListState
  progress: ListProgress
}

type ListFilter = {
  id?: string
  supplier?: string | undefined
  review?: string | undefined
  state?: ListState | undefined
  /** Also those that were withdrawn, which else are left out unless asked for by their state. */
  all?: boolean
}

const utc = (column: RawBuilder<unknown>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Lists of questions with how far each is, newest first: two statements, however many there are. */
export async function listLists(
  { rows, organisation }: Source,
  today: Day,
  { id, supplier, review, state, all }: ListFilter,
  part: { limit: number; offset: number },
): Promise<{ items: ListHead[]; total: number }> {
  const where = sql.join(
    [
      sql`q.organisation_id = ${organisation}`,
      ...(id === undefined ? [] : [sql`q.id = ${id}`]),
      ...(supplier === undefined ? [] : [sql`q.supplier = ${supplier}`]),
      ...(review === undefined ? [] : [sql`q.review = ${review}`]),
      ...(all || state !== undefined ? [] : [sql`q.withdrawn_at is null`]),
    ],
    sql` and `,
  )
  const judged = (value: Judgement | null) =>
    value === null
      ? sql`count(*) filter (where judgement is null)`
      : sql`count(*) filter (where judgement = ${value}::text)`
  const lists = sql`select q.id, q.revision, json_build_object('id', s.id, 'title', s.name) as supplier, q.review, q.title, q.language,
      q.contact_name as "contactName", q.email, q.sent_by as "sentBy", ${utc(sql`q.sent_at`)} as "sentAt", q.due_on as "dueOn",
      ${utc(sql`q.submitted_at`)} as "submittedAt", q.submitted_by as "submittedBy", ${utc(sql`q.withdrawn_at`)} as "withdrawnAt",
      case when q.withdrawn_at is not null then 'withdrawn'
        when q.submitted_at is null then case when q.due_on < ${today} then 'late' else 'open' end
        when coalesce(a.unjudged, 0) + coalesce(a.ask, 0) = 0 then 'judged' else 'submitted' end as state,
      json_build_object('asked', jsonb_array_length(q.questions), 'answered', coalesce(a.answered, 0), 'carried', coalesce(a.carried, 0),
        'enough', coalesce(a.enough, 0), 'not-enough', coalesce(a.short, 0), 'ask', coalesce(a.ask, 0),
        'unjudged', coalesce(a.unjudged, 0)) as progress, q.sent_at
    from questionnaires q join suppliers s on s.organisation_id = q.organisation_id and s.id = q.supplier
    left join (select questionnaire, count(*) as answered, count(*) filter (where carried) as carried, ${judged('enough')} as enough,
        ${judged('not-enough')} as short, ${judged('ask')} as ask, ${judged(null)} as unjudged
      from questionnaire_answers where organisation_id = ${organisation} and answer is not null group by questionnaire) a
      on a.questionnaire = q.id
    where ${where}`
  const passes = state === undefined ? sql`true` : sql`state = ${state}`
  const found = await sql<ListHead & { sent_at: string }>`select * from (${lists}) as lists where ${passes}
    order by sent_at desc, id desc limit ${part.limit} offset ${part.offset}`.execute(rows)
  const total = await sql<{
    total: number
  }>`select count(*)::int as total from (${lists}) as lists where ${passes}`.execute(rows)
  return { items: found.rows.map(({ sent_at: _sentAt, ...head }) => head), total: total.rows[0]?.total ?? 0 }
}

export type Answer = {
  id: string
  revision: number
  questionnaire: string
  question: string
  answer: SupplierAnswer | null
  explanation: string
  carried: boolean
  answeredBy: string
  answeredAt: Instant
  judgement: Judgement | null
  judgementNote: string
}

const toAnswer = (row: {
  id: string
  revision: number
  questionnaire: string
  question: string
  answer: string | null
  explanation: string
  carried: boolean
  answered_by: string
  answered_at: string
  judgement: string | null
  judgement_note: string
}): Answer => ({
  ...{ id: row.id, revision: row.revision, questionnaire: row.questionnaire, question: row.question },
  ...{ answer: row.answer as SupplierAnswer | null, explanation: row.explanation, carried: row.carried },
  ...{ answeredBy: row.answered_by, answeredAt: row.answered_at as Instant },
  ...{ judgement: row.judgement as Judgement | null, judgementNote: row.judgement_note },
})

/** The answers to some lists. */
export async function answersTo({ rows, organisation }: Source, lists: readonly string[]): Promise<Answer[]> {
  if (lists.length === 0) return []
  const found = await rows
    .selectFrom('questionnaire_answers')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('questionnaire', 'in', lists)
    .execute()
  return found.map(toAnswer)
}

export async function findAnswer({ rows, organisation }: Source, id: string): Promise<Answer | undefined> {
  const row = await rows
    .selectFrom('questionnaire_answers')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toAnswer(row)
}

type ListedQuestion = AskedQuestion & { controls: string[] }

/** The questions of a list as they were put. */
export async function questionsOfList({ rows, organisation }: Source, id: string): Promise<ListedQuestion[]> {
  const row = await rows
    .selectFrom('questionnaires')
    .select('questions')
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row?.questions ?? []) as unknown as ListedQuestion[]
}

/** The lists that a supplier handed in, with their answers. */
export async function earlierLists(source: Source, supplier: string): Promise<EarlierList[]> {
  const lists = await source.rows
    .selectFrom('questionnaires')
    .select(['id', 'submitted_at', 'questions'])
    .where('organisation_id', '=', source.organisation)
    .where('supplier', '=', supplier)
    .where('submitted_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  const answers = Map.groupBy(
    await answersTo(
      source,
      lists.map(({ id }) => id),
    ),
    ({ questionnaire }) => questionnaire,
  )
  return lists.map(({ id, submitted_at, questions }) => ({
    submittedAt: submitted_at as Instant,
    questions: questions as unknown as AskedQuestion[],
    answers: (answers.get(id) ?? []).map(({ answeredBy: by, answeredAt: at, ...one }) => ({ ...one, by, at })),
  }))
}

type Sending = Allowed<'suppliers:decide'>

export async function insertList(
  tx: Tx,
  _allowed: Sending,
  list: {
    supplier: string
    review: string | null
    title: string
    language: string
    questions: readonly AskedQuestion[]
    contactName: string
    email: string
    dueOn: string
    nextReminderAt: Instant | null
  },
): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('questionnaires')
    .values({
      ...{ organisation_id: tx.organisation, id, supplier: list.supplier, review: list.review, title: list.title },
      ...{ language: list.language, questions: JSON.stringify(list.questions), contact_name: list.contactName },
      ...{ email: list.email, sent_by: tx.actor.name, sent_at: tx.now, due_on: list.dueOn },
      ...{ submitted_at: null, submitted_by: '', withdrawn_at: null, next_reminder_at: list.nextReminderAt },
    })
    .execute()
  return id
}

/** Writes what becomes of a list: another day, handed in, withdrawn. */
export async function updateList(
  tx: Tx,
  id: string,
  values: Partial<{
    contact_name: string
    email: string
    due_on: string
    submitted_at: Instant | null
    submitted_by: string
    withdrawn_at: Instant
    next_reminder_at: Instant | null
  }>,
): Promise<void> {
  await tx.rows
    .updateTable('questionnaires')
    .set(values)
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Keeps answers to a list, over those that there are. An answer that is another than it was is yet to be judged. */
export async function storeAnswers(tx: Tx, list: string, answers: readonly GivenAnswer[]): Promise<void> {
  if (answers.length === 0) return
  await tx.rows
    .insertInto('questionnaire_answers')
    .values(
      answers.map(({ question, answer, explanation, carried, by, at }) => ({
        ...{ organisation_id: tx.organisation, id: newId(), questionnaire: list, question, answer, explanation },
        ...{ carried, answered_by: by, answered_at: at, judgement: null, judgement_note: '' },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'questionnaire', 'question']).doUpdateSet({
        answer: sql`excluded.answer`,
        explanation: sql`excluded.explanation`,
        carried: sql`excluded.carried`,
        answered_by: sql`excluded.answered_by`,
        answered_at: sql`excluded.answered_at`,
        judgement: null,
      }),
    )
    .execute()
}

export async function storeJudgement(
  tx: Tx,
  _allowed: Allowed<'suppliers:write'>,
  id: string,
  { judgement, note }: { judgement: Judgement | null; note: string },
): Promise<void> {
  await tx.rows
    .updateTable('questionnaire_answers')
    .set({ judgement, judgement_note: note })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
