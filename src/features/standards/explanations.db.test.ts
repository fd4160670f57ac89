import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../tests/test-app.ts'
import * as contracts from './explanations.contract.ts'
import { readEdition } from './standards.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const key = (edition: string, requirement: string, kind = 'controls') => ({ edition, kind, requirement })

test('an explanation has its part about care for NEN 7510, and not for ISO/IEC 27001', async () => {
  const as = await app.person(await app.organisation(), 'reader')
  const nen = await app.call(contracts.readExplanation, { as, params: key('nen-7510-2024', '8.13') })
  const iso = await app.call(contracts.readExplanation, { as, params: key('iso-27001-2022', '8.13') })
  expect(nen.body.explanation.care.nl).toContain('EPD')
  expect(nen.body.explanation.questions.map((one: { id: string }) => one.id)).toContain('encrypted')
  expect(iso.body.explanation.care).toBeNull()
  expect(iso.body.explanation.about).toEqual(nen.body.explanation.about)
  expect(iso.body.explanation.questions.some((one: { care: boolean }) => one.care)).toBe(false)
  expect(iso.body.explanation.questions.length).toBeLessThan(nen.body.explanation.questions.length)
  expect(nen.body.laws).toMatchObject([{ measure: 'c', confidence: 'medium' }])
})

test('clauses are explained too, and share their numbers with controls', async () => {
  const as = await app.person(await app.organisation(), 'reader')
  const clause = await app.call(contracts.readExplanation, { as, params: key('nen-7510-2024', '6.2', 'clauses') })
  const control = await app.call(contracts.readExplanation, { as, params: key('nen-7510-2024', '6.2') })
  expect(clause.body.title.en).toBe('Objectives and how to reach them')
  expect(control.body.title.en).toBe('Terms and conditions of employment')
  expect(clause.body.explanation.about).not.toEqual(control.body.explanation.about)
})

test('an older edition points to where the subject is explained', async () => {
  const as = await app.person(await app.organisation(), 'reader')
  const read = async (params: object) => (await app.call(contracts.readExplanation, { as, params })).body
  expect(await read(key('nen-7510-2017', '12.3.1'))).toMatchObject({
    explanation: null,
    explainedAt: [{ edition: 'nen-7510-2024', requirement: '8.13' }],
  })
  const split = await read(key('iso-27001-2013', '9.2', 'clauses'))
  expect(split.explainedAt.map((one: { requirement: string }) => one.requirement)).toEqual(['9.2.1', '9.2.2'])
  const part = await read(key('nen-7510-2017', '6.1.2', 'clauses'))
  expect(part.explainedAt.map((one: { requirement: string }) => one.requirement)).toEqual(['6.1.2'])
  const swapped = await read(key('iso-27001-2013', '10.1', 'clauses'))
  expect(swapped.explainedAt.map((one: { requirement: string }) => one.requirement)).toEqual(['10.2'])
  const nowhere = await app.call(contracts.readExplanation, { as, params: key('nen-7510-2024', '9.99') })
  expect(nowhere.status).toBe(404)
})

test('text that was bought stays in the organisation, with its history', async () => {
  const mine = await app.organisation()
  const [as, reader] = [await app.person(mine, 'security-officer'), await app.person(mine, 'reader')]
  const other = await app.person(await app.organisation(), 'administrator')
  const params = key('nen-7510-2024', '5.1')
  const saved = await app.call(contracts.saveOwnText, {
    as,
    params,
    seen: 0,
    body: { text: '  Wat wij kochten\nregel twee ' },
  })
  expect(saved).toMatchObject({ status: 200, body: { text: 'Wat wij kochten\nregel twee' } })
  const read = async (who: typeof as, at?: string) =>
    (await app.call(contracts.readExplanation, { as: who, params, ...(at ? { at } : {}) })).body.ownText
  expect((await read(reader)).text).toContain('regel twee')
  expect(await read(other)).toBeNull()
  const elsewhere = await app.call(contracts.readExplanation, {
    as: reader,
    params: key('nen-7510-2024', '5.1', 'clauses'),
  })
  expect(elsewhere.body.ownText).toBeNull()
  expect((await app.call(contracts.saveOwnText, { as, params, seen: 0, body: { text: 'y' } })).status).toBe(412)
  expect(
    (await app.call(contracts.saveOwnText, { as: reader, params, seen: saved.body.revision, body: { text: 'y' } }))
      .status,
  ).toBe(403)
  expect(
    (await app.call(contracts.saveOwnText, { as, params, seen: saved.body.revision, body: { text: '   ' } })).status,
  ).toBe(400)
  const before = saved.body.writtenAt
  const gone = await app.call(contracts.removeOwnText, { as, params, seen: saved.body.revision })
  expect(gone.status).toBe(200)
  expect(await read(reader)).toBeNull()
  expect((await read(reader, before)).text).toContain('Wat wij kochten')
})

test('a mark that the organisation corrects stands beside what the content says', async () => {
  const mine = await app.organisation()
  const as = await app.person(mine, 'security-officer')
  const params = { edition: 'nen-7510-2024', requirement: '5.16' }
  const body = { mark: 'guidance', reason: 'In ons exemplaar staat alleen een toelichting' }
  const saved = await app.call(contracts.correctMark, { as, params, seen: 0, body })
  expect(saved).toMatchObject({ status: 200, body })
  const control = async () => {
    const { body: found } = await app.call(readEdition, { as, params: { edition: params.edition } })
    return found.requirements.find((one: { id: string }) => one.id === '5.16')
  }
  expect(await control()).toMatchObject({ healthcare: { mark: 'deepened', confidence: 'medium' }, correction: body })
  const iso = await app.call(contracts.correctMark, {
    as,
    params: { edition: 'iso-27001-2022', requirement: '5.16' },
    seen: 0,
    body,
  })
  expect(iso).toMatchObject({ status: 409, body: { code: 'edition-without-marks' } })
  expect((await app.call(contracts.withdrawCorrection, { as, params, seen: saved.body.revision })).status).toBe(200)
  expect(await control()).toMatchObject({ correction: null })
})
