import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
import type { Contract } from '../../src/platform/http/contract.ts'
import type { TestApp, TestCall, TestPerson } from '../test-app.ts'

export type Language = 'nl' | 'en'
export type Refusal = { status: number; code: string; detail: string; errors?: { path: string; message: string }[] }

type Raw = { method?: string; url?: string; headers?: Record<string, string>; payload?: Buffer | string }

/** What a refusal never shows: where in the code it happened, or what the database was asked. */
const innards = /node_modules|\.ts\b|\.js\b|\n\s+at |stack|select |insert into|violates|syntax error|ECONN|\[object/i
const sentence = /^\p{Lu}.*[.?!]$/su

let address = 0

/** The request that a contract and a call make, with whatever is to be different about it. */
export function requestOf(contract: Contract, call: TestCall, as: TestPerson | null, raw: Raw = {}): InjectOptions {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(call.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(call.query ?? {})) if (value !== undefined) query.set(name, String(value))
  const payload = raw.payload ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  address += 1
  return {
    method: (raw.method ?? contract.method) as InjectOptions['method'],
    url: raw.url ?? (query.size > 0 ? `${path}?${query}` : path),
    // Each from an address of its own: what is tried here is not how much one may ask.
    remoteAddress: `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
    headers: {
      'zorgborg-csrf': '1',
      ...(as ? { cookie: as.cookies } : {}),
      ...(call.seen === undefined ? {} : { 'if-match': `"${call.seen}"` }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...raw.headers,
    },
    ...(payload === undefined ? {} : { payload }),
  }
}

/** Sends hostile requests, alternately in Dutch and English, and holds every answer against what a refusal has to be. */
export function hostileCalls(app: TestApp) {
  const said: Record<Language, Map<string, Set<string>>> = { nl: new Map(), en: new Map() }
  const aboutFields: Record<Language, Set<string>> = { nl: new Set(), en: new Set() }
  let sent = 0

  async function refused(
    what: string,
    request: InjectOptions,
    statuses?: number[],
    codes?: string[],
  ): Promise<Refusal> {
    const language: Language = sent++ % 2 === 0 ? 'nl' : 'en'
    const headers = { 'accept-language': language, ...request.headers }
    const answer = await app.http.inject({ ...request, headers })
    const told = `${what} (${language}): ${answer.statusCode} ${answer.body.slice(0, 500)}`
    expect(answer.statusCode, told).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode, told).toBeLessThan(500)
    expect(answer.headers['content-type'], told).toBe('application/problem+json; charset=utf-8')
    const refusal = answer.json<Refusal>()
    expect(refusal, told).toMatchObject({ type: 'about:blank', status: answer.statusCode })
    expect(refusal.code, told).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(refusal.detail, told).toMatch(sentence)
    expect(answer.body, told).not.toMatch(innards)
    expect(answer.headers['cache-control'], told).toBe('no-store')
    if (statuses) expect(statuses, told).toContain(refusal.status)
    if (codes) expect(codes, told).toContain(refusal.code)
    const sentences = said[language].get(refusal.code) ?? new Set()
    said[language].set(refusal.code, sentences.add(refusal.detail))
    for (const { message } of refusal.errors ?? []) aboutFields[language].add(message)
    return refusal
  }

  return {
    refused,
    sent: () => sent,
    /** Sentences that were the same in both languages: none, or one of them is not in the language asked. */
    untranslated(): string[] {
      const both = [...said.nl].flatMap(([code, sentences]) =>
        [...sentences].filter((one) => said.en.get(code)?.has(one)).map((one) => `${code}: ${one}`),
      )
      return [...both, ...[...aboutFields.nl].filter((message) => aboutFields.en.has(message))]
    },
  }
}
