import { instantOf } from '../src/core/time/instant.ts'
import { addOwnCoverage, readOwnCoverage } from '../src/features/own-coverage/own-coverage.contract.ts'
import { approveOwnCoverage } from '../src/features/own-coverage/own-coverage-versions.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { deliverDueMails } from '../src/platform/mail/deliver-due-mails.ts'
import { startMailServer, textOf } from './mail-server.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

export const edition = 'nen-7510-2024'
const system = { kind: 'system', name: 'test' } as const

/** What a share of a version needs. */
export const sharing = (version: string, more: object = {}) => ({
  ...{ version, customer: 'De Vaart (demo)', contactName: 'Els Bakker (demo)', email: 'els@vaart.example' },
  ...{ language: 'en', through: '2026-12-31', ...more },
})

export type OwnCoverageWorld = Awaited<ReturnType<typeof openOwnCoverageWorld>>

/** A supplier with a service, an adopted standard, and whoever publishes; each test begins with one of its own. */
export async function openOwnCoverageWorld() {
  const mail = await startMailServer()
  const app: TestApp = await openTestApp({ smtpUrl: mail.url })
  let organisation = ''
  let officer: TestPerson = { user: '', name: '', email: '', cookies: '' }
  let service = ''

  const insert = (rows: Record<string, Record<string, unknown>[]>) =>
    app.transactions.inTx(organisation, system, async (tx) => {
      for (const [table, values] of Object.entries(rows)) {
        await tx.rows
          .insertInto(table as 'staff')
          .values(values.map((row) => ({ organisation_id: organisation, ...row })) as never)
          .execute()
      }
      tx.note({ action: 'test.recorded', subject: '' })
    })

  const begin = async () => {
    app.clock.now = Date.parse('2026-11-22T09:00:00.000Z')
    organisation = await app.organisation(`Medicom ${newId().slice(-6)} (demo)`)
    officer = await app.person(organisation, 'security-officer')
    service = newId()
    await insert({
      adoptions: [{ id: newId(), edition, adopted_at: '2025-01-01T00:00:00.000Z', adopted_by: 'test' }],
      touchpoint_services: [{ id: service, name: 'Hosting', description: '', customers: '{}', position: 1 }],
    })
  }

  /** Makes a control demonstrable: decided, done, described, shown over a year, and looked at. Gives the measure. */
  const prove = async (requirement: string): Promise<string> => {
    const [measure, proof, staff, evidence, document, review] = Array.from({ length: 6 }, newId) as string[]
    const of = { edition, requirement }
    await insert({
      decisions: [
        {
          ...{ id: newId(), ...of, applies: true, reasons: ['risk'], justification: '', presence: 'in-place' },
          ...{ description: '', since: null, decided_at: '2025-01-01T00:00:00.000Z', decided_by: 'test' },
        },
      ],
      staff: [
        {
          ...{ id: staff, name: `Jan ${requirement} (demo)`, number: '', email: '', function: '' },
          ...{ starts: '2020-01-01', language: 'nl' },
        },
      ],
      measures: [
        {
          ...{ id: measure, title: `Measure ${requirement}`, how: '', owner: staff, owner_role: '', stand_in_role: '' },
          ...{ effectiveness: '', end_reason: '', in_operation_since: '2025-01-01' },
        },
      ],
      measure_requirements: [{ id: newId(), measure, ...of }],
      measure_proofs: [{ id: proof, measure, position: 1, title: 'Report', kind: 'operation', fresh_for: 'P1Y' }],
      evidence: [
        {
          ...{ id: evidence, title: 'Shown', period_from: '2026-01-01', period_to: '2026-11-01', collected_by: 'Jan' },
          ...{ collected_on: '2026-11-02', how: '', source: 'screen', recorded_by: 'Jan', withdrawn_reason: '' },
          recorded_at: '2026-11-02T00:00:00.000Z',
        },
      ],
      evidence_measures: [{ id: newId(), evidence, measure, proof }],
      documents: [
        {
          ...{ id: document, title: `Policy ${requirement}`, kind: 'policy', language: 'en', owner_role: 'IT' },
          ...{ review_every: 'P1Y', confirm: false, confirm_within: 30, wanted_share: 80 },
        },
      ],
      document_measures: [{ id: newId(), document, measure }],
      document_versions: [
        {
          ...{ id: newId(), document, number: 1, state: 'approved', changes: '', in_short: '', remark: '' },
          ...{ made_by: 'Jan', made_at: '2026-01-01T00:00:00.000Z', file_name: '', sha256: 'ab'.repeat(32) },
          body: JSON.stringify({ type: 'doc', content: [] }),
          ...{ approved_at: '2026-01-01T00:00:00.000Z', holds_from: '2026-01-01', review_by: '2027-01-01' },
        },
      ],
      reviews: [
        {
          ...{ id: review, title: 'Audit', kind: 'internal-audit', reviewed_on: '2026-10-01', reviewer: 'Els (demo)' },
          ...{ independence: 'Outside', note: '' },
        },
      ],
      review_requirements: [{ id: newId(), review, ...of }],
    })
    return measure as string
  }

  /** Lets a measure end, so that what it served is no longer demonstrable. */
  const end = (measure: string) =>
    app.transactions.inTx(organisation, system, async (tx) => {
      await tx.rows
        .updateTable('measures')
        .set({ ended_on: '2026-11-01', end_reason: 'Gone' })
        .where('organisation_id', '=', organisation)
        .where('id', '=', measure)
        .execute()
      tx.note({ action: 'test.ended', subject: '' })
    })

  const certify = async (more: object = {}): Promise<string> => {
    const id = newId()
    const certificate = {
      ...{ id, position: 1, edition, body: 'Keurhuis (demo)', number: 'N-1', accredited: 'yes', scope: 'Hosting' },
      ...{ starts: '2025-01-01', ends: '2027-12-31', surveillance: '{}', ...more },
    }
    await insert({ own_certificates: [certificate] })
    return id
  }

  const call = (contract: Contract, given: TestCall = {}) => app.call(contract, { as: officer, ...given })
  const done = async <C extends Contract>(contract: C, given: TestCall = {}): Promise<AnswerOf<C>> => {
    const answer = await call(contract as Contract, given)
    if (answer.status >= 300) throw new Error(`${contract.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as AnswerOf<C>
  }
  const facts = { title: 'Hosting', language: 'en', terms: 'nda', termsNote: 'Tell nobody.', disclaimer: 'No promise.' }
  /** The token in the mail that was queued last. */
  const mailedToken = async (): Promise<string> => {
    const before = mail.received.length
    const soon = instantOf(app.clock.now + 1000)
    while ((await deliverDueMails(app.transactions, app.mailer, soon)).sent > 0);
    const text = mail.received.slice(before).map(textOf).join('\n')
    const token = /#token=([\w-]+)/.exec(text)?.[1]
    if (token === undefined) throw new Error(`no link in ${text}`)
    return token
  }
  const read = (id: string) => done(readOwnCoverage, { params: { id } })

  const begun = async (more: object = {}) =>
    (await done(addOwnCoverage, { body: { service, edition, ...facts, ...more } })).id
  const approve = async (id: string, more: { as?: TestPerson } = {}) => {
    const { fingerprint } = await read(id)
    return call(approveOwnCoverage, { params: { id }, body: { note: 'First', fingerprint }, ...more })
  }
  const approved = async (id: string) => {
    const answer = await approve(id)
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body as AnswerOf<typeof approveOwnCoverage>
  }
  /** What the trail tells of the own coverage, oldest first. */
  const trail = async () =>
    (
      await app.database.engine.rows
        .selectFrom('trail')
        .select(['action', 'actor_kind', 'details'])
        .where('organisation_id', '=', organisation)
        .orderBy('revision')
        .execute()
    ).filter(({ action }) => action.startsWith('own-coverage.'))

  return {
    ...{
      app,
      begin,
      prove,
      end,
      certify,
      call,
      done,
      facts,
      read,
      insert,
      mailedToken,
      begun,
      approve,
      approved,
      trail,
    },
    get organisation() {
      return organisation
    },
    get officer() {
      return officer
    },
    get service() {
      return service
    },
    async close() {
      await app.close()
      await mail.stop()
    },
  }
}
