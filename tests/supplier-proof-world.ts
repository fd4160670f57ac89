import { decideTogether } from '../src/features/applicability/applicability.contract.ts'
import { addMeasure } from '../src/features/measures/measures.contract.ts'
import { relyOn } from '../src/features/measures/reliances.contract.ts'
import { recordReview } from '../src/features/reviews/reviews.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Tx } from '../src/platform/database/reader.ts'
import { doneBy } from './rhythm-world.ts'
import { openTestApp } from './test-app.ts'

export const edition = 'nen-7510-2024'

/**
 * An organisation whose host holds a certificate through 30 June, and a coverage report that rests on it: 8.13 wholly by the host, 8.15
 * shared, 8.8 for the customer. One measure relies on the hosting for these three and for 8.16, of which the report says nothing.
 */
export async function openSupplierProofWorld() {
  const app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation('Zorggroep De Proef')
  const officer = await app.person(organisation, 'security-officer')
  const done = doneBy(
    () => app,
    () => officer,
  )
  await done(adoptEdition, { params: { edition } })
  const ids = { supplier: newId(), service: newId(), certificate: newId(), report: newId() }
  const own = { organisation_id: organisation }
  const record = (write: (tx: Tx) => Promise<unknown>) =>
    app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
      await write(tx)
      tx.note({ action: 'supplier.changed', subject: '' })
    })
  await record(async (tx) => {
    await tx.rows
      .insertInto('suppliers')
      .values({
        ...{
          ...own,
          id: ids.supplier,
          name: 'Hoster (demo)',
          description: '',
          registration: '',
          country: 'NL',
          website: '',
        },
        ...{
          owner_role: 'Hoofd ICT',
          end_reason: '',
          exit_plan: 'Terug in huis',
          criticality_reason: '',
          recorded_on: '2026-01-01',
        },
      })
      .execute()
    await tx.rows
      .insertInto('supplier_services')
      .values({ ...own, id: ids.service, supplier: ids.supplier, name: 'Hosting', description: '', kind: 'hosting' })
      .execute()
    await tx.rows
      .insertInto('supplier_certificates')
      .values({
        ...{ ...own, id: ids.certificate, supplier: ids.supplier, edition, scope: 'Hosting', body: 'Certificeerder' },
        ...{ accredited: 'yes', number: '1', starts: '2025-07-01', ends: '2026-06-30' },
        ...{ revoked_reason: '', checked_where: '', file_name: '' },
      })
      .execute()
    await tx.rows
      .insertInto('coverage_reports')
      .values({
        ...{
          ...own,
          id: ids.report,
          supplier: ids.supplier,
          service: ids.service,
          title: 'Dekking 2026',
          version: '1',
        },
        ...{ as_of: '2026-01-15', terms: 'nda', terms_note: '', disclaimer: 'Geen garantie', source: 'hand' },
        ...{ source_name: '', recorded_by: 'test', recorded_at: tx.now },
      })
      .execute()
    const claim = (position: number, requirement: string, by: string, extent: string) => ({
      ...{ ...own, id: newId(), report: ids.report, position, edition, requirement, reference: '', by, extent },
      ...{
        rests_on: extent === 'none' ? 'none' : 'certificate',
        certificate: extent === 'none' ? null : ids.certificate,
      },
      ...{ place: '', statement: 'Geheime tekst', customer_part: '' },
    })
    await tx.rows
      .insertInto('coverage_claims')
      .values([
        claim(1, '8.13', 'supplier', 'directly'),
        claim(2, '8.15', 'shared', 'partly'),
        claim(3, '8.8', 'customer', 'none'),
      ])
      .execute()
  })
  const measureFor = (title: string, requirements: readonly string[]) =>
    done(addMeasure, {
      body: {
        ...{ title, how: '', owner: null, ownerRole: 'Hoofd ICT', standIn: null, standInRole: '' },
        ...{
          inOperationSince: '2025-08-01',
          plannedFor: null,
          effectiveness: '',
          systems: [],
          locations: [],
          rhythms: [],
        },
        requirements: requirements.map((requirement) => ({ edition, requirement })),
        proofs: [],
      },
    })
  const hosting = await measureFor('Hosting van het EPD', ['8.13', '8.15', '8.8', '8.16'])
  const relying = await done(relyOn, {
    params: { id: hosting.id },
    seen: hosting.revision,
    body: { services: [ids.service], onlyHereBecause: 'Alle gegevens staan bij deze hoster' },
  })
  return { app, organisation, officer, done, ids, record, measureFor, hosting: relying }
}

type World = Awaited<ReturnType<typeof openSupplierProofWorld>>

/** Decides, describes and has looked at independently whatever a supplier does not show. */
export async function makeDemonstrable(world: World, requirement: string): Promise<void> {
  const facts = { reasons: ['risk'], justification: '', presence: 'in-place', description: 'x', since: null }
  await world.done(decideTogether, {
    body: { controls: [{ edition, requirement, revision: 0 }], facts: { ...facts, applies: true } },
  })
  await world.done(recordReview, {
    body: {
      ...{ title: 'Interne audit', kind: 'internal-audit', reviewedOn: '2026-02-20', reviewer: 'Auditor' },
      ...{ independence: 'Van elders', note: '', covered: [{ edition, requirement }] },
    },
  })
  await world.record(async (tx) => {
    const [own, document] = [{ organisation_id: world.organisation }, newId()]
    await tx.rows
      .insertInto('documents')
      .values({
        ...{ ...own, id: document, title: 'Beleid', kind: 'policy', language: 'nl', owner_role: 'Bestuur' },
        ...{ review_every: 'P1Y', confirm: false, confirm_within: 30, wanted_share: 90 },
      })
      .execute()
    await tx.rows
      .insertInto('document_requirements')
      .values({ ...own, id: newId(), document, edition, requirement })
      .execute()
    await tx.rows
      .insertInto('document_versions')
      .values({
        ...{ ...own, id: newId(), document, number: 1, state: 'approved', body: '{}', file_name: '', changes: '' },
        ...{ in_short: '', remark: '', made_by: 'test', made_at: tx.now, approved_at: tx.now, sha256: 'x' },
        ...{ holds_from: '2026-01-01', review_by: '2027-01-01' },
      })
      .execute()
  })
}
