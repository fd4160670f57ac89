import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../tests/mail-server.ts'
import { newId } from '../../platform/database/ids.ts'
import { verifyOrganisation } from '../../platform/trail/verify.ts'
import * as readers from './readers.contract.ts'
import * as reading from './reading.contract.ts'
import { draft, facts, openReadingWorld, type ReadingWorld, tokenIn } from './reading-world.fixture.ts'

let world: ReadingWorld
beforeAll(async () => {
  world = await openReadingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.at('2026-11-02T09:00:00.000Z')
  await world.begin()
})

type Counts = { counts: { audience: number; confirmed: number; missing: number; late: number } }
const countsOf = async (document: string, more: object = {}) =>
  (
    (await world.must(readers.listReaders, {
      params: { id: document },
      as: world.officer,
      ...more,
    })) as unknown as Counts
  ).counts

const openLink = (token: string) => world.app.call(reading.openReadingLink, { body: { token } })
const confirm = (token: string, version: string, answers: number[] = []) =>
  world.app.call(reading.confirmLinkedReading, { body: { token, version, answers } })

const mailOf = async (address: string) => {
  const mail = (await world.sweep()).find(({ to }) => to.includes(address))
  if (!mail) throw new Error(`no mail to ${address}`)
  return textOf(mail)
}

test('somebody with nothing but the link of a mail reads and confirms, and the count changes', async () => {
  const [ann] = await world.staff([{ name: 'Ann' }, { name: 'Bob', email: '' }, { name: 'Gone', ends: '2026-10-31' }])
  const { document, version, asked } = await world.publish({})
  expect(asked).toBe(2)
  expect(await countsOf(document)).toEqual({ audience: 2, confirmed: 0, missing: 2, late: 0 })
  const mails = await world.sweep()
  expect(mails.map(({ to }) => to)).toEqual([['ann@care.example']])
  const text = textOf(mails[0] ?? expect.unreachable())
  expect(text).toContain('Access (1 min, please by 16 November 2026)')
  const token = tokenIn(text)
  const opened = await openLink(token)
  expect(opened.body).toMatchObject({ name: 'Ann', language: 'en', items: [{ version, title: 'Access', number: 1 }] })
  const whole = await world.app.call(reading.readLinkedText, { body: { token, version } })
  expect(JSON.stringify(whole.body)).toContain('records of your own clients')
  const done = await confirm(token, version)
  expect(done.body).toMatchObject({ confirmedAt: expect.stringMatching(/^2026-11-02T09:00:01/), wrong: [] })
  expect(await countsOf(document)).toEqual({ audience: 2, confirmed: 1, missing: 1, late: 0 })
  // Twice is once.
  expect((await confirm(token, version)).body).toEqual(done.body)
  const trail = await world.app.database.engine.rows
    .selectFrom('trail')
    .selectAll()
    .where('action', '=', 'version.confirmed')
    .execute()
  expect(trail).toMatchObject([
    { actor_kind: 'reader', actor_id: ann, actor_name: 'Ann <ann@care.example>', details: { by: 'link', name: 'Ann' } },
  ])
  const verified = await world.app.transactions.everyOrganisation('a test verifies', (reader) =>
    verifyOrganisation(reader, world.app.trailKey, world.organisation),
  )
  expect(verified).toMatchObject({ whole: true, faults: [] })
})

test('a newer version is asked anew and takes no confirmation of the older one away', async () => {
  const [cas = ''] = await world.staff([{ name: 'Cas' }])
  const first = await world.publish({ facts: facts({ title: 'Twice' }) })
  const token = tokenIn(await mailOf('cas@care.example'))
  expect((await confirm(token, first.version)).status).toBe(200)
  world.at('2026-11-20T09:00:00.000Z')
  const second = await world.publish({ document: first.document, draft: draft('Otherwise.') })
  expect((await countsOf(first.document)).confirmed).toBe(0)
  expect((await countsOf(first.document, { query: { version: first.version } })).confirmed).toBe(1)
  expect((await countsOf(first.document, { at: '2026-11-19' })).confirmed).toBe(1)
  expect((await confirm(token, first.version)).body).toMatchObject({ code: 'newer-version' })
  expect((await confirm(token, second.version)).status).toBe(200)
  const kept = await world.app.database.engine.rows
    .selectFrom('confirmations')
    .select('version')
    .where('staff', '=', cas)
    .execute()
  expect(kept.map((row) => row.version).sort()).toEqual([first.version, second.version].sort())
})

test('somebody who begins to work here is asked by itself; a reminder goes once a week, and once after a standstill', async () => {
  const { document } = await world.publish({ facts: facts({ title: 'For starters' }) })
  await world.sweep()
  await world.staff([{ name: 'Dee', starts: '2026-11-03' }])
  expect((await world.sweep()).some(({ to }) => to.includes('dee@care.example'))).toBe(false)
  const toDee = async (iso: string) => {
    world.at(iso)
    return (await world.sweep()).filter(({ to }) => to.includes('dee@care.example')).length
  }
  expect(await toDee('2026-11-03T06:00:00.000Z')).toBe(1)
  expect(await toDee('2026-11-03T07:00:00.000Z')).toBe(0)
  expect(await toDee('2026-11-10T05:59:00.000Z')).toBe(0)
  expect(await toDee('2026-11-10T06:00:05.000Z')).toBe(1)
  // The server stood still for three weeks.
  expect(await toDee('2026-12-01T06:00:00.000Z')).toBe(1)
  expect(await toDee('2026-12-01T06:01:00.000Z')).toBe(0)
  const listed = await world.must(readers.listReaders, {
    params: { id: document },
    as: world.officer,
    query: { search: 'Dee' },
  })
  expect(listed.items).toMatchObject([{ askedOn: '2026-11-03', dueOn: '2026-11-17', late: 14, mailedOn: '2026-12-01' }])
})

