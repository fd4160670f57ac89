import { afterAll, beforeAll, expect, test } from 'vitest'
import * as following from '../src/features/supplier-reviews/following.contract.ts'
import * as reviews from '../src/features/supplier-reviews/supplier-reviews.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openSupplierReviewsWorld, type SupplierReviewsWorld } from './supplier-reviews-world.ts'

let world: SupplierReviewsWorld
beforeAll(async () => {
  world = await openSupplierReviewsWorld()
})
afterAll(() => world.app.close())

const action = (more: object = {}) => ({
  ...{ what: 'Logging van beheerders opvragen', owner: null, ownerRole: 'Hoofd ICT', dueOn: '2026-06-01', ...more },
})
const event = (more: object = {}) => ({
  ...{ service: null, kind: 'incident', happenedOn: '2026-02-20', what: 'Storing van vier uur', personalData: null },
  ...{ toldOn: '2026-02-21', ends: null, closedOn: null, closingNote: '', ...more },
})
const decision = (pictureSha256: string, more: object = {}) => ({
  ...{ decision: 'continue', reason: 'Werkt naar behoren', nextOn: null, actions: [], pictureSha256, ...more },
})

test('which reviews come first follows from how much depends on each, and one that is late says so', async () => {
  const { done, ids } = world
  const found = await done(reviews.listReviewsToCome)
  expect(found.items.map(({ supplier, by, time, criticality }) => [supplier.id, by, time, criticality])).toEqual([
    [ids.host, '2025-04-01', 'late', 'critical'],
    [ids.caterer, '2028-01-01', 'later', 'low'],
  ])
  expect(found.counts).toEqual({ late: 1, soon: 0, later: 1 })
  const late = await done(reviews.listReviewsToCome, { query: { time: 'late' } })
  expect(late.items.map(({ supplier }) => supplier.title)).toEqual(['Hoster (demo)'])
})

test('a review shows what changed since the one before, is decided on what was seen, and keeps that for ever', async () => {
  const { done, refused, ids, change, insert, at, contributor, officer } = world
  const params = { id: ids.host }
  const first = await done(reviews.openSupplierReview, { params, as: contributor })
  expect(first).toMatchObject({ periodFrom: '2025-03-03', periodTo: '2026-03-02', decision: null })
  expect(first.picture.items.map(({ title }) => title)).toEqual(['Hosting', 'Hosting → EPD'])
  expect(first.picture.missing.map(({ kind }) => kind)).toContain('never-reviewed')
  expect((await refused(reviews.openSupplierReview, { params }, 409)).code).toBe('review-open-already')
  expect((await done(reviews.listReviewsToCome)).items[0]?.open).toBe(first.id)

  await done(following.recordSupplierEvent, { params, body: event() })
  const about = { params: { id: first.id }, seen: first.revision }
  const stale = await refused(reviews.decideSupplierReview, { ...about, body: decision(first.pictureSha256) }, 409)
  expect(stale.code).toBe('picture-changed')
  const seen = await done(reviews.readSupplierReview, { params: { id: first.id } })
  expect(seen.picture.events.map(({ what }) => what)).toEqual(['Storing van vier uur'])
  await refused(reviews.decideSupplierReview, { ...about, body: decision(seen.pictureSha256) }, 403, contributor)
  const none = decision(seen.pictureSha256, { decision: 'continue-with-actions' })
  expect((await refused(reviews.decideSupplierReview, { ...about, body: none }, 400)).errors?.[0]?.path).toBe('actions')
  // A critical supplier comes round within a year, whoever decides.
  const far = decision(seen.pictureSha256, { nextOn: '2027-03-03' })
  expect((await refused(reviews.decideSupplierReview, { ...about, body: far }, 400)).errors?.[0]).toMatchObject({
    ...{ path: 'nextOn', message: expect.stringContaining('2027') },
  })
  const body = decision(seen.pictureSha256, { decision: 'continue-with-actions', actions: [action()] })
  const decided = await done(reviews.decideSupplierReview, { ...about, body })
  expect(decided).toMatchObject({ decidedBy: 'Els (demo)', decidedOn: '2026-03-02', picture: seen.picture })
  expect(decided.pictureSha256).toBe(seen.pictureSha256)
  const again = await refused(reviews.decideSupplierReview, { params: about.params, seen: decided.revision, body }, 409)
  expect(again.code).toBe('review-decided')
  const actions = await done(following.listSupplierActions, { query: { review: first.id } })
  expect(actions).toMatchObject({ total: 1, open: 1, late: 0 })
  expect((await done(reviews.listReviewsToCome)).items[0]).toMatchObject({
    ...{ by: '2027-03-02', time: 'later', open: null },
    last: { id: first.id, decision: 'continue-with-actions' },
  })

  at('2027-02-10T09:00:00Z')
  await change('service_reaches', ids.reach, { logged: true })
  await change('supplier_services', ids.hosting, { can_miss_hours: 24 })
  await insert({
    subprocessors: [
      { id: newId(), supplier: ids.host, name: 'Datacentrum (demo)', what: '', country: 'DE', since: '2026-09-01' },
    ],
  })
  const second = await done(reviews.openSupplierReview, { params })
  expect(second).toMatchObject({ periodFrom: '2026-03-03', picture: { before: { id: first.id } } })
  expect(second.picture.changes).toMatchObject([
    { title: 'Hosting', change: 'changed', values: [{ name: 'canMissHours', before: 4, after: 24 }] },
    { title: 'Hosting → EPD', change: 'changed', values: [{ name: 'logged', before: null, after: true }] },
    { title: 'Datacentrum (demo)', change: 'came', on: '2026-09-01' },
  ])
  // An incident that was never closed is still there, and so is the action.
  expect(second.picture.events).toHaveLength(1)
  expect(second.picture.actions).toHaveLength(1)
  // The first review still shows what was known then.
  const kept = await done(reviews.readSupplierReview, { params: { id: first.id } })
  expect(kept.picture).toEqual(seen.picture)
  // On a past day the review was still open.
  const then = await world.app.call(reviews.readSupplierReview, {
    params: { id: first.id },
    as: officer,
    at: '2026-03-01',
  })
  expect(then.status).toBe(404)
  await done(reviews.changeSupplierReview, {
    ...{ params: { id: second.id }, seen: second.revision },
    body: { periodFrom: '2026-01-01', note: 'Ook de storing besproken' },
  })
  const noted = await done(reviews.readSupplierReview, { params: { id: second.id } })
  expect(noted).toMatchObject({ note: 'Ook de storing besproken', picture: { period: { from: '2026-01-01' } } })
  for (const format of ['pdf', 'docx', 'xlsx']) {
    const file = await world.app.call(reviews.downloadSupplierReview, {
      ...{ params: { id: first.id }, query: { format }, as: officer },
    })
    expect([file.status, file.raw.length > 1000]).toEqual([200, true])
  }
  await done(reviews.withdrawSupplierReview, { params: { id: second.id }, seen: noted.revision, as: contributor })
  await refused(reviews.withdrawSupplierReview, { params: { id: first.id }, seen: decided.revision }, 403, contributor)
  expect((await done(reviews.listSupplierReviews, { query: { supplier: ids.host } })).total).toBe(1)
})

