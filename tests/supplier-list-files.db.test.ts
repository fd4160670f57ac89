import { afterAll, beforeAll, expect, test } from 'vitest'
import * as following from '../src/features/supplier-reviews/following.contract.ts'
import * as files from '../src/features/supplier-reviews/list-files.contract.ts'
import * as lists from '../src/features/supplier-reviews/questionnaires.contract.ts'
import * as reviews from '../src/features/supplier-reviews/supplier-reviews.contract.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { openSupplierReviewsWorld, type SupplierReviewsWorld } from './supplier-reviews-world.ts'

let world: SupplierReviewsWorld
beforeAll(async () => {
  world = await openSupplierReviewsWorld()
})
afterAll(() => world.app.close())

const rowsOf = async (contract: Contract, query: object = {}) => {
  const answer = await world.app.call(contract, { as: world.officer, query: { ...query, format: 'csv' } })
  expect(answer.status, contract.name).toBe(200)
  return answer.raw.toString('utf8')
}

test('every list about following suppliers goes out as a file, by the filters of the screen', async () => {
  const { done, ids, app, officer } = world
  const [host, caterer] = [ids.host, ids.caterer]
  for (const id of [host, caterer]) {
    const of = id === host ? 'host' : 'caterer'
    await done(following.addSupplierAction, {
      params: { id },
      body: { what: `Action of the ${of}`, owner: null, ownerRole: 'Hoofd ICT', dueOn: '2026-06-01', review: null },
    })
    await done(following.recordSupplierEvent, {
      params: { id },
      body: {
        ...{ service: null, kind: id === host ? 'incident' : 'complaint', happenedOn: '2026-02-20' },
        ...{ what: `Event of the ${of}`, personalData: true, toldOn: null, ends: null, closedOn: null },
        closingNote: '',
      },
    })
    await done(reviews.openSupplierReview, { params: { id } })
    await done(lists.sendQuestionnaire, {
      params: { id },
      body: {
        ...{ contactName: 'Ann (demo)', email: '', dueOn: '2026-06-01', title: `List of the ${of}`, language: 'nl' },
        questions: [{ id: 'own/one', theme: '', text: 'Is het zo?', explain: '', controls: [] }],
        review: null,
      },
    })
  }
  const cases: [Contract, object, string, string][] = [
    [files.downloadReviewsToCome, { criticality: 'critical' }, 'Hoster (demo)', 'Catering (demo)'],
    [files.downloadSupplierReviews, { supplier: host, state: 'open' }, 'Hoster (demo)', 'Catering (demo)'],
    [files.downloadSupplierActions, { supplier: caterer }, 'Action of the caterer', 'Action of the host'],
    [files.downloadSupplierEvents, { kind: 'complaint' }, 'Event of the caterer', 'Event of the host'],
    [files.downloadQuestionnaires, { supplier: host, state: 'open' }, 'List of the host', 'List of the caterer'],
  ]
  for (const [contract, query, shown, left] of cases) {
    const all = await rowsOf(contract)
    expect(all, contract.name).toContain(shown)
    expect(all, contract.name).toContain(left)
    const some = await rowsOf(contract, query)
    expect(some, contract.name).toContain(shown)
    expect(some, contract.name).not.toContain(left)
    const sheet = await app.call(contract, { as: officer, query: { ...query, format: 'xlsx' } })
    expect(sheet.raw.subarray(0, 2).toString(), contract.name).toBe('PK')
  }
  expect(await rowsOf(files.downloadReviewsToCome, { time: 'soon' })).not.toContain('(demo)')
})
