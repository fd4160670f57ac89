import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { callerFor } from './call.ts'

const read = contract({
  name: 'read',
  summary: '',
  method: 'GET',
  path: '/api/things/:thing',
  access: 'public',
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ thing: z.string() }),
  query: z.strictObject({ text: z.string().optional(), page: z.number().optional() }),
  answer: z.strictObject({ name: z.string() }),
})
const make = contract({
  name: 'make',
  summary: '',
  method: 'POST',
  path: '/api/things',
  access: 'public',
  change: 'new',
  body: z.strictObject({ name: z.string() }),
  answer: z.strictObject({}),
})
const change = contract({
  name: 'change',
  summary: '',
  method: 'PUT',
  path: '/api/thing',
  access: 'public',
  change: 'existing',
  body: z.strictObject({ name: z.string() }),
  answer: z.strictObject({}),
})
const file = contract({
  name: 'file',
  summary: '',
  method: 'GET',
  path: '/api/file',
  access: 'public',
  change: 'none',
  answer: 'file',
})

function sending(answer: Response | Error) {
  const seen: { address: string; init: RequestInit; headers: Headers }[] = []
  const call = callerFor({
    organisation: 'o-1',
    language: 'en',
    fetch: async (address, init) => {
      seen.push({ address: String(address), init: init ?? {}, headers: new Headers(init?.headers) })
      if (answer instanceof Error) throw answer
      return answer.clone()
    },
  })
  const last = () => seen.at(-1) ?? expect.unreachable()
  return { call, last }
}

describe('a call by contract', () => {
  it('writes address, query and moment, and leaves out what is empty', async () => {
    const { call, last } = sending(Response.json({ name: 'x' }))
    const answer = await call(read, { params: { thing: 'a/b' }, query: { text: '', page: 2 }, at: '2026-03-01' })
    expect(answer.name).toBe('x')
    expect(last().address).toBe('/api/things/a%2Fb?page=2&at=2026-03-01')
    expect(last().headers.get('zorgborg-organisation')).toBe('o-1')
    expect(last().headers.get('accept-language')).toBe('en')
    expect(last().headers.has('zorgborg-csrf')).toBe(false)
  })

  it('guards what it writes', async () => {
    const { call, last } = sending(Response.json({}))
    await call(make, { body: { name: 'x' }, attempt: 'k' })
    expect(last().headers.get('zorgborg-csrf')).toBe('1')
    expect(last().headers.get('idempotency-key')).toBe('k')
    expect(last().init.body).toBe('{"name":"x"}')
    await call(change, { body: { name: 'x' }, ifMatch: 7 })
    expect(last().headers.get('if-match')).toBe('"7"')
    await call(change, { body: { name: 'x' } })
    expect(last().headers.get('if-match')).toBe('"0"')
  })

  it('gives files their name', async () => {
    const headers = { 'content-disposition': "attachment; filename*=UTF-8''Verklaring%20GGZ.pdf" }
    const { call } = sending(new Response('bytes', { headers }))
    const got = await call(file, {})
    expect(got.name).toBe('Verklaring GGZ.pdf')
    expect(await got.bytes.text()).toBe('bytes')
  })

  it('turns refusals into problems', async () => {
    const problem = { status: 422, code: 'invalid', detail: 'No.', errors: [{ path: 'name', message: 'Too short.' }] }
    const { call } = sending(Response.json(problem, { status: 422 }))
    await expect(call(make, { body: { name: '' } })).rejects.toMatchObject({ ...problem, name: 'ApiProblem' })
    const html = sending(new Response('<html>', { status: 502 }))
    await expect(html.call(file, {})).rejects.toMatchObject({ status: 502, code: 'http-502' })
    const nobody = sending(new TypeError('failed to fetch'))
    await expect(nobody.call(file, {})).rejects.toMatchObject({ status: 0, code: 'unreachable' })
  })
})
