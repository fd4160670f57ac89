import type { Allowed } from '../../core/access/allow.ts'
import { assuranceKinds, opinions } from '../../core/assurance/facts.ts'
import type { ClaimFact, SharingTerms } from '../../core/coverage/facts.ts'
import type { NamedGround, TravellingClaim } from '../../core/coverage/interchange.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'

type Writing = Allowed<'suppliers:write'>

/** What is written down about a report itself. `replaces`: the report that it takes the place of. */
export type ReportFacts = {
  supplier: string
  service: string
  title: string
  version: string
  asOf: Day
  terms: SharingTerms
  termsNote: string
  disclaimer: string
  source: 'hand' | 'sheet' | 'caiq' | 'oscal'
  sourceName: string
  sourceSha256: string | null
  replaces: string | null
}

/** How a file names supplier, service and grounds; `id`: what a ground is in the register. Null where it does not say. */
export type ToldReport = {
  supplier: string | null
  service: string | null
  language: 'nl' | 'en' | null
  grounds: (NamedGround & { id: string })[]
}

/** A claim whose ground is in the register already, or is none. */
export type WrittenClaim = Omit<ClaimFact, 'id'> & Pick<TravellingClaim, 'place' | 'statement' | 'customerPart'>

// A statement takes at most 65,535 values; the widest row here has sixteen.
const atOnce = 1000

/** Writes a report with all its claims, in a fixed number of statements a thousand claims; gives its id. The caller checked whose the ids are. */
export async function insertReport(
  tx: Tx,
  _allowed: Writing,
  facts: ReportFacts,
  claims: readonly WrittenClaim[],
  told: ToldReport | null = null,
): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('coverage_reports')
    .values({
      ...{ organisation_id: tx.organisation, id, supplier: facts.supplier, service: facts.service },
      ...{ title: facts.title, version: facts.version, as_of: facts.asOf, terms: facts.terms },
      ...{ terms_note: facts.termsNote, disclaimer: facts.disclaimer, source: facts.source },
      ...{ source_name: facts.sourceName, source_sha256: facts.sourceSha256, replaces: facts.replaces },
      ...{ told: told && JSON.stringify(told) },
      ...{ recorded_by: tx.actor.name, recorded_at: tx.now, withdrawn_at: null },
    })
    .execute()
  for (let from = 0; from < claims.length; from += atOnce) {
    const part = claims.slice(from, from + atOnce).map((claim, place) => ({
      ...{ organisation_id: tx.organisation, id: newId(), report: id, position: from + place },
      ...rowOf(claim),
    }))
    await tx.rows.insertInto('coverage_claims').values(part).execute()
  }
  return id
}

const rowOf = (claim: WrittenClaim) => ({
  ...{ edition: claim.edition, requirement: claim.requirement, reference: claim.reference },
  ...{ by: claim.by, extent: claim.extent, rests_on: claim.restsOn },
  ...{ certificate: claim.certificate, assurance: claim.assurance },
  ...{ place: claim.place, statement: claim.statement, customer_part: claim.customerPart },
})

/**
 * The same for a report as it travels, whose claims name certificates and assurance reports by key: those that are in the register of the
 * supplier already are found there, and the others are recorded with what the report tells about them. What the register has no place for
 * is kept as it was told, so that the report can be given on without loss.
 */
export async function insertTravellingReport(
  tx: Tx,
  allowed: Writing,
  facts: ReportFacts,
  grounds: readonly NamedGround[],
  claims: readonly TravellingClaim[],
  as: Omit<ToldReport, 'grounds'> = { supplier: null, service: null, language: null },
): Promise<string> {
  const placed = await placeGrounds(tx, allowed, facts, grounds)
  return insertReport(
    tx,
    allowed,
    facts,
    claims.map(({ ground, ...claim }) => {
      const at = ground === null ? undefined : placed.get(ground)
      return {
        ...claim,
        certificate: claim.restsOn === 'certificate' && at?.kind === 'certificate' ? at.id : null,
        assurance: claim.restsOn === 'assurance' && at?.kind === 'assurance' ? at.id : null,
      }
    }),
    { ...as, grounds: grounds.map((one) => ({ ...one, id: placed.get(one.key)?.id ?? '' })) },
  )
}

type Placed = { kind: NamedGround['kind']; id: string }
type Owner = Pick<ReportFacts, 'supplier' | 'service' | 'terms'>

