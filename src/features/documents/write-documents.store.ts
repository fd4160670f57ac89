import { type RawBuilder, sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { DocumentFacts } from './document-shapes.contract.ts'

type Writing = Allowed<'documents:write'>

const rowOf = (facts: DocumentFacts) => ({
  title: facts.title,
  kind: facts.kind,
  language: facts.language,
  owner: facts.owner,
  owner_role: facts.owner === null ? facts.ownerRole : '',
  review_every: facts.reviewEvery,
  confirm: facts.confirm,
  confirm_within: facts.confirmWithin,
  wanted_share: facts.wantedShare,
})

export type NewDocument = { facts: DocumentFacts; startedFrom: string | null }

/** Writes documents that are not there yet, in a fixed number of statements. Gives their ids in the same order. */
export async function insertDocuments(tx: Tx, _allowed: Writing, given: readonly NewDocument[]): Promise<string[]> {
  const made = given.map((one) => ({ id: newId(), ...one }))
  await tx.rows
    .insertInto('documents')
    .values(
      made.map(({ id, facts, startedFrom }) => ({
        organisation_id: tx.organisation,
        id,
        ...rowOf(facts),
        started_from: startedFrom,
        withdrawn_at: null,
      })),
    )
    .execute()
  await insertLinks(tx, made)
  return made.map(({ id }) => id)
}

async function insertLinks(tx: Tx, documents: readonly { id: string; facts: DocumentFacts }[]): Promise<void> {
  const row = (document: string) => ({ organisation_id: tx.organisation, id: newId(), document })
  const audiences = documents.flatMap(({ id, facts }) =>
    facts.audience.map((rule) => ({
      ...row(id),
      kind: rule.kind,
      function: rule.kind === 'function' ? rule.function : null,
      team: rule.kind === 'team' ? rule.team : null,
      location: rule.kind === 'location' ? rule.location : null,
    })),
  )
  if (audiences.length > 0) await tx.rows.insertInto('document_audiences').values(audiences).execute()
  const requirements = documents.flatMap(({ id, facts }) => facts.requirements.map((one) => ({ ...row(id), ...one })))
  if (requirements.length > 0) await tx.rows.insertInto('document_requirements').values(requirements).execute()
  const measures = documents.flatMap(({ id, facts }) => facts.measures.map((measure) => ({ ...row(id), measure })))
  if (measures.length > 0) await tx.rows.insertInto('document_measures').values(measures).execute()
  const approvers = documents.flatMap(({ id, facts }) =>
    facts.approvers.map((membership) => ({ ...row(id), membership })),
  )
  if (approvers.length > 0) await tx.rows.insertInto('document_approvers').values(approvers).execute()
}

/** What a link of a document says, to tell which stay. */
type Link = { id: string; key: string }

/** Replaces what is settled about a document. Links that stay are not touched, so that their history tells what really changed. */
export async function updateDocument(tx: Tx, _allowed: Writing, id: string, facts: DocumentFacts): Promise<void> {
  const own = { organisation_id: tx.organisation, id }
  await tx.rows
    .updateTable('documents')
    .set(rowOf(facts))
    .where('organisation_id', '=', own.organisation_id)
    .where('id', '=', own.id)
    .execute()
  const audiences = await linksIn(
    tx,
    'document_audiences',
    id,
    sql`concat(kind, ' ', coalesce(function, team::text, location::text))`,
  )
  const requirements = await linksIn(tx, 'document_requirements', id, sql`concat(edition, ' ', requirement)`)
  const measures = await linksIn(tx, 'document_measures', id, sql`measure::text`)
  const approvers = await linksIn(tx, 'document_approvers', id, sql`membership::text`)
  const fresh = <T>(links: readonly Link[], wanted: readonly T[], keyOf: (one: T) => string) =>
    wanted.filter((one) => !links.some(({ key }) => key === keyOf(one)))
  const ruleKey = (rule: DocumentFacts['audience'][number]) =>
    `${rule.kind} ${rule.kind === 'function' ? rule.function : rule.kind === 'team' ? rule.team : rule.kind === 'location' ? rule.location : ''}`
  const refKey = (one: DocumentFacts['requirements'][number]) => `${one.edition} ${one.requirement}`
  const self = (key: string) => key
  const gone = <T>(links: readonly Link[], wanted: readonly T[], keyOf: (one: T) => string) =>
    links.filter(({ key }) => !wanted.some((one) => keyOf(one) === key)).map((link) => link.id)
  await remove(tx, 'document_audiences', gone(audiences, facts.audience, ruleKey))
  await remove(tx, 'document_requirements', gone(requirements, facts.requirements, refKey))
  await remove(tx, 'document_measures', gone(measures, facts.measures, self))
  await remove(tx, 'document_approvers', gone(approvers, facts.approvers, self))
  await insertLinks(tx, [
    {
      id,
      facts: {
        ...facts,
        audience: fresh(audiences, facts.audience, ruleKey),
        requirements: fresh(requirements, facts.requirements, refKey),
        measures: fresh(measures, facts.measures, self),
        approvers: fresh(approvers, facts.approvers, self),
      },
    },
  ])
}

/** What links a document has, each with what it says as `key`. */
async function linksIn({ rows, organisation }: Tx, table: LinkTable, document: string, key: RawBuilder<unknown>) {
  const found = await sql<Link>`select id, ${key} as key from ${sql.table(table)}
    where organisation_id = ${organisation} and document = ${document}`.execute(rows)
  return found.rows
}

type LinkTable = 'document_audiences' | 'document_requirements' | 'document_measures' | 'document_approvers'

async function remove(tx: Tx, table: LinkTable, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.rows.deleteFrom(table).where('organisation_id', '=', tx.organisation).where('id', 'in', ids).execute()
}

/** Withdraws a document, or lets it hold again. */
export async function storeWithdrawal(tx: Tx, _allowed: Allowed<'documents:approve'>, id: string, withdrawn: boolean) {
  await tx.rows
    .updateTable('documents')
    .set({ withdrawn_at: withdrawn ? tx.now : null })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
