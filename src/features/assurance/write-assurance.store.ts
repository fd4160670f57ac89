import type { Allowed } from '../../core/access/allow.ts'
import type { SharingTerms } from '../../core/coverage/facts.ts'
import { wordingOfTerms } from '../../core/coverage/wording.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { AssessmentBody, BridgeBody, CuecBody, ExceptionBody, ReportBody } from './assurance-shapes.contract.ts'

type Writing = Allowed<'suppliers:write'>

const rowOf = (facts: ReportBody) => ({
  ...{ title: facts.title, kind: facts.kind, kind_other: facts.kindOther, type: facts.type },
  ...{ as_of: facts.asOf, period_from: facts.periodFrom, period_to: facts.periodTo, auditor: facts.auditor },
  ...{ opinion: facts.opinion, opinion_note: facts.opinionNote, issued_on: facts.issuedOn, criteria: facts.criteria },
  ...{ terms: facts.terms, note: facts.note, file: facts.file?.id ?? null, file_name: facts.file?.name ?? '' },
})

export async function insertReport(tx: Tx, allowed: Writing, supplier: string, facts: ReportBody): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('assurance_reports')
    .values({ organisation_id: tx.organisation, id, supplier, ...rowOf(facts), withdrawn_at: null })
    .execute()
  await writeBelonging(tx, allowed, id, facts)
  return id
}

