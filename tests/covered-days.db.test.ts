import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day } from '../src/core/time/day.ts'
import { readProofs } from '../src/features/demonstrability/chain-facts.store.ts'
import { readMeasureProofs, readMeasureRows } from '../src/features/risk/measure-facts.store.ts'
import { readWorkingMeasures } from '../src/features/risk/measure-work.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
let organisation: string
const sinces = ['0001-01-01', '2024-02-29', '2025-06-01', null]
const durations = ['P1D', 'P2W', 'P30D', 'P1M', 'P3M', 'P1Y', 'P1Y6M', 'P10Y']

beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation('Zorggroep De Proef')
})
afterAll(() => app?.close())

// Around leap days and ends of months, and towards both ends of the days that there are.
const days = fc.oneof(
  fc.integer({ min: -400, max: 800 }).map((days) => addDays('2025-01-31' as Day, days)),
  fc.constantFrom('2024-02-29', '2025-02-28', '2025-12-31', '2026-01-31', '0001-01-01', '9998-12-31'),
) as fc.Arbitrary<Day>
const periods = fc.tuple(days, days).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

/** Measures with a proof of each duration, and evidence about them and about their proofs. */
async function record(): Promise<void> {
  const own = { organisation_id: organisation }
  const at = '2026-03-02T09:00:00.000Z'
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const measures = sinces.map((since) => ({ ...own, id: newId(), title: 'Maatregel', how: '', since }))
    await tx.rows
      .insertInto('measures')
      .values(
        measures.map(({ since, ...one }) => ({
          ...{
            ...one,
            in_operation_since: since,
            owner_role: 'ICT',
            stand_in_role: '',
            effectiveness: '',
            end_reason: '',
          },
        })),
      )
      .execute()
    const proofs = measures.flatMap(({ id }) =>
      durations.map((fresh_for, position) => ({
        ...{ ...own, id: newId(), measure: id, position, title: fresh_for, kind: 'operation', fresh_for },
      })),
    )
    await tx.rows.insertInto('measure_proofs').values(proofs).execute()
    const shown = [...proofs, ...measures.map(({ id }) => ({ id: null, measure: id }))]
    const all = fc.sample(fc.tuple(periods, fc.constantFrom(...shown)), { numRuns: 400, seed: 7510 })
    const evidence = all.map(([{ from, to }, about]) => ({ id: newId(), from, to, about }))
    await tx.rows
      .insertInto('evidence')
      .values(
        evidence.map(({ id, from, to }, place) => ({
          ...{
            ...own,
            id,
            title: 'Verslag',
            period_from: from,
            period_to: to,
            collected_by: 'x',
            collected_on: '2026-03-01',
          },
          ...{ how: '', source: 'api', recorded_by: 'x', recorded_at: at, withdrawn_at: place % 9 === 0 ? at : null },
          ...{
            withdrawn_reason: place % 9 === 0 ? 'Dubbel' : '',
            revises: place % 7 === 1 ? evidence[place - 1]?.id : null,
          },
        })),
      )
      .execute()
    await tx.rows
      .insertInto('evidence_measures')
      .values(
        evidence.map(({ id, about }) => ({
          ...{ ...own, id: newId(), evidence: id, measure: about.measure, proof: about.id },
        })),
      )
      .execute()
    tx.note({ action: 'test.recorded', subject: '' })
  })
}

/** As a multirange is written: the first day of each, and the day after its last. */
const asText = (spans: readonly { from: Day; through: Day | null }[]): string | null =>
  spans.length === 0
    ? null
    : `{${spans.map(({ from, through }) => `[${from},${addDays(through as Day, 1)})`).join(',')}}`

test('risks reckon the days that evidence covers as the chain of proof does', async () => {
  await record()
  const [chain, risks] = await app.transactions.read(organisation, { kind: 'now' }, async (reader) => [
    await readProofs(reader),
    await readWorkingMeasures(reader, async () => [], {
      rows: (one) => readMeasureRows(one),
      proofs: (one) => readMeasureProofs(one),
    }),
  ])
  const byChain = new Map(chain.map((one) => [one.id ?? one.measure, one.covered]))
  const byRisks = new Map(
    [...risks.values()].flatMap(({ fact }) => [
      ...fact.proofs.map(({ id, covered }) => [id, asText(covered)] as const),
      ...(fact.covered.length > 0 ? [[fact.id, asText(fact.covered)] as const] : []),
    ]),
  )
  expect(byRisks).toEqual(byChain)
  expect([...byRisks.values()].filter((covered) => covered !== null).length).toBeGreaterThan(20)
})
