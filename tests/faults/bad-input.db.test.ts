import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contracts } from '../../src/app/contracts.ts'
import { newId } from '../../src/platform/database/ids.ts'
import type { Contract } from '../../src/platform/http/contract.ts'
import { accessCalls, type Things } from '../access-calls.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from '../test-app.ts'
import {
  leaves,
  metaTexts,
  noBodies,
  objects,
  type Place,
  takingTurns,
  unfitTexts,
  valueAt,
  withAt,
  wrongTypes,
} from './hostile.ts'
import { hostileCalls, requestOf } from './hostile-calls.ts'
import { seeded } from './seeded.ts'
import { watchStored } from './stored-state.ts'

let app: TestApp
let mine: Things
let everything: TestPerson
let hostile: ReturnType<typeof hostileCalls>
let stored: ReturnType<typeof watchStored>

beforeAll(async () => {
  app = await openTestApp()
  const organisation = await app.organisation('Here')
  const missing = { id: newId(), revision: 1 }
  mine = { organisation, member: missing, invitation: missing, invitationToken: 'no-such-token', revision: 1 }
  // Whoever may do everything: what is refused below is refused for what was sent.
  everything = await app.person(organisation, 'administrator', { operator: true })
  hostile = hostileCalls(app)
  stored = watchStored(app.database)
})
beforeEach(() => stored.begin())
afterAll(() => app?.close())

/** Fields that a well-formed call may leave out, and that take hostile values all the same. */
const more: Record<string, object> = { verifyTrail: { checkpoint: 'x' }, makeBackup: { recipients: ['x'] } }

function callOf(contract: Contract): TestCall {
  const call = accessCalls[contract.name]?.(mine) ?? {}
  return contract.name in more ? { ...call, body: { ...(call.body as object), ...more[contract.name] } } : call
}
const whoCalls = (contract: Contract) => (contract.access === 'public' ? null : everything)

const named = (place: Place) => place.join('.') || 'the whole'

const withBody = contracts.filter((contract) => contract.body)
const withQuery = contracts.filter((contract) => contract.query)
const withParams = contracts.filter((contract) => contract.params)

const send = (
  contract: Contract,
  what: string,
  body: unknown,
  statuses = [400],
  codes: string[] | null = ['invalid'],
) =>
  hostile.refused(
    `${contract.name}, ${what}`,
    requestOf(contract, { ...callOf(contract), body }, whoCalls(contract)),
    statuses,
    codes ?? undefined,
  )

const chance = seeded('bad-input')
let turn = chance.between(0, 5)

