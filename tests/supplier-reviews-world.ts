import { expect } from 'vitest'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestCall, type TestPerson } from './test-app.ts'

const system = { kind: 'system', name: 'test' } as const

/**
 * An organisation with a critical host of its patient records, and a caterer on whom little depends. The clock stands on 2 March 2026; a
 * mail server is set at which nobody listens, so that mails wait where they can be read.
 */
export async function openSupplierReviewsWorld() {
  const app = await openTestApp({ smtpUrl: 'smtp://127.0.0.1:9' })
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation('De Vaart (demo)')
  const officer = await app.person(organisation, 'security-officer', { name: 'Els (demo)' })
  const contributor = await app.person(organisation, 'contributor')
  const reader = await app.person(organisation, 'reader')
  const outsider = await app.person(await app.organisation(), 'administrator')
  const ids = { host: newId(), caterer: newId(), hosting: newId(), record: newId(), reach: newId(), jan: newId() }

  const insert = (rows: Record<string, Record<string, unknown>[]>) =>
    app.transactions.inTx(organisation, system, async (tx) => {
      for (const [table, values] of Object.entries(rows)) {
        await tx.rows
          .insertInto(table as 'staff')
          .values(values.map((row) => ({ organisation_id: organisation, ...row })) as never)
          .execute()
      }
      tx.note({ action: 'supplier.changed', subject: '' })
    })
  const change = (table: string, id: string, values: Record<string, unknown>) =>
    app.transactions.inTx(organisation, system, async (tx) => {
      await tx.rows
        .updateTable(table as 'staff')
        .set(values as never)
        .where('organisation_id', '=', organisation)
        .where('id', '=', id)
        .execute()
      tx.note({ action: 'supplier.changed', subject: '' })
    })

  const supplier = (id: string, name: string) => ({
    ...{ id, name, description: '', registration: '', country: 'NL', website: '', owner_role: 'Hoofd ICT' },
    ...{ end_reason: '', exit_plan: 'Terug in huis', criticality_reason: '', recorded_on: '2025-01-01' },
  })
  await insert({
    staff: [
      {
        ...{ id: ids.jan, name: 'Jan (demo)', number: '', email: '', function: '' },
        ...{ starts: '2020-01-01', language: 'nl' },
      },
    ],
    assets: [
      {
        ...{ id: ids.record, name: 'EPD', kind: 'patient-record', description: '', owner_role: '', supplier: '' },
        ...{ availability: 3, integrity: 3, confidentiality: 3, withdrawal_reason: '' },
      },
    ],
    suppliers: [supplier(ids.host, 'Hoster (demo)'), supplier(ids.caterer, 'Catering (demo)')],
    supplier_services: [
      { id: ids.hosting, supplier: ids.host, name: 'Hosting', description: '', kind: 'hosting', can_miss_hours: 4 },
    ],
    service_reaches: [
      {
        ...{ id: ids.reach, service: ids.hosting, asset: ids.record, purpose: 'Draait het', phi_parts: '{a}' },
        ...{ ways: '{stores}', route: 'hosted', note: '', mfa: true, logged: null },
      },
    ],
  })

  async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
    const answer = await app.call(contract as Contract, { as: officer, ...call })
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
    return answer.body as AnswerOf<C>
  }
  const refused = async (contract: Contract, call: TestCall, status: number, as: TestPerson | null = officer) => {
    const answer = await app.call(contract, { as, ...call })
    expect({ body: answer.body, status: answer.status }).toMatchObject({ status })
    return answer.body as { code: string; errors?: { path: string }[] }
  }
  /** What waits to be mailed, oldest first, with the token in each. */
  const mails = async () => {
    const { rows } = await app.database.engine.pool.query(
      'select recipient, subject, body from mails where organisation_id = $1 order by created_at, id',
      [organisation],
    )
    return (rows as { recipient: string; subject: string; body: string }[]).map((mail) => ({
      ...mail,
      token: /\/questions#token=([\w-]{43})\b/.exec(mail.body)?.[1] ?? '',
    }))
  }
  /** Another supplier, of which nothing is known but its name. */
  const another = async () => {
    const id = newId()
    await insert({ suppliers: [supplier(id, `Leverancier ${id.slice(-6)} (demo)`)] })
    return id
  }
  const at = (moment: string) => {
    app.clock.now = Date.parse(moment)
  }
  return {
    app,
    organisation,
    officer,
    contributor,
    reader,
    outsider,
    ids,
    insert,
    change,
    done,
    refused,
    mails,
    another,
    at,
  }
}
export type SupplierReviewsWorld = Awaited<ReturnType<typeof openSupplierReviewsWorld>>
