import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../tests/test-app.ts'
import type { AnswerOf, Contract } from '../../platform/http/contract.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import { readExplanation } from './explanations.contract.ts'
import { downloadOwnTexts, importOwnTexts, tryOwnTexts } from './own-texts-sheet.contract.ts'
import { ownTextsForm } from './own-texts-sheet.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const params = { edition: 'nen-7510-2024' }
type Given = Parameters<TestApp['call']>[1]
const ask = async <C extends Contract>(contract: C, given: Given) => {
  const { status, body } = await app.call(contract, given)
  return { status, body: body as AnswerOf<C> & { code?: string } }
}
const filled = (organisation: string, rows: Record<string, string>[]) =>
  Buffer.from(
    writeSheet(ownTextsForm, {
      language: 'nl',
      organisation: { id: organisation, name: 'x' },
      facts: [{ key: 'edition', label: { nl: 'Norm', en: 'Standard' }, value: params.edition }],
      rows,
    }),
  ).toString('base64')

test('a sheet goes out, comes in filled, and goes out again byte for byte', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const file = filled(organisation, [
    { kind: 'controls', number: '5.10', title: '', text: '=1+1 is tekst' },
    { kind: 'clauses', number: '6.2', title: '', text: 'Doelen\nin twee regels' },
    { kind: '', number: '6.2', title: '', text: 'welke?' },
    { kind: 'controls', number: '9.9', title: '', text: 'bestaat niet' },
  ])
  const expected = { added: 2, changed: 0, unchanged: 0, refused: [{ row: 4 }, { row: 5 }] }
  expect((await ask(tryOwnTexts, { as, params, body: { file } })).body).toMatchObject(expected)
  const key = { edition: params.edition, kind: 'controls', requirement: '5.10' }
  const text = async () => (await ask(readExplanation, { as, params: key })).body.ownText?.text
  expect(await text(), 'trying stores nothing').toBeUndefined()
  expect((await ask(importOwnTexts, { as, params, body: { file } })).body).toMatchObject(expected)
  expect(await text()).toBe('=1+1 is tekst')
  const out = await app.call(downloadOwnTexts, { as, params })
  const again = out.raw.toString('base64')
  const back = await ask(importOwnTexts, { as, params, body: { file: again } })
  expect(back.body).toMatchObject({ added: 0, changed: 0, unchanged: 2, refused: [] })
  const third = await app.call(downloadOwnTexts, { as, params })
  expect(third.raw.equals(out.raw)).toBe(true)
})

test('a sheet of another organisation or another edition, and what is no sheet, is refused whole', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator')
  const foreign = filled(await app.organisation(), [{ kind: 'controls', number: '5.1', title: '', text: 'x' }])
  expect((await ask(importOwnTexts, { as, params, body: { file: foreign } })).body.code).toBe(
    'sheet-other-organisation',
  )
  const mine = filled(organisation, [{ kind: 'controls', number: '5.1', title: '', text: 'x' }])
  const other = { edition: 'iso-27001-2022' }
  expect((await ask(importOwnTexts, { as, params: other, body: { file: mine } })).body.code).toBe(
    'sheet-of-another-edition',
  )
  expect((await ask(importOwnTexts, { as, params, body: { file: 'AAAA' } })).body.code).toBe('sheet-not-xlsx')
  const key = { edition: params.edition, kind: 'controls', requirement: '5.1' }
  expect((await ask(readExplanation, { as, params: key })).body.ownText).toBeNull()
})