describe('what is refused', () => {
  const bodies = takingTurns(chance, noBodies, 4)
  test.each(withBody)('$name: a body that is no object of fields', async (contract) => {
    for (const [name, payload, status, codes] of bodies()) {
      // An empty object is all that some contracts ask for, and a list of nothing is not that.
      const request = requestOf(contract, callOf(contract), whoCalls(contract), { payload })
      await hostile.refused(`${contract.name}, ${name}`, request, [status], codes)
    }
    await stored.nothing()
  })

  // What takes the bytes of a file as its body takes any.
  test.each(contracts.filter(({ body, method, upload }) => !body && !upload && method !== 'GET'))(
    '$name: a body that nobody asked for',
    async (contract) => {
      const request = requestOf(contract, callOf(contract), whoCalls(contract), { payload: '{"name": "x"}' })
      await hostile.refused(`${contract.name}, a body`, request, [400], ['unexpected-body'])
      await stored.nothing()
    },
  )

  const hostileKeys = takingTurns(chance, ['constructor', 'prototype', '__proto__', 'toString', ''], 2)
  test.each(withBody)('$name: fields that are unknown, at every level', async (contract) => {
    const { body } = callOf(contract)
    for (const place of objects(body)) {
      const inner = valueAt(body, place) as object
      const unknown = { ...inner, zorgborg_unknown: 1 }
      await send(contract, `unknown field in ${named(place)}`, withAt(body, place, unknown))
      for (const key of hostileKeys()) {
        // Through JSON, as it would come in: an object literal would set the prototype instead.
        const text = JSON.stringify({ ...inner, placeholder: { polluted: true } }).replace('placeholder', key)
        const hostileBody = JSON.stringify(withAt(body, place, 'placeholder')).replace('"placeholder"', () => text)
        const payload = place.length === 0 ? text : hostileBody
        const request = requestOf(contract, callOf(contract), whoCalls(contract), { payload })
        await hostile.refused(`${contract.name}, ${key} in ${named(place)}`, request, [400], ['invalid'])
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    await stored.nothing()
  })

  test.each(withBody)(
    '$name: values of another type, too long, or with characters that are no text',
    async (contract) => {
      const { body } = callOf(contract)
      const fits = (value: unknown) => contract.body?.safeParse(value).success
      for (const place of leaves(body)) {
        const right = valueAt(body, place)
        const values = [...wrongTypes(right), ...(typeof right === 'string' ? unfitTexts : [])]
        // One in six over HTTP, others at the next field.
        const sent = values.filter((_, at) => at % 6 === turn % 6)
        turn += 1
        for (const value of values) {
          const hostileBody = withAt(body, place, value)
          // What the contract refuses is refused in one way: for each place some are sent, each kind in its turn.
          if (!fits(hostileBody) && !sent.includes(value)) continue
          const what = `${JSON.stringify(value).slice(0, 40)} for ${named(place)}`
          // A checkpoint that is none, and a key that is none, are for the verb to judge; neither is stored.
          if (fits(hostileBody) && /checkpoint|recipients/.test(named(place))) continue
          // Passwords and one-time tokens are never stored as they are: any character may come, and none is right.
          const opaque = /password|current|next|token|code/.test(String(place.at(-1)))
          // Whether a file is a sheet, and by what it is read, is for its reader to say, not for the contract.
          if (fits(hostileBody) && /^(file|aspectOfImpact)$/.test(String(place.at(-1))))
            await send(contract, what, hostileBody, [400, 404, 409, 410], null)
          else if (fits(hostileBody) && opaque)
            await send(contract, what, hostileBody, [400, 401, 403, 404, 409, 410, 429], null)
          else await send(contract, what, hostileBody)
        }
      }
      expect(leaves(body).length + objects(body).length).toBeGreaterThan(0)
    },
  )

  test.each(withBody)('$name: whatever comes to mind', async (contract) => {
    const { body } = callOf(contract)
    const places = leaves(body)
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
      places.length === 0
        ? fc.jsonValue()
        : fc
            .tuple(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }))
            .map(([place, value]) => withAt(body, place, value)),
    )
    const property = fc.asyncProperty(anything, async (value) => {
      fc.pre(!contract.body?.safeParse(value).success)
      await send(contract, 'anything', value)
    })
    await fc.assert(property, { numRuns: 15 })
  })

  test.each(withQuery)('$name: questions that are asked twice, unknown or out of range', async (contract) => {
    const call = callOf(contract)
    const known = Object.keys(contract.query?.shape ?? {})
    const ask = (what: string, search: string) => {
      const query = new URLSearchParams(call.query as Record<string, string>)
      const { url } = requestOf(contract, { ...call, query: undefined }, null)
      const request = requestOf(contract, call, whoCalls(contract), { url: `${url}?${query}&${search}` })
      return hostile.refused(`${contract.name}, ${what}`, request, [400])
    }
    // A route that reads text may well look for one with a zero in it; it must not fall over.
    for (const name of known) await ask(`${name} with a zero`, `${name}=%00`)
    await ask('unknown', 'zorgborg_unknown=1')
    await ask('__proto__', '__proto__=1&constructor=1')
    for (const name of known) {
      await ask(`${name} twice`, `${name}=1&${name}=2`)
      await ask(`${name} too long`, `${name}=1&${name}=${'x'.repeat(8000)}`)
    }
    await stored.nothing()
  })

  const moments = takingTurns(chance, [
    ...['x', '2026-02-30', '2026-13-01', '0000-00-00', '9999-12-31', "2026-01-01';--", '-1', '1e99', '%00'],
    ...['2026-01-01&at=2026-01-02', '2026-01-01T00:00:00.000+99:00'],
  ])
  test.each(contracts.filter((contract) => contract.method === 'GET'))(
    '$name: moments that are none',
    async (contract) => {
      const { url } = requestOf(contract, callOf(contract), null)
      const glue = String(url).includes('?') ? '&' : '?'
      for (const moment of moments()) {
        const request = requestOf(contract, callOf(contract), whoCalls(contract), { url: `${url}${glue}at=${moment}` })
        await hostile.refused(`${contract.name} at ${moment}`, request, [400])
      }
    },
  )

  const impossible = [
    ...['x', '%00', '..%2f..%2fetc%2fpasswd', "'%20or%20'1'='1", '%3Cscript%3E', '%F0%9F%92%A9', '-1', '1e999', 'NaN'],
    ...['%', '%ff%fe', 'x'.repeat(201), 'x'.repeat(4000)],
  ]
  test.each(withParams)('$name: ids and names that cannot be', async (contract) => {
    for (const name of Object.keys(contract.params?.shape ?? {})) {
      for (const value of impossible) {
        const { url } = requestOf(
          contract,
          { ...callOf(contract), params: { ...callOf(contract).params, [name]: 'HERE' } },
          null,
        )
        const request = requestOf(contract, callOf(contract), whoCalls(contract), {
          url: String(url).replace('HERE', value),
        })
        await hostile.refused(`${contract.name} with ${name} ${value.slice(0, 40)}`, request, [400, 404, 412, 414])
      }
    }
    await stored.nothing()
  })

  test('all of it left nothing behind, and every sentence was in the language asked', async () => {
    await stored.nothing(true)
    expect(hostile.untranslated()).toEqual([])
    expect(hostile.sent()).toBeGreaterThan(1500)
    console.log(`${hostile.sent()} hostile requests were refused`)
  })
})

