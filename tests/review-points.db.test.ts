import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assurance from '../src/features/assurance/assurance.contract.ts'
import * as parts from '../src/features/assurance/assurance-parts.contract.ts'
import { addCoverage } from '../src/features/coverage/coverage.contract.ts'
import * as reviews from '../src/features/supplier-reviews/supplier-reviews.contract.ts'
import { cuecFacts, openAssuranceWorld, reportFacts } from './assurance-world.ts'

let world: Awaited<ReturnType<typeof openAssuranceWorld>>
let { app, ids, as, by } = {} as typeof world
beforeAll(async () => {
  world = await openAssuranceWorld()
  ;({ app, ids, as, by } = world)
})
afterAll(() => app?.close())

const secret = 'Twee accounts te laat gesloten'

test('a review tells exceptions and what is asked of us in words, keeps them, and gives them on only as the terms allow', async () => {
  const { id: report } = await by(as.officer).done(assurance.recordAssuranceReport, {
    params: { id: ids.host },
    body: reportFacts({ terms: 'customer' }),
  })
  const params = { id: report }
  const { texts } = await by(as.officer).done(parts.addAssuranceException, {
    params,
    body: { reference: 'CC6.1', what: secret, response: '' },
  })
  const [exception] = texts?.exceptions ?? []
  await by(as.officer).done(parts.assessAssuranceException, {
    ...{ params: { id: exception?.id ?? '' }, seen: exception?.revision ?? 0 },
    body: { assessment: 'no-effect', reason: 'Onze accounts staan elders', measure: null },
  })
  const items = [cuecFacts(), cuecFacts({ reference: 'C2', notOursBecause: 'Doet de leverancier' })]
  await by(as.officer).done(parts.addAssuranceCuecs, { params, body: { items } })
  const coverage = (title: string, replaces: string | null) =>
    by(as.officer).done(addCoverage, {
      body: {
        ...{ service: ids.hosting, title, version: '1', asOf: '2026-02-01', terms: 'public', termsNote: '' },
        ...{ disclaimer: '', replaces },
      },
    })
  const before = await coverage('Dekking 2025', null)

  const opened = await by(as.officer).done(reviews.openSupplierReview, { params: { id: ids.host } })
  expect(opened.picture.points).toMatchObject([
    {
      ...{ kind: 'exception', report: { title: 'SOC 2 2025' }, reference: 'CC6.1', what: secret },
      ...{ assessment: 'no-effect', reason: 'Onze accounts staan elders', by: 'Officer', on: '2026-03-02' },
    },
    { kind: 'cuec', what: 'Meldt wie vertrekt', assessment: null },
  ])
  expect(opened.picture.changes.filter(({ kind }) => kind === 'coverage')).toMatchObject([
    { title: 'Dekking 2025', change: 'came', on: '2026-03-02' },
  ])
  const decided = await by(as.officer).done(reviews.decideSupplierReview, {
    ...{ params: { id: opened.id }, seen: opened.revision },
    body: { decision: 'continue', reason: 'Goed', nextOn: null, actions: [], pictureSha256: opened.pictureSha256 },
  })
  expect(decided.picture.points).toEqual(opened.picture.points)

  const read = (who: typeof as.officer) => by(who).done(reviews.readSupplierReview, { params: { id: opened.id } })
  const asAuditor = await read(as.auditor)
  expect(asAuditor.picture.points?.map(({ what, reason, assessment }) => [what, reason, assessment])).toEqual([
    [null, null, 'no-effect'],
    [null, null, null],
  ])
  expect(asAuditor.pictureSha256).toBe(decided.pictureSha256)
  const file = async (who: typeof as.officer) => {
    const call = { as: who, params: { id: opened.id }, query: { format: 'docx' } }
    const { raw } = await app.call(reviews.downloadSupplierReview, call)
    return strFromU8(unzipSync(raw)['word/document.xml'] ?? expect.unreachable())
  }
  expect(await file(as.officer)).toContain(secret)
  expect(await file(as.auditor)).not.toContain(secret)

  app.clock.now += 40 * 86_400_000
  await coverage('Dekking 2026', before.id)
  const next = await by(as.officer).done(reviews.openSupplierReview, { params: { id: ids.host } })
  expect(next.picture.changes.filter(({ kind }) => kind === 'coverage')).toMatchObject([
    { title: 'Dekking 2025', change: 'changed', values: [{ name: 'replacedBy', after: 'Dekking 2026 1' }] },
    { title: 'Dekking 2026', change: 'came' },
  ])
  // What was decided stays as it was seen.
  expect((await read(as.officer)).picture.points).toEqual(opened.picture.points)
})

test('a coverage report that was recorded just after midnight came on that day, and is there on it', async () => {
  app.clock.now = Date.parse('2026-06-01T22:30:00Z')
  const { done } = by(as.officer)
  await done(addCoverage, {
    body: {
      ...{ service: ids.tests, title: 'Dekking lab', version: '1', asOf: '2026-02-01', terms: 'public' },
      ...{ termsNote: '', disclaimer: '', replaces: null },
    },
  })
  const opened = await done(reviews.openSupplierReview, { params: { id: ids.lab } })
  const came = { title: 'Dekking lab', change: 'came', on: '2026-06-02' }
  expect(opened.picture.changes.filter(({ kind }) => kind === 'coverage')).toMatchObject([came])
  expect(opened.picture.items.filter(({ kind }) => kind === 'coverage')).toMatchObject([{ since: '2026-06-02' }])
})
