import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  acceptReportTerms,
  changeCoverage,
  downloadCoverage,
  readCoverage,
} from '../src/features/coverage/coverage.contract.ts'
import { callsOf } from './assets-world.ts'
import { acceptSeen, openCoverageWorld, reportFacts } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
beforeAll(async () => {
  world = await openCoverageWorld()
})
afterAll(() => world.app.close())

test('conditions that were accepted are accepted anew once they are worded otherwise, as they were seen, and what was accepted stays', async () => {
  const id = await world.report({ title: 'Met een voorbehoud' }, [{}])
  const auditor = callsOf(world.app, await world.app.person(world.organisation, 'auditor'))
  const seen = await auditor.done(readCoverage, { params: { id } })
  const change = async (more: object) => {
    const { revision } = await world.done(readCoverage, { params: { id } })
    const { replaces: _none, ...facts } = reportFacts(more)
    await world.done(changeCoverage, { params: { id }, seen: revision, body: facts })
  }
  await change({ disclaimer: 'Alleen voor eigen gebruik' })
  expect(await auditor.refused(acceptReportTerms, { params: { id }, body: { wording: seen.wording } })).toMatchObject({
    status: 412,
  })
  expect(await acceptSeen(auditor, id)).toMatchObject({ texts: true, acceptances: [{ current: true }] })
  for (const more of [
    { disclaimer: 'Alleen voor eigen gebruik', termsNote: 'Niet kopiëren' },
    { disclaimer: 'Nog een zin' },
  ]) {
    await change(more)
    expect(await auditor.done(readCoverage, { params: { id } }), JSON.stringify(more)).toMatchObject({
      ...{ texts: false, acceptedAt: null, acceptances: [{ by: expect.any(String), current: false }] },
    })
    expect(await auditor.refused(downloadCoverage, { params: { id }, query: { format: 'csv' } })).toMatchObject({
      code: 'accept-terms-first',
    })
  }
  expect(await acceptSeen(auditor, id)).toMatchObject({
    ...{ texts: true, acceptances: [{ current: true }, { current: false }] },
  })
  const kept = await world.app.database.engine.rows
    .selectFrom('terms_acceptances')
    .select(['terms', 'terms_note', 'disclaimer'])
    .where('report', '=', id)
    .orderBy('accepted_at')
    .orderBy('revision')
    .execute()
  expect(kept).toEqual([
    { terms: 'nda', terms_note: 'Niet doorgeven', disclaimer: 'Alleen voor eigen gebruik' },
    { terms: 'nda', terms_note: 'Niet doorgeven', disclaimer: 'Nog een zin' },
  ])
  // Words that were accepted before, and stand again, are the same words.
  await change({ disclaimer: 'Alleen voor eigen gebruik' })
  expect(await auditor.done(readCoverage, { params: { id } })).toMatchObject({ texts: true })
  await change({ disclaimer: 'Alleen voor eigen gebruik', terms: 'auditor' })
  expect(await auditor.done(readCoverage, { params: { id } })).toMatchObject({ texts: false })
})
