import { afterAll, beforeAll, expect, test } from 'vitest'
import * as following from '../src/features/supplier-reviews/following.contract.ts'
import * as lists from '../src/features/supplier-reviews/questionnaires.contract.ts'
import * as reviews from '../src/features/supplier-reviews/supplier-reviews.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { openSupplierReviewsWorld, type SupplierReviewsWorld } from './supplier-reviews-world.ts'

let world: SupplierReviewsWorld
beforeAll(async () => {
  world = await openSupplierReviewsWorld()
})
afterAll(() => world.app.close())

const review = newId()
const list = newId()

async function grow(from: number, to: number) {
  const { ids, insert } = world
  const each = Array.from({ length: to - from }, (_, n) => from + n)
  const decided = { decision: 'continue', decision_reason: 'x', decided_on: '2025-01-01', decided_by: 'x' }
  const picture = JSON.stringify({ items: [] })
  await insert({
    supplier_reviews: each.map((n) => ({
      ...{ id: n === 0 ? review : newId(), supplier: ids.host, opened_on: '2025-01-01', opened_by: 'x', note: '' },
      ...{ period_from: '2024-01-01', period_to: '2025-01-01', decision: null, decision_reason: '' },
      ...(n === 0 ? {} : { ...decided, picture }),
    })),
    supplier_actions: each.map((n) => ({
      ...{ id: newId(), supplier: ids.host, review, what: `Action ${n}`, owner: ids.jan, owner_role: '' },
      ...{ due_on: '2026-06-01', closing_note: '' },
    })),
    supplier_events: each.map((n) => ({
      ...{ id: newId(), supplier: ids.host, service: ids.hosting, kind: 'incident', happened_on: '2026-01-01' },
      ...{ what: `Event ${n}`, closing_note: '', recorded_by: 'x', recorded_at: '2026-01-01T00:00:00.000Z' },
    })),
    questionnaires: each.map((n) => ({
      ...{ id: n === 0 ? list : newId(), supplier: ids.host, review, title: `List ${n}`, language: 'nl' },
      questions: JSON.stringify(each.map((m) => ({ id: `own/${m}`, theme: '', text: 'x', explain: '', controls: [] }))),
      ...{ contact_name: '', email: '', sent_by: 'x', sent_at: '2026-01-01T00:00:00.000Z', due_on: '2026-06-01' },
      submitted_by: '',
    })),
  })
  await insert({
    questionnaire_answers: each.map((n) => ({
      ...{ id: newId(), questionnaire: list, question: `own/${n}`, answer: 'yes', explanation: '' },
      ...{ answered_by: 'x', answered_at: '2026-01-01T00:00:00.000Z', judgement_note: '' },
    })),
  })
}

async function counts(): Promise<Record<string, number>> {
  const read: [Contract, Record<string, string>][] = [
    [reviews.listSupplierReviews, {}],
    [reviews.listReviewsToCome, {}],
    [reviews.readSupplierReview, { id: review }],
    [following.listSupplierActions, {}],
    [following.listSupplierEvents, {}],
    [lists.listQuestionnaires, {}],
    [lists.readQuestionnaire, { id: list }],
  ]
  const found: Record<string, number> = {}
  for (const [contract, params] of read) {
    const query = contract.query && 'size' in contract.query.shape ? { size: 200 } : {}
    world.app.database.statements.length = 0
    const answer = await world.app.call(contract, { as: world.officer, params, query })
    expect(answer.status, contract.name).toBe(200)
    // A read answers before its commit, which may show only after the next one began.
    found[contract.name] = world.app.database.statements.filter((statement) => statement !== 'commit').length
  }
  return found
}

test('a list costs the same number of statements for 1 and for 100 rows', async () => {
  await grow(0, 1)
  // What is looked up once for the whole process does not count; another revision is gathered anew.
  await counts()
  await world.another()
  const one = await counts()
  await grow(1, 100)
  expect(await counts()).toEqual(one)
  for (const [name, count] of Object.entries(one)) expect(count, name).toBeLessThanOrEqual(13)
})

test('nothing of another organisation can be named', async () => {
  const { app, ids, outsider, refused } = world
  const { rows } = await app.database.engine.pool.query('select organisation_id from memberships where user_id = $1', [
    outsider.user,
  ])
  const stranger = newId()
  await app.transactions.inTx(rows[0].organisation_id, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .insertInto('staff')
      .values({
        ...{ organisation_id: tx.organisation, id: stranger, name: 'Vreemd (demo)', number: '', email: '' },
        ...{ function: '', starts: '2020-01-01', language: 'nl' },
      })
      .execute()
    tx.note({ action: 'staff.added', subject: '' })
  })
  const body = { what: 'x', owner: stranger, ownerRole: '', dueOn: '2026-12-01', review: null }
  const found = await refused(following.addSupplierAction, { params: { id: ids.host }, body }, 400)
  expect(found.errors?.[0]?.path).toBe('owner')
  for (const contract of [reviews.readSupplierReview, lists.readQuestionnaire]) {
    const id = contract === lists.readQuestionnaire ? list : review
    await refused(contract, { params: { id } }, 404, outsider)
  }
})
