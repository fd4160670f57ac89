import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readTrailEntry } from '../src/features/trail/trail.contract.ts'
import * as workshops from '../src/features/workshop/workshop.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'
import { decide, riskWorld } from './workshop-world.ts'

let app: TestApp
let organisation: string
let leader: TestPerson
let nurse: TestPerson
let doctor: TestPerson
let outsider: TestPerson
let risks: string[]
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  organisation = await app.organisation()
  leader = await app.person(organisation, 'contributor', { name: 'Els (demo)' })
  nurse = await app.person(organisation, 'reader', { name: 'Noor (demo)' })
  doctor = await app.person(organisation, 'security-officer', { name: 'Daan (demo)' })
  const elsewhere = await app.organisation()
  outsider = await app.person(elsewhere, 'administrator')
  risks = await riskWorld(app, organisation, 3)
  await riskWorld(app, elsewhere, 1)
})
afterAll(() => app.close())

async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await app.call(contract as Contract, { as: leader, ...call })
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
  return answer.body as AnswerOf<C>
}
const refused = async (contract: Contract, call: TestCall, status: number) => {
  const answer = await app.call(contract, { as: leader, ...call })
  expect({ body: answer.body, status: answer.status }).toMatchObject({ status })
  return answer.body as { code: string; errors?: { path: string }[] }
}
const facts = { title: 'Night shift', heldOn: '2026-03-02', ledBy: 'Els (demo)', minutes: 120, note: '' }

let id: string
let items: string[]
const params = () => ({ id })
const read = (more: TestCall = {}) => done(workshops.readWorkshop, { params: params(), ...more })
const item = async (place: number, more: TestCall = {}) =>
  (await read(more)).items[place] ?? expect.unreachable('no such item')
const vote = (as: TestPerson, likelihood: number, impact: number, stage = 'inherent', place = 0) => ({
  ...{ as, params: params(), body: { item: items[place], stage, likelihood, impact } },
})
const reveal = (stage: string, revealed = true, place = 0) => ({
  ...{ params: { id, item: items[place] ?? '' }, body: { stage, revealed } },
})

beforeEach(async () => {
  app.clock.now += 60_000
  const made = await done(workshops.planWorkshop, { body: { ...facts, risks } })
  id = made.id
  items = made.items.map((one) => one.id)
})

test('a workshop is planned with its agenda, which changes as long as nobody voted', async () => {
  await refused(workshops.planWorkshop, { as: nurse, body: { ...facts, risks } }, 403)
  await refused(workshops.planWorkshop, { body: { ...facts, risks: [newId()] } }, 400)
  const first = await read()
  expect(first.items.map(({ risk }) => risk.code)).toEqual(['R-001', 'R-002', 'R-003'])
  expect(first).toMatchObject({ state: 'open', shown: null, participants: [] })
  expect(first.items[0]).toMatchObject({ state: 'waiting', open: 'inherent', asset: { name: 'EPD' }, decision: null })
  const [a, b, c] = risks
  const turned = { params: params(), seen: first.revision, body: { risks: [c, a, c] } }
  const after = await done(workshops.setAgenda, turned)
  expect(after.items.map(({ risk }) => risk.id)).toEqual([c, a])
  await refused(workshops.setAgenda, turned, 412)
  await done(workshops.joinWorkshop, { as: nurse, params: params() })
  items = after.items.map((one) => one.id)
  await done(workshops.castVote, vote(nurse, 1, 1))
  const without = { params: params(), seen: after.revision, body: { risks: [a, b] } }
  expect((await refused(workshops.setAgenda, without, 400)).errors?.[0]?.path).toBe('risks')
  const last = await done(workshops.setAgenda, { ...without, body: { risks: [b, c] } })
  expect(last.items.map(({ risk }) => risk.id)).toEqual([b, c])
  expect(last.items[1]?.votes.inherent.votedBy).toHaveLength(1)
})

