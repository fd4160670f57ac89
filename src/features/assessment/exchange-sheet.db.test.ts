import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessmentForm } from '../../core/assessment/assessment-form.ts'
import { readSheet } from '../../importers/sheet/read-sheet.ts'
import type { AnswerOf } from '../../platform/http/contract.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import * as answering from './answering.contract.ts'
import { type AssessmentWorld, assessmentWorld } from './assessment.fixture.ts'

let world: AssessmentWorld
let id: string
let ward: string
beforeAll(async () => {
  world = await assessmentWorld()
  const started = await world.start({ departments: ['Kliniek & thuis'] })
  id = started.id
  ward = started.departments[0]?.id ?? ''
  await world.send(id, [
    world.write({ note: 'Eerste regel\n  tweede <b>&amp;</b> _x0041_ 😀' }),
    world.write({ question: 'apart', answer: 'unknown', note: '=1+1' }),
    world.write({ question: 'encrypted', answer: null, note: 'Alleen een notitie' }),
    world.write({ department: ward, answer: 'not-applicable', note: '@SUM(A1)\t-' }),
    rating({ subject: '2022/control/8.13', design: 5, existence: 0, operation: null, note: 'Zie 00123' }),
  ])
})
afterAll(() => world.close())

const rating = (more: object) =>
  JSON.parse(JSON.stringify({ ...world.write(more), kind: 'rating', question: undefined, answer: undefined }))

const download = async (assessment: string, query = {}) => {
  const answer = await world.app.call(answering.downloadAssessmentSheet, {
    as: world.officer,
    params: { assessment },
    query,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.raw
}
const check = async (assessment: string, file: Uint8Array) =>
  world.app.call(answering.checkAssessmentSheet, {
    as: world.officer,
    params: { assessment },
    body: { file: Buffer.from(file).toString('base64') },
  })
const apply = async (assessment: string, file: Uint8Array, token: string) =>
  world.app.call(answering.applyAssessmentSheet, {
    as: world.officer,
    params: { assessment },
    body: { file: Buffer.from(file).toString('base64'), token },
  })
type Report = AnswerOf<typeof answering.checkAssessmentSheet>

/** The rows of a sheet, changed, as a sheet again. */
async function changed(file: Uint8Array, change: (rows: Record<string, string>[]) => void): Promise<Uint8Array> {
  const reading = await readSheet(file, assessmentForm, world.organisation)
  if (reading.kind !== 'read') throw new Error('refused')
  const rows = reading.rows.map(({ values }) => values)
  change(rows)
  return writeSheet(assessmentForm, {
    language: 'nl',
    organisation: { id: world.organisation, name: 'Test' },
    facts: [],
    rows,
  })
}

for (const language of ['nl', 'en']) {
  test(`what goes out, comes in and goes out again is byte for byte the same (${language})`, async () => {
    const file = await download(id, { language })
    const checked = await check(id, file)
    expect(checked.status, JSON.stringify(checked.body)).toBe(200)
    const report = checked.body as Report
    expect(report).toMatchObject({ changes: [], refused: [], rows: 2 * 551, unchanged: 2 * 551 })
    expect((await apply(id, file, report.token)).body).toEqual({ changed: 0 })
    expect(await download(id, { language })).toEqual(file)

    // The same through an assessment that was empty: everything that was answered is in the file.
    const fresh = await world.start({ departments: ['Kliniek & thuis'] })
    const anew = (await check(fresh.id, file)).body as Report
    expect(anew.refused).toEqual([])
    expect(anew.changes.map(({ column }) => column)).toContain('rating-note')
    expect((await apply(fresh.id, file, anew.token)).body).toEqual({ changed: 5 })
    expect(await download(fresh.id, { language })).toEqual(file)
  })
}

test('a check says before and after of each change, and which rows are not taken; nothing changes until it is applied', async () => {
  const file = await changed(await download(id, { department: 'whole' }), (rows) => {
    const row = rows.find(({ subject, question }) => subject === '2022/control/8.13' && question === 'apart')
    if (row) Object.assign(row, { answer: 'yes', note: 'Nu wel' })
    rows.push({ ...row, question: 'no-such-question' })
  })
  const before = await world.open(id)
  const report = (await check(id, file)).body as Report
  expect(report.changes).toMatchObject([
    { subject: '2022/control/8.13', question: 'apart', column: 'answer', before: 'Don’t know', after: 'Yes' },
    { column: 'note', before: '=1+1', after: 'Nu wel' },
  ])
  expect(report.refused).toMatchObject([
    { row: report.rows + 1, sentence: expect.stringContaining('no-such-question') },
  ])
  expect(await world.open(id)).toEqual(before)

  const wrong = await apply(id, file, 'a'.repeat(64))
  expect([wrong.status, (wrong.body as { code: string }).code]).toEqual([409, 'changed-since-check'])
  await world.answer(id, { number: '5.1', question: 'no', answer: 'yes' })
  const other = await world.send(id, [
    world.write({ subject: '2022/control/8.13', question: 'restored', answer: 'no' }),
  ])
  expect(other[0]?.outcome).toBe('saved')
  expect((await apply(id, file, report.token)).status).toBe(409)
  const again = (await check(id, file)).body as Report
  // The sheet does not say what was answered since; taking it over would take that away, and the check tells so.
  expect(again.changes).toContainEqual(expect.objectContaining({ question: 'restored', before: 'No', after: '' }))
  expect((await apply(id, file, again.token)).body).toEqual({ changed: 2 })
  const opened = await world.open(id)
  const backup = opened.sheets[0]?.subjects.find(({ subject }) => subject === '2022/control/8.13')
  expect(backup?.answers.find(({ question }) => question === 'apart')).toMatchObject({ answer: 'yes', note: 'Nu wel' })
})

test('a file that is no sheet of ours is refused as a whole', async () => {
  for (const bytes of [Buffer.from('hello'), Buffer.from('PK\u0003\u0004 no zip at all'), Buffer.alloc(100_000)]) {
    const answer = await check(id, bytes)
    expect(answer.status).toBe(400)
    expect((answer.body as { code: string }).code).toMatch(/^sheet-/)
  }
  const elsewhere = writeSheet(assessmentForm, {
    language: 'nl',
    organisation: { id: '01980000-0000-7000-8000-000000000001', name: 'Elders' },
    facts: [],
    rows: [],
  })
  expect((await check(id, elsewhere)).status).toBe(400)
})
