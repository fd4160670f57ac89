import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVerdict } from '../src/features/demonstrability/demonstrability.contract.ts'
import { record } from '../src/features/evidence/evidence.fixture.ts'
import { addMeasure } from '../src/features/measures/measures.contract.ts'
import { recordFinding, recordReview } from '../src/features/reviews/reviews.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { doneBy } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

const edition = 'nen-7510-2024'
let app: TestApp
let officer: TestPerson
const done = doneBy(
  () => app,
  () => officer,
)

beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  officer = await app.person(await app.organisation('Zorggroep De Proef'), 'security-officer')
  await done(adoptEdition, { params: { edition } })
})
afterAll(() => app.close())

const linkOf = async (requirement: string, name: string) => {
  const { links } = await done(readVerdict, { params: { edition, requirement } })
  return links.find(({ link }) => link === name)
}
const measureFor = (requirement: string, inOperationSince: string) =>
  done(addMeasure, {
    body: {
      ...{ title: 'Back-ups', how: '', owner: null, ownerRole: 'Hoofd ICT', standIn: null, standInRole: '' },
      ...{ inOperationSince, plannedFor: null, effectiveness: '', systems: [], locations: [], rhythms: [] },
      requirements: [{ edition, requirement }],
      proofs: [{ id: null, title: 'Restore test', kind: 'operation', freshFor: 'P1Y' }],
    },
  })

test('evidence that is wholly about the time before a measure was in operation does not show that it works', async () => {
  const before = await measureFor('8.13', '2026-03-01')
  await record(app, officer, { supports: [{ measure: before.id, proof: before.proofs[0]?.id ?? null }] })
  expect(await linkOf('8.13', 'operation')).toMatchObject({ state: 'not-yet', reason: { key: 'first-proof-due' } })
  const working = await measureFor('8.15', '2026-01-01')
  await record(app, officer, { supports: [{ measure: working.id, proof: working.proofs[0]?.id ?? null }] })
  expect(await linkOf('8.15', 'operation')).toMatchObject({ state: 'holds', reason: { key: 'shown' } })
})

test('a major nonconformity counts whoever found it', async () => {
  const review = await done(recordReview, {
    body: {
      ...{ title: 'Penetratietest', kind: 'test', reviewedOn: '2026-02-20', reviewer: 'Testbureau' },
      ...{ independence: 'Van buiten', note: '', covered: [{ edition, requirement: '8.8' }] },
    },
  })
  await done(recordFinding, {
    params: { id: review.id },
    body: { edition, requirement: '8.8', grade: 'major', what: 'Niet bijgewerkt', owner: null, dueOn: null },
  })
  expect(await linkOf('8.8', 'verification')).toMatchObject({ state: 'fails', reason: { key: 'major-open' } })
})