test('nobody sees what others voted before it is revealed: not on a screen, not in the trail', async () => {
  await refused(workshops.castVote, vote(nurse, 4, 5), 409)
  for (const as of [nurse, doctor]) await done(workshops.joinWorkshop, { as, params: params() })
  expect((await done(workshops.joinWorkshop, { as: nurse, params: params() })).participants).toBe(2)
  await done(workshops.showScenario, { params: params(), body: { item: items[0] } })
  const own = await done(workshops.castVote, vote(nurse, 4, 5))
  expect(own.shown?.votes.inherent).toEqual({
    ...{ mine: { likelihood: 4, impact: 5 }, revealed: false, voted: 1, spread: null },
  })
  const sealed = async () => {
    const { rows } = await app.database.engine.pool.query(
      "select after ->> 'ballot' as ballot from trail_changes where table_name = 'workshop_votes' order by revision desc limit 1",
    )
    return rows[0].ballot as string
  }
  await done(workshops.castVote, vote(nurse, 3, 5))
  const once = await sealed()
  await done(workshops.castVote, vote(nurse, 3, 5))
  expect(await sealed(), 'the same vote looks another each time').not.toBe(once)
  await done(workshops.castVote, vote(doctor, 1, 2))
  const hidden = await item(0)
  expect(hidden.votes.inherent).toMatchObject({ spread: null, revealedAt: null })
  expect(hidden.votes.inherent.votedBy).toHaveLength(2)
  const ofDoctor = await done(workshops.readBallot, { as: doctor, params: params() })
  expect(ofDoctor.shown?.votes.inherent.mine).toEqual({ likelihood: 1, impact: 2 })
  expect(ofDoctor.shown?.votes.inherent.spread).toBeNull()
  const { revision } = (
    await app.database.engine.pool.query('select max(revision) as revision from trail where organisation_id = $1', [
      organisation,
    ])
  ).rows[0]
  const entry = await done(readTrailEntry, { as: doctor, params: { revision } })
  const told = JSON.stringify(entry)
  expect(entry.rows[0]?.after?.ballot).toMatch(/^sha256:/)
  expect(told).not.toContain('likelihood')
  // The digest of every vote there can be: none is the one in the trail.
  const every = await app.database.engine.pool.query(
    "select 'sha256:' || encode(sha256(convert_to(a || '/' || b, 'UTF8')), 'hex') as digest from generate_series(1, 6) a, generate_series(1, 6) b",
  )
  for (const { digest } of every.rows) expect(told).not.toContain(digest)

  const before = app.clock.now
  app.clock.now += 60_000
  await done(workshops.revealVotes, reveal('inherent'))
  const shown = await item(0)
  expect(shown.votes.inherent.spread).toMatchObject({
    likelihood: { counts: [1, 0, 1, 0, 0], median: 3, range: 2, wide: true },
    impact: { counts: [0, 1, 0, 0, 1], median: 5, range: 3, wide: true },
  })
  expect(shown.open).toBe('residual')
  expect((await refused(workshops.castVote, vote(nurse, 1, 1), 409)).code).toBe('votes-revealed')
  const then = await item(0, { at: new Date(before + 30_000).toISOString() })
  expect(then.votes.inherent, 'as it was before').toMatchObject({ spread: null, revealedAt: null })

  await done(workshops.revealVotes, reveal('inherent', false))
  expect((await item(0)).votes.inherent.spread, 'hidden again').toBeNull()
  await done(workshops.castVote, vote(nurse, 1, 2))
  // What was voted before is gone, and one vote alone would have a name.
  expect((await item(0)).votes.inherent.votedBy).toHaveLength(1)
  expect((await refused(workshops.revealVotes, reveal('inherent'), 409)).code).toBe('too-few-votes')
  expect((await refused(workshops.revealVotes, reveal('residual'), 409)).code).toBe('vote-not-open')
  await done(workshops.castVote, vote(doctor, 1, 2))
  await done(workshops.revealVotes, reveal('inherent'))
  expect((await item(0)).votes.inherent.spread?.likelihood).toMatchObject({ counts: [2, 0, 0, 0, 0], wide: false })
})

