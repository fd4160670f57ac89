import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRisks } from '../src/features/risk/risks.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Tx } from '../src/platform/database/reader.ts'
import { heavy, light, openRiskWorld } from './risk-world.ts'

let world: Awaited<ReturnType<typeof openRiskWorld>>

beforeAll(async () => {
  world = await openRiskWorld()
  await world.approve()
  const measure = await world.measure('Back-ups', { inOperationSince: '2026-02-20' })
  const rating = { inherent: heavy, residual: light }
  await world.risk({ owner: world.person.jan, ownerRole: '' }, { rating, measures: [{ measure, weight: 2 }] })
  await record('evidence', (tx) =>
    tx.rows
      .insertInto('evidence')
      .values({
        ...{ organisation_id: world.organisation, id: newId(), title: 'Verslag', period_from: '2026-02-20' },
        ...{ period_to: '2026-02-28', collected_by: 'x', collected_on: '2026-02-28', how: '', source: 'api' },
        ...{ recorded_by: 'x', recorded_at: tx.now, withdrawn_reason: '' },
      })
      .execute(),
  )
  await world.done(listRisks)
})
afterAll(() => world.app.close())

const record = (what: string, run: (tx: Tx) => Promise<unknown>) =>
  world.app.transactions.inTx(world.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await run(tx)
    tx.note({ action: 'test.recorded', subject: what })
  })

/** One table of each part of what is known about risks, by which its statements are told from all others. */
const parts = ['assets', 'evidence_measures', 'measures', 'risk_acceptances', 'risk_approvals', 'risk_ratings']

test.each([
  ['measures', ['measures', 'risk_approvals']],
  ['evidence', ['evidence_measures']],
  // The systems that a measure is about are assets.
  ['assets', ['assets', 'measures']],
  ['risks', ['risk_ratings']],
  ['risk_ratings', ['risk_ratings']],
  ['risk_measures', ['risk_acceptances']],
  ['staff', ['measures']],
  ['organisations', []],
])('what was recorded in %s makes the next list read again %j', async (table, again) => {
  await record(table, (tx) =>
    sql`update ${sql.table(table)} set revision = revision where organisation_id = ${world.organisation}`.execute(
      tx.rows,
    ),
  )
  const { statements } = world.app.database
  statements.length = 0
  await world.done(listRisks)
  const read = statements.flatMap((one) => [...one.matchAll(/\bfrom ([a-z_]+)/g)].map(([, name]) => name as string))
  expect(parts.filter((part) => read.includes(part))).toEqual(again)
})