test('a test that is not passed confirms nothing and says why; it can be tried again', async () => {
  const [eve = ''] = await world.staff([{ name: 'Eve' }])
  const question = {
    question: 'Whose record?',
    answers: ['Anybody’s', 'Of my own clients'],
    right: 1,
    why: 'Only theirs.',
  }
  const { document, version } = await world.publish({
    facts: facts({ title: 'With a test' }),
    draft: { ...draft('Look only at your own.'), test: { pass: 100, questions: [question, question] } },
  })
  const token = tokenIn(await mailOf('eve@care.example'))
  const text = await world.app.call(reading.readLinkedText, { body: { token, version } })
  expect(text.body).toMatchObject({ test: { pass: 100, questions: [{ question: 'Whose record?' }, {}] } })
  expect(JSON.stringify(text.body)).not.toContain('Only theirs')
  expect((await confirm(token, version, [1, 0])).body).toEqual({
    confirmedAt: null,
    score: 50,
    wrong: [{ question: 1, why: 'Only theirs.' }],
  })
  expect((await countsOf(document)).confirmed).toBe(0)
  expect((await confirm(token, version, [1, 1])).body).toMatchObject({ score: 100, wrong: [] })
  expect((await countsOf(document)).confirmed).toBe(1)
  expect(eve).not.toBe('')
})

test('a link that never was, that expired, that was withdrawn and of somebody who left all say the same', async () => {
  const [fay = ''] = await world.staff([{ name: 'Fay' }])
  await world.publish({ facts: facts({ title: 'Links' }) })
  const token = tokenIn(await mailOf('fay@care.example'))
  const never = await openLink('never-was-a-link')
  expect(never.status).toBe(410)
  const alike = async () => {
    const answer = await openLink(token)
    expect(answer.body).toEqual(never.body)
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
  }
  world.at('2026-12-02T09:00:01.000Z')
  await alike()
  world.at('2026-11-02T10:00:00.000Z')
  expect((await openLink(token)).status).toBe(200)
  await world.app.transactions.inTx(world.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('staff')
      .set({ ends: '2026-11-01' })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', fay)
      .execute()
    tx.note({ action: 'test.left', subject: 'Fay' })
  })
  await alike()
  await world.app.transactions.inTx(world.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('staff')
      .set({ ends: null })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', fay)
      .execute()
    tx.note({ action: 'test.back', subject: 'Fay' })
  })
  expect((await openLink(token)).status).toBe(200)
  const withdrawn = await world.must(reading.withdrawReadingLinks, { params: { id: fay }, as: world.officer })
  expect(withdrawn).toEqual({ withdrawn: 1 })
  await alike()
  // Neither does asking for another tell one from the other, and a withdrawn one gets none.
  const renew = (one: string) => world.app.call(reading.renewReadingLink, { body: { token: one } })
  expect((await renew(token)).body).toEqual((await renew('never-was-a-link')).body)
  expect(await world.sweep()).toEqual([])
  const anew = await world.must(reading.sendReadingLink, { params: { id: fay }, as: world.officer })
  expect(anew).toMatchObject({ mailed: true, link: null })
  expect((await openLink(tokenIn(await mailOf('fay@care.example')))).status).toBe(200)
})

test('an expired link brings a new one, to the address that is known', async () => {
  await world.staff([{ name: 'Gus' }])
  await world.publish({ facts: facts({ title: 'Expired' }) })
  const token = tokenIn(await mailOf('gus@care.example'))
  world.at('2026-12-03T09:00:00.000Z')
  expect((await openLink(token)).status).toBe(410)
  await world.must(reading.renewReadingLink, { body: { token } })
  expect((await openLink(tokenIn(await mailOf('gus@care.example')))).status).toBe(200)
})

test('a link opens nothing of another organisation, and nothing that its person is not asked to read', async () => {
  await world.staff([{ name: 'Hal' }])
  const other = await world.app.organisation()
  const officer = await world.app.person(other, 'security-officer')
  await world.staff([{ name: 'Hal' }], other)
  const theirs = await world.publish({ facts: facts({ title: 'Theirs' }), as: officer })
  const elsewhere = await world.publish({
    facts: facts({ title: 'For cooks', audience: [{ kind: 'function', function: 'Cook' }] }),
  })
  await world.publish({ facts: facts({ title: 'For all' }) })
  const mail = (await world.sweep()).map(textOf).find((text) => text.includes('For all'))
  const token = tokenIn(mail ?? '')
  for (const version of [theirs.version, elsewhere.version, newId()]) {
    expect((await world.app.call(reading.readLinkedText, { body: { token, version } })).status).toBe(404)
    expect((await confirm(token, version)).status).toBe(404)
  }
})

test('nobody sees the token of a link in the trail, the history or kept answers', async () => {
  await world.staff([{ name: 'Ida' }])
  await world.publish({ facts: facts({ title: 'Secret' }) })
  const token = tokenIn(await mailOf('ida@care.example'))
  const { sql } = await import('kysely')
  const kept = await sql<{ row: unknown }>`select to_jsonb(t) as row from trail_changes t union all
    select to_jsonb(t) from trail t union all select to_jsonb(l) from reading_links l union all
    select to_jsonb(h) from history.reading_links h union all select to_jsonb(k) from idempotent_answers k union all
    select to_jsonb(m) from mails m`.execute(world.app.database.engine.rows)
  expect(kept.rows.length).toBeGreaterThan(10)
  expect(JSON.stringify(kept.rows)).not.toContain(token)
})
