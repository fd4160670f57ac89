import { afterAll, beforeAll, expect, test } from 'vitest'
import { listControls, readControl } from '../src/features/applicability/applicability.contract.ts'
import { downloadSoa } from '../src/features/soa/soa.contract.ts'
import * as contracts from '../src/features/standards/explanations.contract.ts'
import { adoptEdition, readEdition } from '../src/features/standards/standards.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

type Given = Parameters<TestApp['call']>[1]

/** Asks, and takes the body for what the contract says. */
const ask = async <C extends Contract>(contract: C, given: Given) => {
  const { status, body } = await app.call(contract, given)
  return { status, body: body as AnswerOf<C> & { code?: string } }
}

const key = (edition: string, requirement: string, kind = 'controls') => ({ edition, kind, requirement })

test('an explanation has its part about care for NEN 7510, and not for ISO/IEC 27001', async () => {
  const as = await app.person(await app.organisation(), 'reader')
  const nen = await ask(contracts.readExplanation, { as, params: key('nen-7510-2024', '8.13') })
  const iso = await ask(contracts.readExplanation, { as, params: key('iso-27001-2022', '8.13') })
  expect(nen.body.explanation?.care?.nl).toContain('EPD')
  expect(nen.body.explanation?.questions.map((one) => one.id)).toContain('encrypted')
  expect(iso.body.explanation?.care).toBeNull()
  expect(iso.body.explanation?.about).toEqual(nen.body.explanation?.about)
  expect(iso.body.explanation?.questions.some((one) => one.care)).toBe(false)
  const count = ({ body }: typeof nen) => body.explanation?.questions.length ?? 0
  expect(count(iso)).toBeLessThan(count(nen))
  expect(nen.body.laws).toMatchObject([
    { measure: 'c', relation: 'intersects', confidence: 'medium', source: expect.stringContaining('Inferred') },
  ])
})

test('clauses are explained too, and share their numbers with controls', async () => {
  const as = await app.person(await app.organisation(), 'reader')
  const clause = await ask(contracts.readExplanation, { as, params: key('nen-7510-2024', '6.2', 'clauses') })
  const control = await ask(contracts.readExplanation, { as, params: key('nen-7510-2024', '6.2') })
  expect(clause.body.title.en).toBe('Objectives and how to reach them')
  expect(control.body.title.en).toBe('Terms and conditions of employment')
  expect(clause.body.explanation?.about).not.toEqual(control.body.explanation?.about)
})

test('an older edition points to where the subject is explained', async () => {
  const as = await app.person(await app.organisation(), 'reader')
  const read = async (params: Record<string, string>) => (await ask(contracts.readExplanation, { as, params })).body
  expect(await read(key('nen-7510-2017', '12.3.1'))).toMatchObject({
    explanation: null,
    explainedAt: [{ edition: 'nen-7510-2024', requirement: '8.13' }],
  })
  const split = await read(key('iso-27001-2013', '9.2', 'clauses'))
  expect(split.explainedAt.map((one) => one.requirement)).toEqual(['9.2.1', '9.2.2'])
  const part = await read(key('nen-7510-2017', '6.1.2', 'clauses'))
  expect(part.explainedAt.map((one) => one.requirement)).toEqual(['6.1.2'])
  const swapped = await read(key('iso-27001-2013', '10.1', 'clauses'))
  expect(swapped.explainedAt.map((one) => one.requirement)).toEqual(['10.2'])
  const nowhere = await ask(contracts.readExplanation, { as, params: key('nen-7510-2024', '9.99') })
  expect(nowhere.status).toBe(404)
})