describe('what only looks hostile', () => {
  const find = (name: string) => contracts.find((contract) => contract.name === name) as Contract

  test.each(metaTexts)('%s is stored and returned as it is', async (text) => {
    const contract = find('updateOrganisation')
    // A name may not look like a name and an address, nor hide characters; a text may.
    const name = /[<>]|\p{Cf}/u.test(text) ? 'A name that hides nothing' : text
    const now = await app.call(find('readOrganisation'), { as: everything })
    const { id, revision, ...facts } = now.body as Record<string, unknown> & { id: string; revision: number }
    const answer = await app.call(contract, {
      as: everything,
      seen: revision,
      body: { ...facts, name, scope: text },
    })
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 200,
      body: { id, name, scope: text },
    })
    const read = await app.call(find('readOrganisation'), { as: everything })
    expect(read.body).toMatchObject({ name, scope: text })
    const trail = await app.call(find('listTrail'), { as: everything, query: { size: 1 } })
    expect(trail.body).toMatchObject({ items: [{ action: 'organisation.changed', subject: name }] })
    const found = await app.call(find('listTrail'), { as: everything, query: { text: name.slice(0, 100) } })
    expect((found.body as { total: number }).total).toBeGreaterThan(0)
    const none = await app.call(find('search'), { as: everything, query: { text: text.slice(0, 60) } })
    expect(none.status).toBe(200)
  })

  test.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/xml',
    null,
  ])('JSON under the content type %s is JSON all the same, and is held to the same contract', async (type) => {
    const contract = find('updateAccount')
    const attempt = (payload: string) =>
      app.http.inject({
        ...requestOf(contract, {}, everything, { payload }),
        headers: {
          'zorgborg-csrf': '1',
          cookie: everything.cookies,
          ...(type === null ? {} : { 'content-type': type }),
        },
      })
    expect((await attempt('{"name":"Renamed","language":"en"}')).statusCode).toBe(200)
    expect((await attempt('{"name":"Renamed","language":"en","operator":true}')).statusCode).toBe(400)
    expect((await attempt('name=Renamed&language=en')).statusCode).toBe(400)
  })

  test.each(['gzip', 'br', 'x'])('a body that says it is packed as %s is taken as it came', async (encoding) => {
    const contract = find('updateAccount')
    // A few bytes that unpack to a hundred megabytes.
    const packed = gzipSync(Buffer.alloc(100 * 1024 * 1024))
    const request = requestOf(contract, {}, everything, { payload: packed, headers: { 'content-encoding': encoding } })
    await hostile.refused(`packed as ${encoding}`, request, [400, 413, 415])
  })
})