/** Writes a report over what it was, with its services and sub-service organisations; what stays the same there is not written again. */
export async function updateReport(tx: Tx, allowed: Writing, id: string, facts: ReportBody): Promise<void> {
  await tx.rows
    .updateTable('assurance_reports')
    .set(rowOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
  await writeBelonging(tx, allowed, id, facts)
}

async function writeBelonging(tx: Tx, _allowed: Writing, report: string, facts: ReportBody): Promise<void> {
  const ours = { organisation_id: tx.organisation, report }
  const services = await tx.rows
    .selectFrom('assurance_services')
    .select(['id', 'service'])
    .where('organisation_id', '=', tx.organisation)
    .where('report', '=', report)
    .execute()
  await removeRows(
    tx,
    'assurance_services',
    services.filter(({ service }) => !facts.services.includes(service)),
  )
  const had = new Set(services.map(({ service }) => service))
  const added = [...new Set(facts.services)].filter((service) => !had.has(service))
  if (added.length > 0)
    await tx.rows
      .insertInto('assurance_services')
      .values(added.map((service) => ({ ...ours, id: newId(), service })))
      .execute()

  const before = await tx.rows
    .selectFrom('assurance_subservices')
    .select(['id', 'name', 'what', 'method', 'known_as', 'not_relevant_because'])
    .where('organisation_id', '=', tx.organisation)
    .where('report', '=', report)
    .execute()
  const key = ({ id: _id, ...one }: Omit<(typeof before)[number], 'id'> & { id?: string }) =>
    JSON.stringify([one.name, one.what, one.method, one.known_as, one.not_relevant_because])
  const wanted = new Map(
    facts.subservices.map(({ knownAs, notRelevantBecause, ...rest }) => {
      // What is within the report is told by the report.
      const because = rest.method === 'carved-out' ? notRelevantBecause : ''
      const row = { ...rest, known_as: knownAs, not_relevant_because: because }
      return [key(row), row]
    }),
  )
  await removeRows(
    tx,
    'assurance_subservices',
    before.filter((one) => !wanted.has(key(one))),
  )
  for (const one of before) wanted.delete(key(one))
  if (wanted.size > 0)
    await tx.rows
      .insertInto('assurance_subservices')
      .values([...wanted.values()].map((row) => ({ ...ours, id: newId(), ...row })))
      .execute()
}

async function removeRows(
  tx: Tx,
  table: 'assurance_services' | 'assurance_subservices',
  gone: readonly { id: string }[],
): Promise<void> {
  if (gone.length === 0) return
  await tx.rows
    .deleteFrom(table)
    .where('organisation_id', '=', tx.organisation)
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute()
}

export async function markWithdrawn(
  tx: Tx,
  _allowed: Writing,
  table: 'assurance_reports' | 'bridge_letters',
  id: string,
): Promise<void> {
  await tx.rows
    .updateTable(table)
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function insertAcceptance(
  tx: Tx,
  _allowed: Allowed<'suppliers:read'>,
  report: string,
  membership: string,
  terms: SharingTerms,
): Promise<void> {
  await tx.rows
    .insertInto('assurance_acceptances')
    .values({
      ...{ organisation_id: tx.organisation, id: newId(), report, membership },
      ...{ accepted_by: tx.actor.name, accepted_at: tx.now, terms, wording: wordingOfTerms(terms) },
    })
    .execute()
}

export async function insertException(tx: Tx, _allowed: Writing, report: string, facts: ExceptionBody): Promise<void> {
  await tx.rows
    .insertInto('assurance_exceptions')
    .values({
      ...{ organisation_id: tx.organisation, id: newId(), report, ...facts },
      ...{ assessment: null, assessment_reason: '', assessed_by: null, assessed_on: null, measure: null },
    })
    .execute()
}

export async function updateException(tx: Tx, _allowed: Writing, id: string, facts: ExceptionBody): Promise<void> {
  await tx.rows
    .updateTable('assurance_exceptions')
    .set(facts)
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Stores what an exception means here, or takes that back. */
export async function storeAssessment(
  tx: Tx,
  _allowed: Allowed<'suppliers:decide'>,
  id: string,
  { assessment, reason, measure }: AssessmentBody,
  on: string,
): Promise<void> {
  const given = assessment !== null
  await tx.rows
    .updateTable('assurance_exceptions')
    .set({
      ...{ assessment, measure: given ? measure : null, assessment_reason: given ? reason : '' },
      ...{ assessed_by: given ? tx.actor.name : null, assessed_on: given ? on : null },
    })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function deletePart(
  tx: Tx,
  _allowed: Writing,
  table: 'assurance_exceptions' | 'assurance_cuecs',
  id: string,
): Promise<void> {
  await tx.rows.deleteFrom(table).where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}

const cuecRow = ({ reference, what, measure, notOursBecause, owner, ownerRole }: CuecBody) => ({
  ...{ reference, what, measure, not_ours_because: notOursBecause, owner, owner_role: ownerRole },
})

export async function insertCuecs(
  tx: Tx,
  _allowed: Writing,
  report: string,
  items: readonly CuecBody[],
): Promise<void> {
  if (items.length === 0) return
  await tx.rows
    .insertInto('assurance_cuecs')
    .values(items.map((one) => ({ organisation_id: tx.organisation, id: newId(), report, ...cuecRow(one) })))
    .execute()
}

export async function updateCuec(tx: Tx, _allowed: Writing, id: string, facts: CuecBody): Promise<void> {
  await tx.rows
    .updateTable('assurance_cuecs')
    .set(cuecRow(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

const bridgeRow = ({ from, to, issuedOn, signedBy, note, file }: BridgeBody) => ({
  ...{ period_from: from, period_to: to, issued_on: issuedOn, signed_by: signedBy, note },
  ...{ file: file?.id ?? null, file_name: file?.name ?? '' },
})

export async function insertBridge(tx: Tx, _allowed: Writing, report: string, facts: BridgeBody): Promise<void> {
  await tx.rows
    .insertInto('bridge_letters')
    .values({ organisation_id: tx.organisation, id: newId(), report, ...bridgeRow(facts), withdrawn_at: null })
    .execute()
}

export async function updateBridge(tx: Tx, _allowed: Writing, id: string, facts: BridgeBody): Promise<void> {
  await tx.rows
    .updateTable('bridge_letters')
    .set(bridgeRow(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
