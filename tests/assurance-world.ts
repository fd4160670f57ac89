import { newId } from '../src/platform/database/ids.ts'
import type { Tx } from '../src/platform/database/reader.ts'
import { callsOf } from './assets-world.ts'
import { handIn } from './hand-in.ts'
import { openTestApp, type TestApp } from './test-app.ts'

/** Suppliers with a service each, written as they are recorded. */
async function suppliersIn(app: TestApp, organisation: string) {
  const ids = {
    host: newId(),
    lab: newId(),
    hosting: newId(),
    tests: newId(),
    measure: newId(),
    shown: newId(),
    ended: newId(),
  }
  const own = { organisation_id: organisation }
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const supplier = {
      ...{ ...own, description: '', registration: '', country: '', website: '', owner: null, owner_role: '' },
      ...{ starts: null, ended_on: null, end_reason: '', exit_plan: '', exit_tried_on: null, criticality_set: null },
      ...{ criticality_reason: '', recorded_on: '2026-01-05' },
    }
    await tx.rows
      .insertInto('suppliers')
      .values([
        { ...supplier, id: ids.host, name: 'EPD-host (demo)' },
        { ...supplier, id: ids.lab, name: 'Lab (demo)' },
      ])
      .execute()
    const service = { ...own, description: '', can_miss_hours: null, starts: null, ended_on: null }
    await tx.rows
      .insertInto('supplier_services')
      .values([
        { ...service, id: ids.hosting, supplier: ids.host, name: 'Hosting', kind: 'hosting' },
        { ...service, id: ids.tests, supplier: ids.lab, name: 'Onderzoek', kind: 'processing' },
      ])
      .execute()
    const measure = {
      ...{ ...own, how: '', owner: null, owner_role: 'Hoofd ICT', stand_in: null, stand_in_role: '' },
      ...{ in_operation_since: '2025-01-05', planned_for: null, effectiveness: '', proposed_by: null, end_reason: '' },
    }
    await tx.rows
      .insertInto('measures')
      .values([
        { ...measure, id: ids.measure, title: 'Vertrekkers melden', ended_on: null },
        { ...measure, id: ids.shown, title: 'Accounts sluiten', ended_on: null },
        { ...measure, id: ids.ended, title: 'Oude maatregel', ended_on: '2025-12-01' },
      ])
      .execute()
    await shownOn(tx, ids.shown, '2026-02-15')
    tx.note({ action: 'supplier.added', subject: '' })
  })
  return ids
}

/** Evidence of a measure about one day, which stays fresh for a year. */
export async function shownOn(tx: Tx, measure: string, day: string): Promise<void> {
  const [own, evidence] = [{ organisation_id: tx.organisation }, newId()]
  await tx.rows
    .insertInto('evidence')
    .values({
      ...{ ...own, id: evidence, title: 'Steekproef', period_from: day, period_to: day, how: '' },
      ...{ collected_by: 'test', collected_on: day, source: 'screen', recorded_by: 'test', recorded_at: tx.now },
      withdrawn_reason: '',
    })
    .execute()
  await tx.rows
    .insertInto('evidence_measures')
    .values({ ...own, id: newId(), evidence, measure })
    .execute()
}

/** Two organisations with suppliers, and people of several roles in the first; the clock stands on 2 March 2026. */
export async function openAssuranceWorld() {
  const app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation('Zorggroep De Proef')
  const other = await app.organisation()
  const officer = await app.person(organisation, 'security-officer', { name: 'Officer' })
  const contributor = await app.person(organisation, 'contributor', { name: 'Bijdrager' })
  const auditor = await app.person(organisation, 'auditor', { name: 'Auditor' })
  const outsider = await app.person(other, 'administrator')
  const ids = await suppliersIn(app, organisation)
  const theirs = await suppliersIn(app, other)
  const file = await handIn(app, officer, 'soc2.csv', 'SOC 2, tekst van het rapport')
  const theirFile = await handIn(app, outsider, 'ander.csv', 'Van een ander')
  const as = { officer, contributor, auditor, outsider }
  return {
    app,
    organisation,
    as,
    ids,
    theirs: { ...theirs, file: theirFile },
    file,
    by: (one: typeof officer) => callsOf(app, one),
  }
}

/** What somebody writes about a report: of type II over 2025, without reservation. */
export const reportFacts = (more: object = {}) => ({
  ...{ title: 'SOC 2 2025', kind: 'soc-2', kindOther: '', type: 2, asOf: null, periodFrom: '2025-01-01' },
  ...{
    periodTo: '2025-12-31',
    auditor: 'Auditor (demo)',
    opinion: 'unqualified',
    issuedOn: '2026-02-01',
    terms: 'customer',
  },
  ...{ opinionNote: '', criteria: ['Security'], note: '', services: [], subservices: [], file: null },
  ...more,
})

export const bridgeFacts = (more: object = {}) => ({
  ...{ from: '2026-01-01', to: '2026-02-15', issuedOn: null, signedBy: 'Directeur (demo)', note: '', file: null },
  ...more,
})

export const cuecFacts = (more: object = {}) => ({
  ...{ reference: 'C1', what: 'Meldt wie vertrekt', measure: null, notOursBecause: '', owner: null, ownerRole: '' },
  ...more,
})