test('who leads types the vote of somebody without a device, and never that of who voted on an own one', async () => {
  await done(workshops.addParticipant, { params: params(), body: { name: 'Fatima (demo)' } })
  expect(
    (await refused(workshops.addParticipant, { params: params(), body: { name: 'fatima (Demo)' } }, 400)).errors?.[0]
      ?.path,
  ).toBe('name')
  await done(workshops.joinWorkshop, { as: nurse, params: params() })
  const [fatima, noor] = (await read()).participants
  expect([fatima?.account, noor?.account]).toEqual([false, true])
  const typed = (who: string | undefined, given: object | null, more: TestCall = {}) => ({
    params: { id, participant: who ?? '' },
    body: { item: items[0], stage: 'inherent', vote: given },
    ...more,
  })
  await refused(workshops.voteFor, typed(fatima?.id, { likelihood: 2, impact: 2 }, { as: nurse }), 403)
  await refused(workshops.voteFor, typed(newId(), { likelihood: 2, impact: 2 }), 404)
  const wrong = await refused(workshops.voteFor, typed(fatima?.id, { likelihood: 6, impact: 2 }), 400)
  expect(wrong.errors?.[0]?.path, 'the scale has five steps').toBe('likelihood')
  const answer = await done(workshops.voteFor, typed(fatima?.id, { likelihood: 2, impact: 2 }))
  expect(answer.items[0]?.votes.inherent).toMatchObject({ votedBy: [fatima?.id], spread: null })
  const forNoor = typed(noor?.id, { likelihood: 2, impact: 2 })
  expect((await refused(workshops.voteFor, forNoor, 409)).code).toBe('votes-on-own-device')
  await done(workshops.castVote, vote(nurse, 5, 5))
  expect((await refused(workshops.voteFor, typed(noor?.id, { likelihood: 1, impact: 1 }), 409)).code).toBe(
    'votes-on-own-device',
  )
  await refused(workshops.voteFor, typed(noor?.id, null), 409)
  const taken = await done(workshops.voteFor, typed(fatima?.id, null))
  expect(taken.items[0]?.votes.inherent.votedBy).toEqual([noor?.id])
  const gone = await done(workshops.removeParticipant, { params: { id, participant: noor?.id ?? '' } })
  expect(gone.participants.map(({ name }) => name)).toEqual(['Fatima (demo)'])
  expect(gone.items[0]?.votes.inherent.votedBy, 'who left counts no more').toEqual([])
  const { revision } = await read()
  const without = { params: params(), seen: revision, body: { risks: risks.slice(1) } }
  expect((await refused(workshops.setAgenda, without, 400)).errors?.[0]?.path, 'and was there').toBe('risks')
  await done(workshops.joinWorkshop, { as: nurse, params: params() })
  await refused(workshops.removeParticipant, { params: { id, participant: noor?.id ?? '' } }, 404)
})

test('a scenario is decided because a rating names the workshop, and waits again when that is taken back', async () => {
  const risk = risks[0] ?? ''
  await decide(app, organisation, { workshop: id, risk })
  expect(await item(0)).toMatchObject({
    ...{ state: 'decided', open: null, touched: ['availability', 'patient-safety'] },
    decision: {
      ...{ reason: 'Talked about', by: 'Els (demo)' },
      inherent: { likelihood: 4, level: { place: 2, of: 3, name: 'high' } },
      residual: { likelihood: 2, level: { place: 1, of: 3, name: 'middle' } },
    },
  })
  await refused(workshops.skipScenario, { params: { id, item: items[0] ?? '' }, body: { skipped: true } }, 409)
  await refused(workshops.revealVotes, reveal('inherent'), 409)
  const skipped = await done(workshops.skipScenario, { params: { id, item: items[1] ?? '' }, body: { skipped: true } })
  expect(skipped.items[1]).toMatchObject({ state: 'skipped', open: null })
  const listed = await done(workshops.listWorkshops, { query: { sort: 'title' } })
  expect(listed.items.find((one) => one.id === id)).toMatchObject({ items: 3, decided: 1, skipped: 1 })
  await decide(app, organisation, { workshop: id, risk, withdrawn: true })
  expect(await item(0)).toMatchObject({ state: 'waiting', open: 'inherent', decision: null })
})

