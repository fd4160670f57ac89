import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSession, signIn } from '../../src/features/account/account.contract.ts'
import { listPeople } from '../../src/features/people/people.contract.ts'
import { testPassword } from '../test-account.ts'
import { openTestApp, type TestApp } from '../test-app.ts'
import { requestOf } from './hostile-calls.ts'
import { storedState } from './stored-state.ts'

let app: TestApp
let port: number

beforeAll(async () => {
  app = await openTestApp()
  port = Number(new URL(await app.http.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => app?.close())

describe('over the network', () => {
  const send = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'))
      let answer = ''
      socket.setEncoding('utf8').setTimeout(10_000, () => socket.destroy(new Error('no answer')))
      socket.on('data', (chunk: string) => {
        answer += chunk
      })
      socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)))
      socket.on('close', () => resolve(answer))
    })
  const head = (more: string) => `GET /api/session HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${more}\r\n\r\n`

  test.each([
    ['a head of 40 kilobytes', head(`x-large: ${'x'.repeat(40_000)}`), 431],
    ['a cookie of 40 kilobytes', head(`cookie: ${'x=y; '.repeat(8000)}`), 431],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a TLS greeting', '\u0016\u0003\u0001\u0002\u0000\u0001', 400],
    ['a control character in a header', head('x-odd: a\u0001b'), 400],
    ['two lengths', 'POST /api/sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n{}', 400],
    [
      'a length and chunks',
      'POST /api/sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['an address that cannot be decoded', 'GET /api/%ff HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
  ])('%s is a problem too', async (_what, text, status) => {
    const answer = await send(text)
    expect(answer.startsWith(`HTTP/1.1 ${status} `), answer.slice(0, 300)).toBe(true)
    expect(answer).toMatch(/content-type: application\/problem\+json/i)
    expect(answer).toMatch(/"code":"[a-z-]+","detail":"\p{Lu}[^"]*\."/u)
  })

  test('a client that leaves in the middle of a body harms nobody', async () => {
    const before = await storedState(app.database.engine)
    const text = 'POST /api/sign-in HTTP/1.1\r\nhost: x\r\nzorgborg-csrf: 1\r\ncontent-length: 5000\r\n\r\n{"email":'
    for (let i = 0; i < 20; i += 1) {
      const socket = connect(port, '127.0.0.1', () => socket.write(text, () => socket.destroy()))
      await new Promise((closed) => socket.once('close', closed))
    }
    expect(await send(head('accept: */*'))).toMatch(/^HTTP\/1\.1 200 /)
    expect(await storedState(app.database.engine)).toEqual(before)
  })
})

describe('every answer', () => {
  test.each([
    ['an answer', () => requestOf(readSession, {}, null)],
    ['a refusal', () => requestOf(listPeople, {}, null)],
    ['an unknown path', () => ({ method: 'GET' as const, url: '/api/nowhere' })],
    ['an address that cannot be decoded', () => ({ method: 'GET' as const, url: '/api/%ff' })],
    ['too large a body', () => requestOf(signIn, {}, null, { payload: 'x'.repeat(1024 * 1024 + 1) })],
  ])('%s carries the headers that keep a browser from misreading it', async (what, make) => {
    const { headers } = await app.http.inject(make())
    expect(headers['x-content-type-options']).toBe('nosniff')
    // Where no route is known no hook runs; a problem in JSON holds nothing that a frame could show.
    if (what !== 'an address that cannot be decoded') {
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
      expect(headers['referrer-policy']).toBe('no-referrer')
    }
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('sets cookies that no script reads and no other site sends', async () => {
    const { email } = await app.person(null, 'reader')
    const answer = await app.http.inject(requestOf(signIn, { body: { email, password: testPassword } }, null))
    expect(answer.statusCode).toBe(200)
    const cookies = [answer.headers['set-cookie'] ?? []].flat()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i)
    }
  })
})
