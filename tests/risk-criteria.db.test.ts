import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RiskCriteria } from '../src/core/risk/criteria.ts'
import * as criteria from '../src/features/risk/criteria.contract.ts'
import { readRisk, recordEvent, reviewRisk, withdrawEvent } from '../src/features/risk/risk.contract.ts'
import { carryRatings, listRisks } from '../src/features/risk/risks.contract.ts'
import { heavy, light, openRiskWorld } from './risk-world.ts'
import { trailOf } from './trail-of.ts'

let world: Awaited<ReturnType<typeof openRiskWorld>>
beforeAll(async () => {
  world = await openRiskWorld()
})
afterAll(() => world.app.close())

test('criteria are written, refused place by place, and approved by somebody else', async () => {
  const { app, organisation, done, refused, by, administrator, director, auditor, outsider, content } = world
  const none = await done(criteria.readCriteria)
  expect(none).toMatchObject({ approved: null, draft: null, versions: [] })
  expect(none.starting.length).toBeGreaterThan(1)
  expect(none.people.map(({ role }) => role).sort()).toEqual([
    'administrator',
    'auditor',
    'contributor',
    'reader',
    'security-officer',
  ])
  expect((await by(director).done(criteria.readCriteria)).people).toEqual([])
  for (const set of none.starting) {
    for (const one of Object.values(set.content)) {
      const seen = (await done(criteria.readCriteria)).draft?.revision ?? 0
      await done(criteria.saveCriteriaDraft, { seen, body: { note: 'Begin', content: one } })
    }
  }
  const auditing = none.people.find(({ role }) => role === 'auditor')?.membership as string
  const wrong: RiskCriteria = {
    ...content,
    appetite: 3,
    levels: content.levels.map((one, place) => (place === 3 ? { ...one, acceptors: [auditing] } : one)),
  }
  const seen = (await done(criteria.readCriteria)).draft?.revision ?? 0
  expect(await refused(criteria.saveCriteriaDraft, { seen, body: { note: '', content: wrong } })).toEqual({
    ...{ status: 400, code: 'invalid' },
    paths: ['content.levels.3.acceptors.0', 'content.appetite'],
  })
  expect(await refused(criteria.saveCriteriaDraft, { seen: 1, body: { note: '', content } })).toMatchObject({
    status: 412,
  })
  const saved = await done(criteria.saveCriteriaDraft, { seen, body: { note: 'Overleg directie', content } })
  expect(saved.draft).toMatchObject({ number: 1, note: 'Overleg directie', mayApprove: false })
  expect(saved.draft?.whyNot?.nl).toContain('Beheerder')

  const revision = saved.draft?.revision ?? 0
  expect(await refused(criteria.approveCriteria, { seen: revision })).toMatchObject({ status: 409, code: 'own-text' })
  for (const person of [director, auditor, outsider]) {
    const answer = await by(person).refused(criteria.approveCriteria, { seen: revision })
    expect(answer.status).toBe(person === outsider ? 409 : 403)
  }
  const approved = await by(administrator).done(criteria.approveCriteria, { seen: revision })
  expect(approved).toMatchObject({ draft: null, approved: { number: 1, approvedBy: 'Beheerder' } })
  const notes = (await trailOf(app, organisation)).filter(({ action }) => action.startsWith('criteria.'))
  expect(notes.at(-1)).toMatchObject({ action: 'criteria.approved', subject: '1', details: {} })
})

test('who wrote criteria may approve them where nobody else could, and that is noted', async () => {
  const { app, content, by } = world
  const alone = await app.organisation()
  const officer = await app.person(alone, 'security-officer')
  await app.person(alone, 'contributor')
  const { draft } = await by(officer).done(criteria.saveCriteriaDraft, { seen: 0, body: { note: '', content } })
  expect(draft?.mayApprove).toBe(true)
  await by(officer).done(criteria.approveCriteria, { seen: draft?.revision ?? 0 })
  expect((await trailOf(app, alone)).at(-1)).toMatchObject({ action: 'criteria.approved', details: { ownText: true } })
})