test('the clock of each scenario runs while it is on the screen, and stops for a break and at the end', async () => {
  const show = (place: number | null) =>
    done(workshops.showScenario, { params: params(), body: { item: place === null ? null : (items[place] ?? '') } })
  await show(0)
  app.clock.now += 200_000
  await show(1)
  app.clock.now += 100_000
  const after = await show(null)
  expect(after.items.map(({ seconds }) => seconds)).toEqual([200, 100, 0])
  app.clock.now += 500_000
  await show(0)
  app.clock.now += 50_000
  const closed = await done(workshops.closeWorkshop, { params: params(), body: { state: 'closed' } })
  expect(closed).toMatchObject({ state: 'closed', shown: null })
  expect(closed.items[0]?.seconds).toBe(250)
  for (const [contract, call] of [
    [workshops.showScenario, { params: params(), body: { item: items[0] } }],
    [workshops.joinWorkshop, { as: nurse, params: params() }],
    [workshops.addParticipant, { params: params(), body: { name: 'Jan (demo)' } }],
    [workshops.revealVotes, reveal('inherent')],
  ] as const)
    expect((await refused(contract, call as TestCall, 409)).code).toBe('workshop-closed')
  await done(workshops.closeWorkshop, { params: params(), body: { state: 'open' } })
  await show(0)
})

test('nothing of another organisation can be named, and nobody of another one comes in', async () => {
  for (const contract of [workshops.readWorkshop, workshops.readBallot, workshops.joinWorkshop] as Contract[])
    await refused(contract, { as: outsider, params: params() }, 404)
  const theirs = await done(workshops.planWorkshop, { as: outsider, body: { ...facts, risks: [] } })
  const there = { as: outsider, params: { id: theirs.id } }
  await refused(workshops.setAgenda, { ...there, seen: theirs.revision, body: { risks: [risks[0]] } }, 400)
  await refused(workshops.showScenario, { ...there, body: { item: items[0] } }, 404)
  await refused(
    workshops.castVote,
    { ...there, body: { item: items[0], stage: 'inherent', likelihood: 1, impact: 1 } },
    404,
  )
  const { participants } = await done(workshops.addParticipant, { ...there, body: { name: 'Jan (demo)' } })
  const ofJan = { as: outsider, params: { id: theirs.id, participant: participants[0]?.id ?? '' } }
  await refused(workshops.voteFor, { ...ofJan, body: { item: items[0], stage: 'inherent', vote: null } }, 404)
  const ofOurs = { params: { id, participant: participants[0]?.id ?? '' } }
  await refused(workshops.voteFor, { ...ofOurs, body: { item: items[0], stage: 'inherent', vote: null } }, 404)
  const crossed = { params: { id: theirs.id, item: items[0] ?? '' }, as: outsider }
  await refused(workshops.skipScenario, { ...crossed, body: { skipped: true } }, 404)
  await refused(workshops.revealVotes, { ...crossed, body: { stage: 'inherent', revealed: true } }, 404)
})

test('what was decided goes out as a report and as a sheet, and the list as it is shown', async () => {
  await decide(app, organisation, { workshop: id, risk: risks[0] ?? '' })
  const csv = await app.call(workshops.downloadWorkshop, { as: leader, params: params(), query: { format: 'csv' } })
  expect(csv.status).toBe(200)
  expect(csv.raw.toString()).toContain('Likelihood 4; impact About availability 5, About patient-safety 4')
  const pdf = await app.call(workshops.downloadWorkshop, { as: leader, params: params(), query: { format: 'docx' } })
  expect(pdf.status).toBe(200)
  const list = await app.call(workshops.downloadWorkshops, { as: leader, query: { format: 'csv', state: 'closed' } })
  expect(list.raw.toString()).not.toContain('Night shift,2026-03-02,Els (demo),Open')
})
