import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contracts } from '../../src/app/contracts.ts'
import { newId } from '../../src/platform/database/ids.ts'
import type { Contract } from '../../src/platform/http/contract.ts'
import { accessCalls, type Things } from '../access-calls.ts'
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts'
import { takingTurns } from './hostile.ts'
import { hostileCalls, requestOf } from './hostile-calls.ts'
import { seeded } from './seeded.ts'
import { watchStored } from './stored-state.ts'

let app: TestApp
let mine: Things
let everything: TestPerson
let theirs: string
let hostile: ReturnType<typeof hostileCalls>
let stored: ReturnType<typeof watchStored>

beforeAll(async () => {
  app = await openTestApp()
  const organisation = await app.organisation('Here')
  theirs = await app.organisation('There')
  const missing = { id: newId(), revision: 1 }
  mine = { organisation, member: missing, invitation: missing, invitationToken: 'no-such-token', revision: 1 }
  everything = await app.person(organisation, 'administrator', { operator: true })
  hostile = hostileCalls(app)
  stored = watchStored(app.database)
})
beforeEach(() => stored.begin())
afterAll(() => app?.close())

const chance = seeded('bad-request')
const whoCalls = (contract: Contract) => (contract.access === 'public' ? null : everything)

function request(
  contract: Contract,
  change: Record<string, string | undefined> = {},
  as = whoCalls(contract),
): InjectOptions {
  const made = requestOf(contract, accessCalls[contract.name]?.(mine) ?? {}, as)
  const headers = Object.entries({ ...made.headers, ...change }).filter(([, value]) => value !== undefined)
  return { ...made, headers: Object.fromEntries(headers) as Record<string, string> }
}

const changing = contracts.filter((contract) => contract.method !== 'GET')
const existing = contracts.filter((contract) => contract.change === 'existing')
const closed = contracts.filter((contract) => contract.access !== 'public')
const inOrganisation = contracts.filter((contract) => typeof contract.access === 'object')

describe('who calls', () => {
  test.each(changing)(
    '$name: from another site, or without the header that only our own pages send',
    async (contract) => {
      const refused = (change: Record<string, string | undefined>) =>
        hostile.refused(`${contract.name} ${JSON.stringify(change)}`, request(contract, change), [403], ['cross-site'])
      await refused({ 'zorgborg-csrf': undefined })
      await refused({ 'zorgborg-csrf': '0' })
      for (const site of ['cross-site', 'same-site', 'none', 'x']) await refused({ 'sec-fetch-site': site })
      await stored.nothing()
    },
  )

  const cookiesInTurn = takingTurns(chance, [...Array(10).keys()])
  const headersInTurn = takingTurns(chance, [...Array(5).keys()], 2)
  test.each(closed)('$name: with cookies that are forged, cut off or of somebody unknown', async (contract) => {
    const [name = '', value = ''] = everything.cookies.split('; ')[0]?.split(/=(.*)/s) ?? []
    const [token = '', signature = ''] = decodeURIComponent(value).split(/\.(?=[^.]*$)/)
    const flipped = `${token[0] === 'a' ? 'b' : 'a'}${token.slice(1)}`
    const forged = [
      '',
      value.slice(0, -6),
      value.slice(0, 10),
      encodeURIComponent(`${flipped}.${signature}`),
      encodeURIComponent(`${token}.${Buffer.alloc(32).toString('base64')}`),
      encodeURIComponent(`${token}.`),
      '%',
      '%00',
      'x'.repeat(4000),
      `${encodeURIComponent(`'; drop table organisations; --.${signature}`)}`,
    ]
    for (const cookie of cookiesInTurn().map((at) => forged[at] as string)) {
      const change = { cookie: `${name}=${cookie}` }
      await hostile.refused(
        `${contract.name}, ${cookie.slice(0, 30)}`,
        request(contract, change),
        [401],
        ['not-signed-in'],
      )
    }
    const { operatorToken } = app
    const claimed = ['Bearer', 'Bearer x', 'Basic eDp4', `Bearer ${operatorToken}x`, `bearer ${operatorToken}`]
    for (const authorization of headersInTurn().map((at) => claimed[at] as string)) {
      const change = { authorization }
      await hostile.refused(`${contract.name}, ${authorization}`, request(contract, change), [401], ['not-signed-in'])
    }
    await stored.nothing()
  })

  const organisationsInTurn = takingTurns(chance, [...Array(6).keys()], 2)
  test.each(inOrganisation)('$name: said to be for another organisation, or for none', async (contract) => {
    const own = mine.organisation
    const others = [newId(), 'x', `${own} `, own.toUpperCase(), '*', "' or 1=1"]
    // One that exists is said to every contract.
    for (const organisation of [theirs, ...organisationsInTurn().map((at) => others[at] as string)]) {
      // Blanks around a value are no part of it (RFC 9110 §5.5), but a test in process sends what a network would not.
      const change = { 'zorgborg-organisation': organisation }
      await hostile.refused(
        `${contract.name}, ${organisation}`,
        request(contract, change),
        [409],
        ['organisation-changed'],
      )
    }
    await stored.nothing()
  })

  test.each(inOrganisation)('$name: from the page of somebody else', async (contract) => {
    const change = { 'zorgborg-person': newId() }
    await hostile.refused(`${contract.name}, as another`, request(contract, change), [409], ['person-changed'])
    await stored.nothing()
  })

  test.each(inOrganisation)('$name: the operator has to name an organisation that can be', async (contract) => {
    for (const organisation of [undefined, 'x', '%00', mine.organisation.toUpperCase()]) {
      const change = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': organisation }
      await hostile.refused(
        `${contract.name}, ${organisation}`,
        request(contract, change, null),
        [409],
        ['no-organisation'],
      )
    }
    await stored.nothing()
  })
})

