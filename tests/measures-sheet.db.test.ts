import { afterAll, beforeAll, expect, test } from 'vitest'
import { measuresForm } from '../src/core/measures/measures-form.ts'
import { listMeasures, readMeasure } from '../src/features/measures/measures.contract.ts'
import {
  downloadMeasuresSheet,
  importMeasures,
  tryMeasuresSheet,
} from '../src/features/measures/measures-sheet.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { writeSheet } from '../src/render/exchange/write-sheet.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let as: TestPerson
let organisation: string
const jan = newId()
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  organisation = await app.organisation()
  as = await app.person(organisation, 'security-officer')
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const staff = {
      organisation_id: organisation,
      number: '',
      function: '',
      starts: '2020-01-01',
      ends: null,
      language: 'nl',
    }
    await tx.rows
      .insertInto('staff')
      .values([
        { ...staff, id: jan, name: 'Jan (demo)', email: 'jan@care.example' },
        { ...staff, id: newId(), name: 'Els (demo)', email: 'els1@care.example' },
        { ...staff, id: newId(), name: 'Els (demo)', email: 'els2@care.example' },
      ])
      .execute()
    tx.note({ action: 'staff.added', subject: '3' })
  })
  await app.call(adoptEdition, { as, params: { edition: 'nen-7510-2024' } })
})
afterAll(() => app.close())

type Given = Parameters<TestApp['call']>[1]
const ask = async <C extends Contract>(contract: C, given: Given = {}) => {
  const { status, body } = await app.call(contract, { as, ...given })
  return { status, body: body as AnswerOf<C> & { code?: string } }
}
const filled = (rows: Record<string, string>[], of = organisation) =>
  Buffer.from(
    writeSheet(measuresForm, { language: 'nl', organisation: { id: of, name: 'x' }, facts: [], rows }),
  ).toString('base64')

test('measures come in after a trial, and go out and come in again without a change, byte for byte', async () => {
  const file = filled([
    {
      title: 'Back-ups maken',
      how: '=1+1 is tekst\ntweede regel',
      owner: 'jan@care.example',
      inOperationSince: '2025-01-06',
      requirements: 'NEN 7510:2024: 8.1, A.8.13',
      proofs: 'werking P1Y: Verslag hersteltest\nopzet P1Y: Plan',
      rhythms: 'werk P1D 2025-01-06: Kopieën maken',
    },
    { title: 'Van Els', owner: 'Els (demo)' },
    { title: 'Van niemand', owner: 'Piet' },
    { title: 'Straks', inOperationSince: '2026-03-03' },
    { title: 'Verkeerd', requirements: 'NEN 7510:2024: A.9.99' },
    { title: 'back-ups maken' },
    { title: '', how: 'zonder titel' },
    { title: 'Toegang nalopen', owner: 'els2@care.example' },
  ])
  const tried = await ask(tryMeasuresSheet, { body: { file } })
  expect(tried.body).toMatchObject({ added: 2, changed: 0, unchanged: 0 })
  expect(tried.body.refused.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7, 8])
  const total = async () => (await ask(listMeasures)).body.total
  expect(await total(), 'trying stores nothing').toBe(0)
  expect((await ask(importMeasures, { body: { file } })).body.added).toBe(2)
  expect((await ask(importMeasures, { body: { file } })).body).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  expect(await total()).toBe(2)

  const out = await app.call(downloadMeasuresSheet, { as, query: { language: 'en' } })
  const back = await ask(importMeasures, { body: { file: out.raw.toString('base64') } })
  expect(back.body).toEqual({ added: 0, changed: 0, unchanged: 2, refused: [] })
  const again = await app.call(downloadMeasuresSheet, { as, query: { language: 'en' } })
  expect(again.raw.equals(out.raw)).toBe(true)
})

test('a changed row changes its measure and nothing else; proofs stay the same rows', async () => {
  const { items } = (await ask(listMeasures, { query: { text: 'back-ups' } })).body
  const params = { id: items[0]?.id ?? '' }
  const before = (await ask(readMeasure, { params })).body
  expect(before).toMatchObject({
    owner: { name: 'Jan (demo)' },
    how: '=1+1 is tekst\ntweede regel',
    state: 'in-operation',
  })
  expect(before.requirements.map(({ requirement }) => requirement)).toEqual(['clause-8.1', '8.13'])
  const row = {
    ...{ id: before.id, title: 'Back-ups maken en testen', owner: 'Jan (demo)', inOperationSince: '2025-01-06' },
    ...{ requirements: 'NEN 7510:2024: A.8.13', proofs: 'opzet P2Y: Plan\nwerking P1Y: Verslag hersteltest' },
  }
  expect((await ask(importMeasures, { body: { file: filled([row]) } })).body).toMatchObject({ changed: 1, added: 0 })
  const after = (await ask(readMeasure, { params })).body
  // In our own sheet an empty cell empties what stood there.
  expect(after).toMatchObject({ title: 'Back-ups maken en testen', how: '', rhythms: [] })
  const ids = (proofs: typeof before.proofs) => Object.fromEntries(proofs.map(({ title, id }) => [title, id]))
  expect(ids(after.proofs)).toEqual(ids(before.proofs))
  expect(after.proofs.map(({ title, freshFor }) => `${title} ${freshFor}`)).toEqual([
    'Plan P2Y',
    'Verslag hersteltest P1Y',
  ])
  expect(after.history[0]).toMatchObject({ action: 'measures.imported' })
})

test('a sheet of another organisation, and what is no sheet, is refused whole', async () => {
  const foreign = filled([{ title: 'x' }], await app.organisation())
  expect((await ask(importMeasures, { body: { file: foreign } })).body.code).toBe('sheet-other-organisation')
  expect((await ask(importMeasures, { body: { file: 'AAAA' } })).body.code).toBe('sheet-not-xlsx')
})