test('actions and events are kept in order, closed with a note, and refused where they make no sense', async () => {
  const own = await openSupplierReviewsWorld()
  const { done, refused, ids, outsider, reader } = own
  const params = { id: ids.caterer }
  const path = async (contract: Parameters<typeof refused>[0], body: object) =>
    (await refused(contract, { params, body }, 400)).errors?.[0]?.path
  const noReview = { review: null }
  expect(await path(following.addSupplierAction, { ...action({ owner: newId() }), ...noReview })).toBe('owner')
  expect(await path(following.addSupplierAction, { ...action({ ownerRole: '' }), ...noReview })).toBe('ownerRole')
  expect(await path(following.addSupplierAction, { ...action({ dueOn: '2026-03-01' }), ...noReview })).toBe('dueOn')
  expect(await path(following.addSupplierAction, { ...action(), review: newId() })).toBe('review')
  expect(await path(following.recordSupplierEvent, event({ service: ids.hosting }))).toBe('service')
  expect(await path(following.recordSupplierEvent, event({ happenedOn: '2026-03-03' }))).toBe('happenedOn')
  expect(await path(following.recordSupplierEvent, event({ toldOn: '2026-02-01' }))).toBe('toldOn')
  expect(await path(following.recordSupplierEvent, event({ closedOn: '2026-03-01' }))).toBe('closingNote')

  const body = { ...action({ owner: ids.jan }), ...noReview }
  const made = await done(following.addSupplierAction, { params, body })
  expect(made).toMatchObject({ owner: { name: 'Jan (demo)' }, state: 'open' })
  const closing = { closedOn: '2026-03-02', note: 'Gekregen' }
  const closed = await done(following.closeSupplierAction, {
    ...{ params: { id: made.id }, seen: made.revision, body: closing },
  })
  expect(closed.state).toBe('closed')
  await refused(following.closeSupplierAction, { params: { id: made.id }, seen: made.revision, body: closing }, 412)
  const opened = await done(following.reopenSupplierAction, { params: { id: made.id }, seen: closed.revision })
  own.at('2026-07-01T10:00:00Z')
  expect(await done(following.listSupplierActions, { query: { supplier: ids.caterer } })).toMatchObject({ late: 1 })
  // A day that has gone by may stay when the words change.
  await done(following.changeSupplierAction, {
    ...{ params: { id: made.id }, seen: opened.revision, body: action({ what: 'Nog eens vragen' }) },
  })

  const exception = event({
    kind: 'exception',
    personalData: true,
    ends: '2026-12-31',
    happenedOn: '2026-02-01',
    toldOn: null,
  })
  const recorded = await done(following.recordSupplierEvent, { params, body: exception })
  expect(recorded).toMatchObject({
    kind: 'exception',
    personalData: null,
    ends: '2026-12-31',
    recordedBy: 'Els (demo)',
  })
  expect((await done(following.listSupplierEvents, { query: { open: 'true', supplier: ids.caterer } })).total).toBe(1)
  await done(following.withdrawSupplierEvent, { params: { id: recorded.id }, seen: recorded.revision })
  expect((await done(following.listSupplierEvents, { query: { supplier: ids.caterer } })).total).toBe(0)

  await refused(following.addSupplierAction, { params, body }, 404, outsider)
  await refused(following.addSupplierAction, { params, body }, 403, reader)
  await own.app.close()
})

test('a supplier that ended is not reviewed', async () => {
  const { refused, ids, change } = world
  await change('suppliers', ids.caterer, { ended_on: '2026-06-30', end_reason: 'Gestopt' })
  const found = await refused(reviews.openSupplierReview, { params: { id: ids.caterer } }, 409)
  expect(found.code).toBe('supplier-ended')
})
