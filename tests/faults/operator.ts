import type { ServerFile } from '../../src/platform/files/data-folder.ts'

/** An answer; `body` is parsed JSON, or null where it was none. */
export type Answer = { status: number; body: Record<string, unknown>; etag: string | null; type: string }

export type Ask = {
  organisation?: string
  seen?: number | string
  body?: unknown
  key?: string
}

/** Longer than anything may take: what has not answered by then hangs. */
const patience = 45_000

/** Calls a running server over the network as the operator. Rejects where no answer came. */
export async function ask(server: ServerFile, method: string, path: string, given: Ask = {}): Promise<Answer> {
  const headers: Record<string, string> = { authorization: `Bearer ${server.token}`, 'accept-language': 'en' }
  if (given.organisation !== undefined) headers['zorgborg-organisation'] = given.organisation
  if (given.seen !== undefined) headers['if-match'] = typeof given.seen === 'number' ? `"${given.seen}"` : given.seen
  if (given.key !== undefined) headers['idempotency-key'] = given.key
  if (given.body !== undefined) headers['content-type'] = 'application/json'
  const answer = await fetch(`http://${server.host}:${server.port}${path}`, {
    method,
    headers,
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    signal: AbortSignal.timeout(patience),
  })
  const type = answer.headers.get('content-type') ?? ''
  const text = await answer.text()
  const body = type.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: answer.status, body, etag: answer.headers.get('etag'), type }
}

/** The same, where only success will do. */
export async function mustAsk(server: ServerFile, method: string, path: string, given: Ask = {}): Promise<Answer> {
  const answer = await ask(server, method, path, given)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

type Verification = { whole: boolean; entries: number; rows: number; faults: { sentence: string }[] }

/** Proves every trail of the installation. */
export async function verifyAll(server: ServerFile): Promise<Verification> {
  return (await mustAsk(server, 'POST', '/api/system/verify')).body as unknown as Verification
}