async function placeGrounds(
  tx: Tx,
  _allowed: Writing,
  owner: Owner,
  grounds: readonly NamedGround[],
): Promise<Map<string, Placed>> {
  const own = { organisation_id: tx.organisation, supplier: owner.supplier }
  const found = grounds.length === 0 ? [] : await knownGrounds(tx, owner.supplier)
  const known = new Map(found.map((one) => [one.is, one.id]))
  const placed = new Map<string, Placed>()
  const [certificates, reports] = [[] as object[], [] as object[]]
  for (const ground of grounds) {
    const before = known.get(isOf(ground))
    const id = before ?? newId()
    placed.set(ground.key, { kind: ground.kind, id })
    known.set(isOf(ground), id)
    if (before !== undefined) continue
    if (ground.kind === 'certificate') certificates.push({ ...own, ...certificateOf(ground), id })
    else reports.push({ ...own, ...assuranceOf(ground), id, terms: owner.terms })
  }
  if (certificates.length > 0) {
    const values = certificates as (typeof own & { id: string } & ReturnType<typeof certificateOf>)[]
    await tx.rows.insertInto('supplier_certificates').values(values).execute()
    await tx.rows
      .insertInto('certificate_services')
      .values(values.map(({ id }) => ({ ...linkOf(tx, owner), certificate: id })))
      .execute()
  }
  if (reports.length > 0) {
    const values = reports as (typeof own & { id: string; terms: string } & ReturnType<typeof assuranceOf>)[]
    await tx.rows.insertInto('assurance_reports').values(values).execute()
    await tx.rows
      .insertInto('assurance_services')
      .values(values.map(({ id }) => ({ ...linkOf(tx, owner), report: id })))
      .execute()
  }
  return placed
}

const linkOf = (tx: Tx, { service }: Owner) => ({ organisation_id: tx.organisation, id: newId(), service })

const none = { note: '', file: null, file_name: '', withdrawn_at: null }

const certificateOf = (ground: NamedGround) => ({
  ...{ edition: ground.standard, scope: ground.scope, body: ground.body },
  // The word of the supplier until somebody looked it up at the body.
  accredited: ground.accredited === 'yes' ? ('unknown' as const) : ground.accredited,
  ...{ number: ground.number, first_issued: null, starts: ground.starts, ends: ground.ends },
  ...{ revoked_on: null, revoked_reason: '', checked_on: null, checked_where: '' },
  ...{ file: null, file_name: '', withdrawn_at: null },
})

const kindOf = (standard: string) => assuranceKinds.find((one) => one === standard) ?? 'other'

function assuranceOf(ground: NamedGround) {
  const kind = kindOf(ground.standard)
  const type = ground.type ?? 1
  const told = opinions.find((one) => one === ground.opinion)
  return {
    ...{ title: ground.title || ground.standard, kind, kind_other: kind === 'other' ? ground.standard : '', type },
    ...{ as_of: type === 1 ? ground.ends : null, period_from: type === 2 ? ground.starts : null },
    ...{ period_to: type === 2 ? ground.ends : null, auditor: ground.body, issued_on: null, criteria: [] as string[] },
    // A good opinion is the word of the supplier until somebody read the report; one that is not told is not taken for any other.
    ...{
      opinion: told === 'adverse' || told === 'disclaimer' ? told : 'unknown',
      opinion_note: told ? '' : ground.opinion,
    },
    ...none,
  }
}

const isOf = ({ kind, standard, type, number, starts, ends }: NamedGround): string =>
  kind === 'certificate'
    ? `certificate ${standard} ${number} ${starts} ${ends}`
    : `assurance ${kindOf(standard)} ${type ?? 1} ${(type ?? 1) === 2 ? starts : ''} ${ends}`

async function knownGrounds({ rows, organisation }: Tx, supplier: string): Promise<{ is: string; id: string }[]> {
  const certificates = await rows
    .selectFrom('supplier_certificates')
    .select(['id', 'edition', 'number', 'starts', 'ends'])
    .where('organisation_id', '=', organisation)
    .where('supplier', '=', supplier)
    .where('withdrawn_at', 'is', null)
    .execute()
  const reports = await rows
    .selectFrom('assurance_reports')
    .select(['id', 'kind', 'type', 'as_of', 'period_from', 'period_to'])
    .where('organisation_id', '=', organisation)
    .where('supplier', '=', supplier)
    .where('withdrawn_at', 'is', null)
    .execute()
  return [
    ...certificates.map(({ id, edition, number, starts, ends }) => ({
      ...{ id, is: `certificate ${edition} ${number} ${starts} ${ends}` },
    })),
    ...reports.map(({ id, kind, type, as_of, period_from, period_to }) => ({
      ...{ id, is: `assurance ${kind} ${type} ${period_from ?? ''} ${period_to ?? as_of}` },
    })),
  ]
}