describe('what was seen', () => {
  test.each(existing)('$name: If-Match that is missing or none of ours', async (contract) => {
    await hostile.refused(contract.name, request(contract, { 'if-match': undefined }), [428], ['revision-missing'])
    for (const tag of [
      '*',
      '',
      '7',
      '"x"',
      '"-1"',
      '"1e3"',
      '"0x1"',
      '"1", "2"',
      `"${'9'.repeat(400)}"`,
      'W/"x"',
      '"1\' or 1=1"',
    ]) {
      await hostile.refused(`${contract.name}, ${tag}`, request(contract, { 'if-match': tag }), [412, 428])
    }
    await stored.nothing()
  })

  test.each(contracts.filter(({ change }) => change === 'new'))('$name: keys that are none', async (contract) => {
    for (const key of ['', 'short', 'with a blank', 'x'.repeat(201), 'é'.repeat(10)]) {
      const made = request(contract, { 'idempotency-key': key })
      await hostile.refused(`${contract.name}, ${key}`, made, [400], ['idempotency-key'])
    }
    await stored.nothing()
  })
})

describe('where to', () => {
  const paths = [...new Set(contracts.map((contract) => contract.path.replace(/:\w+/g, 'x')))]

  test.each(paths)('%s: methods that it does not have', async (url) => {
    const known = contracts
      .filter((contract) => contract.path.replace(/:\w+/g, 'x') === url)
      .map(({ method }) => method)
    const others = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'].filter(
      (one) => !known.includes(one as 'GET'),
    )
    for (const method of others) {
      const made = { method: method as 'GET', url, headers: { cookie: everything.cookies, 'zorgborg-csrf': '1' } }
      await hostile.refused(`${method} ${url}`, made, [400, 404, 405])
    }
    await stored.nothing()
  })

  test.each([
    '/api',
    '/api/',
    '/api/x',
    '/api//session',
    '/api/session/',
    '/api/%73ession%00',
    '/api/session%2f',
    '/api/..%2f..%2fpackage.json',
    '/api/controls/nen-7510-2024',
    '/api/controls/nen-7510-2024/8.13/x',
    '/api/%',
    '/api/%zz',
    '/api/%ff%fe',
    `/api/${'x/'.repeat(2000)}`,
    '/api/__proto__',
  ])('%s is nowhere', async (url) => {
    const made = { method: 'GET' as const, url, headers: { cookie: everything.cookies } }
    await hostile.refused(url, made, [400, 403, 404, 414])
    await stored.nothing()
  })

  test.each([
    '/package.json',
    '/../package.json',
    '/api/../../package.json',
    '/api/%2e%2e/package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/.git/config',
    '/assets/%00',
    '/assets/../../package.json',
  ])('%s gives no file of ours', async (url) => {
    const answer = await app.http.inject({ method: 'GET', url })
    expect(answer.statusCode).toBeLessThan(504)
    expect(answer.body).not.toContain('devDependencies')
    expect(answer.body).not.toContain('[core]')
    expect(answer.statusCode === 500).toBe(false)
  })

  test('HEAD asks what GET does and gets no body', async () => {
    for (const contract of contracts.filter(({ method }) => method === 'GET')) {
      const answer = await app.http.inject({ ...request(contract, {}, null), method: 'HEAD' })
      expect(answer.body, contract.name).toBe('')
      expect(answer.statusCode, contract.name).toBeLessThan(500)
    }
    await stored.nothing()
  })
})

test('all of it left nothing behind, and every sentence was in the language asked', async () => {
  await stored.nothing(true)
  expect(hostile.untranslated()).toEqual([])
  expect(hostile.sent()).toBeGreaterThan(1000)
})