test('text that was bought stays in the organisation, with its history', async () => {
  const mine = await app.organisation()
  const [as, reader] = [await app.person(mine, 'security-officer'), await app.person(mine, 'reader')]
  const other = await app.person(await app.organisation(), 'administrator')
  const params = key('nen-7510-2024', '5.1')
  const saved = await ask(contracts.saveOwnText, {
    as,
    params,
    seen: 0,
    body: { text: '  Wat wij kochten\nregel twee ' },
  })
  expect(saved).toMatchObject({ status: 200, body: { text: 'Wat wij kochten\nregel twee' } })
  const read = async (who: typeof as, at?: string) =>
    (await ask(contracts.readExplanation, { as: who, params, ...(at ? { at } : {}) })).body.ownText
  expect((await read(reader))?.text).toContain('regel twee')
  expect(await read(other)).toBeNull()
  const elsewhere = await ask(contracts.readExplanation, {
    as: reader,
    params: key('nen-7510-2024', '5.1', 'clauses'),
  })
  expect(elsewhere.body.ownText).toBeNull()
  expect((await ask(contracts.saveOwnText, { as, params, seen: 0, body: { text: 'y' } })).status).toBe(412)
  expect(
    (await ask(contracts.saveOwnText, { as: reader, params, seen: saved.body.revision, body: { text: 'y' } })).status,
  ).toBe(403)
  expect(
    (await ask(contracts.saveOwnText, { as, params, seen: saved.body.revision, body: { text: '   ' } })).status,
  ).toBe(400)
  const before = saved.body.writtenAt
  const gone = await ask(contracts.removeOwnText, { as, params, seen: saved.body.revision })
  expect(gone.status).toBe(200)
  expect(await read(reader)).toBeNull()
  expect((await read(reader, before))?.text).toContain('Wat wij kochten')
})

test('a mark that the organisation corrects stands beside what the content says', async () => {
  const mine = await app.organisation()
  const as = await app.person(mine, 'security-officer')
  const params = { edition: 'nen-7510-2024', requirement: '5.16' }
  const body = { mark: 'guidance', reason: 'In ons exemplaar staat alleen een toelichting' }
  const saved = await ask(contracts.correctMark, { as, params, seen: 0, body })
  expect(saved).toMatchObject({ status: 200, body })
  const control = async () => {
    const { body: found } = await ask(readEdition, { as, params: { edition: params.edition } })
    return found.requirements.find((one) => one.id === '5.16')
  }
  expect(await control()).toMatchObject({ healthcare: { mark: 'deepened', confidence: 'medium' }, correction: body })
  const iso = await ask(contracts.correctMark, {
    as,
    params: { edition: 'iso-27001-2022', requirement: '5.16' },
    seen: 0,
    body,
  })
  expect(iso).toMatchObject({ status: 409, body: { code: 'edition-without-marks' } })
  expect((await ask(contracts.withdrawCorrection, { as, params, seen: saved.body.revision })).status).toBe(200)
  expect(await control()).toMatchObject({ correction: null })
})

test('a corrected mark is read in the list of controls, in the statement and in neither of another organisation or an earlier day', async () => {
  const mine = await app.organisation()
  const as = await app.person(mine, 'administrator')
  await ask(adoptEdition, { as, params: { edition: 'nen-7510-2024' } })
  const params = { edition: 'nen-7510-2024', requirement: '5.16' }
  const marks = async (at?: string) => {
    const when = at ? { at } : {}
    const { body: list } = await ask(listControls, { as, query: { size: 200 }, ...when })
    const statement = await app.call(downloadSoa, { as, query: { format: 'json' }, ...when })
    const { rows } = JSON.parse(statement.raw.toString()) as { rows: { requirement: string; healthcare: string }[] }
    const { body: one } = await ask(readControl, { as, params, ...when })
    return [
      list.items.find((control) => control.requirement === '5.16')?.healthcare,
      rows.find((row) => row.requirement === '5.16')?.healthcare,
      one.healthcare,
    ]
  }
  expect(await marks()).toEqual(['deepened', 'deepened', 'deepened'])
  const before = new Date().toISOString()
  await ask(contracts.correctMark, { as, params, seen: 0, body: { mark: 'none', reason: 'Nagekeken in deel 1' } })
  expect(await marks()).toEqual(['none', 'none', 'none'])
  expect(await marks(before)).toEqual(['deepened', 'deepened', 'deepened'])
})