test('new criteria change no rating: they show what would change, and ask to rate again', async () => {
  const { app, organisation, done, refused, by, outsider, risk, content, approve } = world
  const rating = { inherent: heavy, residual: light }
  const heaviest = {
    inherent: { likelihood: 5, impacts: { availability: 5 } },
    residual: { likelihood: 5, impacts: { availability: 5 } },
  }
  const one = await risk({ title: 'Het EPD ligt stil' }, { rating })
  const two = await risk({ title: 'De hele regio zonder stroom' }, { rating: heaviest })
  const three = await risk({ title: 'Nog te waarderen' })
  expect(one.levels?.inherent.name).toBe('Zeer hoog')
  expect(await refused(criteria.compareCriteria, {})).toMatchObject({ status: 409, code: 'no-draft' })

  const fewer: RiskCriteria = {
    ...content,
    likelihood: content.likelihood.slice(0, 4),
    matrix: [
      [0, 0, 0, 0],
      [0, 1, 1, 1],
      [0, 1, 1, 2],
      [0, 1, 2, 2],
      [1, 2, 2, 3],
    ],
  }
  await done(criteria.saveCriteriaDraft, { seen: 0, body: { note: 'Kans in vier stappen', content: fewer } })
  const compared = await done(criteria.compareCriteria)
  expect(compared).toMatchObject({ unchanged: 0, counted: 2, leftOut: 1 })
  expect(compared.changes).toMatchObject([
    {
      risk: { title: 'Het EPD ligt stil' },
      from: { residual: { name: 'Laag' } },
      to: { residual: { name: 'Midden' } },
    },
  ])
  expect(compared.changes[0]?.changed).toEqual(['residual'])
  expect(compared.uncarried).toMatchObject([{ risk: { title: 'De hele regio zonder stroom' } }])
  expect(compared.uncarried[0]?.why.nl).toContain('1 tot en met 4')

  const before = new Date(app.clock.now + 60_000).toISOString()
  app.clock.now += 24 * 3_600_000
  const { draft } = await done(criteria.readCriteria)
  await approve(fewer, draft?.note)
  const params = { id: one.id }
  const after = await done(readRisk, { params })
  expect(after).toMatchObject({
    state: 'reopened',
    criteria: { number: 1 },
    levels: { inherent: { name: 'Zeer hoog' } },
  })
  expect(after.reasons[0]).toMatchObject({ key: 'criteria', day: '2026-03-03' })
  expect(after.revision).toBe(one.revision)
  const past = await done(readRisk, { params, at: before })
  expect(past.state).not.toBe('reopened')
  expect(await refused(reviewRisk, { params, seen: after.revision, body: { note: 'Klopt nog' } })).toMatchObject({
    ...{ status: 409, code: 'newer-criteria' },
  })

  const carry = { risks: [one.id, two.id, three.id, one.id], reason: 'Zelfde stappen' }
  const stranger = await by(outsider).refused(carryRatings, { body: carry })
  expect(stranger).toMatchObject({ status: 409, code: 'no-criteria' })
  // What happened meanwhile asks to be looked at, and is not carried over unseen.
  const told = { kind: 'incident', risk: one.id, asset: null, happenedOn: '2026-03-02', what: 'Het viel uit.' }
  const event = await done(recordEvent, { body: told })
  expect((await done(carryRatings, { body: carry })).refused).toMatchObject([
    { id: one.id, why: { nl: 'Incident op 2 maart 2026: Het viel uit.' } },
    { id: two.id },
  ])
  const { events } = await done(readRisk, { params })
  await done(withdrawEvent, { params: { id: event.id }, seen: events[0]?.revision ?? 0 })
  const carried = await done(carryRatings, { body: carry })
  expect(carried).toMatchObject({ carried: 1, unchanged: 1, refused: [{ id: two.id, code: 'R-002' }] })
  expect((await trailOf(app, organisation)).at(-1)).toMatchObject({
    ...{ action: 'risk.several-carried', subject: 'R-001', details: { criteria: 2, risks: ['R-001'] } },
  })
  const anew = await done(readRisk, { params })
  expect(anew).toMatchObject({ criteria: { number: 2 }, levels: { residual: { name: 'Midden' } } })
  expect(anew.looks.map(({ criteria: by }) => by?.number)).toEqual([2, 1])
  const { items, totals } = await done(listRisks, { query: { state: 'reopened' } })
  expect(items.map(({ code }) => code)).toEqual(['R-002'])
  expect(totals).toMatchObject({ all: 3, open: 3, unrated: 1, states: { reopened: 1, unrated: 1 } })
  expect(totals.levels.reduce((sum, { count }) => sum + count, 0) + totals.unrated).toBe(totals.open)
})

test('a draft is thrown away, and what holds stays', async () => {
  const { done, refused, content } = world
  expect(await refused(criteria.discardCriteriaDraft, { seen: 1 })).toMatchObject({ status: 409, code: 'no-draft' })
  const { draft } = await done(criteria.saveCriteriaDraft, { seen: 0, body: { note: 'Toch vijf', content } })
  expect(await refused(criteria.discardCriteriaDraft, { seen: 1 })).toMatchObject({ status: 412 })
  const left = await done(criteria.discardCriteriaDraft, { seen: draft?.revision ?? 0 })
  expect(left).toMatchObject({ draft: null, approved: { number: 2 }, versions: [{ number: 2 }, { number: 1 }] })
})
