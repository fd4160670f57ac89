import {
  acceptReportTerms,
  addCoverage,
  addCoverageClaim,
  readCoverage,
} from '../src/features/coverage/coverage.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Tx } from '../src/platform/database/reader.ts'
import { callsOf } from './assets-world.ts'
import { openTestApp } from './test-app.ts'

export const edition = 'nen-7510-2024'

/** What somebody fills in about a coverage report, and about a line of it. */
export const reportFacts = (more: object = {}) => ({
  ...{ title: 'Dekking 2026', version: '1', asOf: '2026-01-15', terms: 'nda' as const },
  ...{ termsNote: 'Niet doorgeven', disclaimer: 'Geen garantie', replaces: null },
  ...more,
})
export const claimFacts = (more: object = {}) => ({
  ...{ edition, requirement: '8.13', reference: 'BK-1', by: 'supplier' as const, extent: 'directly' as const },
  ...{ restsOn: 'certificate' as const, certificate: null as string | null, assurance: null, place: 'Bijlage A' },
  ...{ statement: 'Back-up elke nacht', customerPart: 'Zelf melden' },
  ...more,
})

/** Accepts the conditions of a report as they are shown now. */
export const acceptSeen = async (who: ReturnType<typeof callsOf>, id: string) => {
  const { wording } = await who.done(readCoverage, { params: { id } })
  return who.done(acceptReportTerms, { params: { id }, body: { wording } })
}

/** An organisation with two suppliers: a host that reaches the patient record and holds a certificate through June, and a lab. */
export async function openCoverageWorld() {
  const app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation('Zorggroep De Proef')
  const officer = await app.person(organisation, 'security-officer', { name: 'Officer' })
  const { done, refused } = callsOf(app, officer)
  await done(adoptEdition, { params: { edition } })
  const ids = {
    ...{ host: newId(), lab: newId(), hosting: newId(), tests: newId(), asset: newId() },
    ...{ certificate: newId(), labCertificate: newId() },
  }
  const own = { organisation_id: organisation }
  const record = (write: (tx: Tx) => Promise<unknown>) =>
    app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
      await write(tx)
      tx.note({ action: 'supplier.changed', subject: '' })
    })
  const supplier = (id: string, name: string) => ({
    ...{ ...own, id, name, description: '', registration: '', country: 'NL', website: '', owner_role: 'Hoofd ICT' },
    ...{ end_reason: '', exit_plan: '', criticality_reason: '', recorded_on: '2026-01-01' },
  })
  const service = (id: string, of: string, name: string) => ({
    ...{ ...own, id, supplier: of, name, description: '', kind: 'hosting' },
  })
  const certificate = (id: string, of: string) => ({
    ...{ ...own, id, supplier: of, edition, scope: '', body: 'Certificeerder', accredited: 'yes', number: '1' },
    ...{ starts: '2025-07-01', ends: '2026-06-30', revoked_reason: '', checked_where: '', file_name: '' },
  })
  await record(async (tx) => {
    await tx.rows
      .insertInto('suppliers')
      .values([supplier(ids.host, 'Hoster (demo)'), supplier(ids.lab, 'Lab (demo)')])
      .execute()
    await tx.rows
      .insertInto('supplier_services')
      .values([service(ids.hosting, ids.host, 'Hosting'), service(ids.tests, ids.lab, 'Testen')])
      .execute()
    await tx.rows
      .insertInto('supplier_certificates')
      .values([certificate(ids.certificate, ids.host), certificate(ids.labCertificate, ids.lab)])
      .execute()
    await tx.rows
      .insertInto('assets')
      .values({
        ...{ ...own, id: ids.asset, kind: 'patient-record', name: 'EPD', description: '', owner_role: 'Hoofd ICT' },
        ...{ supplier: '', withdrawal_reason: '' },
      })
      .execute()
    await tx.rows
      .insertInto('service_reaches')
      .values(
        [ids.hosting, ids.tests].map((reaching) => ({
          ...{ ...own, id: newId(), service: reaching, asset: ids.asset, purpose: '', ways: ['stores'] },
          ...{ route: 'hosted', note: '' },
        })),
      )
      .execute()
  })
  /** A report on the hosting with these lines. */
  const report = async (facts: object, claims: readonly object[]) => {
    const made = await done(addCoverage, { body: { ...reportFacts(facts), service: ids.hosting } })
    for (const claim of claims) {
      await done(addCoverageClaim, {
        params: { id: made.id },
        body: claimFacts({ certificate: ids.certificate, ...claim }),
      })
    }
    return made.id
  }
  return { app, organisation, officer, done, refused, ids, record, report }
}
