import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signIn } from '../src/features/account/account.contract.ts'
import { listReaders } from '../src/features/documents/readers.contract.ts'
import * as reading from '../src/features/documents/reading.contract.ts'
import { facts, openReadingWorld, type ReadingWorld, tokenIn } from '../src/features/documents/reading-world.fixture.ts'
import { importStaff, tryStaffImport } from '../src/features/staff/import.contract.ts'
import { changeStaffMember, endEmployments, readStaffMember } from '../src/features/staff/staff.contract.ts'
import { textOf } from './mail-server.ts'

let world: ReadingWorld
beforeAll(async () => {
  world = await openReadingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.at('2026-11-02T09:00:00.000Z')
  await world.begin()
})

const opened = async (token: string) => (await world.app.call(reading.openReadingLink, { body: { token } })).status
/** What left by mail, as the address that each went to and the token in it. */
const mails = async () => (await world.sweep()).map((mail) => [mail.to[0] ?? '', tokenIn(textOf(mail))] as const)

const seenOf = async (id: string) =>
  (await world.must(readStaffMember, { as: world.officer, params: { id } })) as unknown as Record<string, unknown> & {
    revision: number
  }

const change = async (id: string, more: object) => {
  const { revision, name, number, email, starts, ends, language, ...rest } = await seenOf(id)
  const body = { name, number, email, function: rest.function, location: null, starts, ends, language, teams: [] }
  await world.must(changeStaffMember, { as: world.officer, params: { id }, seen: revision, body: { ...body, ...more } })
}

test('who gets another address has no open link any more, and a new one goes to that address at once', async () => {
  const [ann = '', bob = ''] = await world.staff([{ name: 'Ann' }, { name: 'Bob' }])
  await world.publish({})
  const sent = new Map(await mails())
  const old = sent.get('ann@care.example') ?? ''
  expect(await opened(old)).toBe(200)
  await change(ann, { function: 'Cook' })
  expect(await opened(old)).toBe(200)
  await change(ann, { email: 'anna@care.example' })
  expect(await opened(old)).toBe(410)
  const [fresh, ...others] = await mails()
  expect(others).toEqual([])
  expect(fresh?.[0]).toBe('anna@care.example')
  expect(await opened(fresh?.[1] ?? '')).toBe(200)
  // Nobody else's link is touched, and going back to the address before brings the old link not back.
  expect(await opened(sent.get('bob@care.example') ?? '')).toBe(200)
  await change(ann, { email: 'ann@care.example' })
  expect([await opened(old), await opened(fresh?.[1] ?? '')]).toEqual([410, 410])
  await change(bob, { email: '' })
  expect(await opened(sent.get('bob@care.example') ?? '')).toBe(410)
})

test('the same when a list of an HR system brings the other address', async () => {
  const [cas = ''] = await world.staff([{ name: 'Cas' }])
  await change(cas, { number: '7' })
  await world.publish({})
  const [[, old] = ['', '']] = await mails()
  const file = Buffer.from('Personeelsnummer;Naam;E-mail\n7;Cas;cas@new.example\n').toString('base64')
  const body = { file, columns: null, wholeListOn: null, startOn: null }
  const as = world.officer
  const { token, changed } = (await world.must(tryStaffImport, { as, body })) as unknown as {
    token: string
    changed: unknown[]
  }
  expect(changed).toHaveLength(1)
  await world.must(importStaff, { as, body: { ...body, token } })
  expect(await opened(old)).toBe(410)
  expect((await mails()).map(([to]) => to)).toEqual(['cas@new.example'])
})

test('an older link brings a new one three times an hour and no more, and what is asked keeps nobody from signing in', async () => {
  await world.staff([{ name: 'Eva' }])
  await world.publish({})
  const toEva = async () => (await mails()).filter(([to]) => to === 'eva@care.example')
  const [[, token] = ['', '']] = await toEva()
  world.at('2026-11-02T11:00:00.000Z')
  const renew = (one = token) => world.app.call(reading.renewReadingLink, { body: { token: one } })
  const sent: number[] = []
  for (let n = 0; n < 5; n += 1) {
    expect(await renew()).toMatchObject({ status: 200, body: {} })
    sent.push((await toEva()).length)
  }
  expect(sent).toEqual([1, 1, 1, 0, 0])
  world.at('2026-11-02T12:00:10.000Z')
  await renew()
  expect(await toEva()).toHaveLength(1)
  // More wrong ones than a network may have wrong passwords.
  for (let n = 0; n < 120; n += 1) expect((await renew(`never-was-${n}`)).status).toBe(200)
  const wrong = { body: { email: 'nobody@care.example', password: 'something long enough' } }
  expect((await world.app.call(signIn, wrong)).status).not.toBe(429)
})

test('a link works up to and including the last day of employment', async () => {
  const [dee = ''] = await world.staff([{ name: 'Dee' }])
  const { version } = await world.publish({})
  const [[, token] = ['', '']] = await mails()
  const people = [{ id: dee, revision: (await seenOf(dee)).revision }]
  await world.must(endEmployments, { as: world.officer, body: { people, ends: '2026-11-03' } })
  world.at('2026-11-03T22:59:00.000Z')
  expect(await opened(token)).toBe(200)
  world.at('2026-11-03T23:00:00.000Z')
  for (const contract of [reading.openReadingLink, reading.readLinkedText, reading.confirmLinkedReading]) {
    const body = contract === reading.openReadingLink ? { token } : { token, version, answers: [] }
    const { answers: _, ...read } = body as { answers?: number[] }
    const given = contract === reading.readLinkedText ? read : body
    expect((await world.app.call(contract, { body: given })).status).toBe(410)
  }
  await world.must(reading.renewReadingLink, { body: { token } })
  const another = { as: world.officer, params: { id: dee } }
  expect(await world.app.call(reading.sendReadingLink, another)).toMatchObject({ body: { code: 'left-already' } })
  expect((await mails()).filter(([to]) => to === 'dee@care.example')).toEqual([])
})

test('who starts later is asked on the first day and not before, also when a list brings them', async () => {
  const { document, asked } = await world.publish({ facts: facts({ title: 'For starters' }) })
  expect(asked).toBe(0)
  const file = Buffer.from('Naam;E-mail;In dienst\nFay;fay@care.example;2026-11-09\n').toString('base64')
  const as = world.officer
  const body = { file, columns: null, wholeListOn: null, startOn: null }
  const { token } = await world.must(tryStaffImport, { as, body })
  await world.must(importStaff, { as, body: { ...body, token } })
  const toFay = async (iso: string) => {
    world.at(iso)
    return (await mails()).filter(([to]) => to === 'fay@care.example').length
  }
  const counts = async () => (await world.must(listReaders, { as, params: { id: document } })).counts
  expect(await toFay('2026-11-08T22:58:00.000Z')).toBe(0)
  expect(await counts()).toMatchObject({ audience: 0, missing: 0 })
  // Midnight in Amsterdam.
  expect(await toFay('2026-11-08T23:01:00.000Z')).toBe(1)
  expect(await counts()).toMatchObject({ audience: 1, missing: 1 })
})
