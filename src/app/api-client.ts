import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { AnswerOf, BodyOf, Contract, ParamsOf, QueryOf } from '../platform/http/contract.ts'
import { StartFailure } from '../platform/start-failure.ts'

/** What goes with a call. `organisation` is an id; `ifMatch` the revision that the caller saw; `at` a day or an instant in the past. */
export type Call<C> = {
  params?: ParamsOf<C>
  query?: QueryOf<C>
  body?: BodyOf<C>
  /** The bytes of a file, for an upload. */
  bytes?: Blob
  organisation?: string
  ifMatch?: number
  at?: string
}

export type Answered<C> = { status: number; body: AnswerOf<C>; etag: string | null }

/** The interface of Zorgborg as the operator of the installation uses it, wherever the server runs. */
export type ApiClient = {
  /** @throws CallRefused */
  call<C extends Contract>(contract: C, call?: Call<C>): Promise<Answered<C>>
  /** For contracts that answer with a file. @throws CallRefused */
  callForFile<C extends Contract>(contract: C, call?: Call<C>): Promise<AsyncIterable<Uint8Array>>
  close(): Promise<void>
}

/** A problem answer: `message` is the sentence for people, with the fields that are wrong. */
export class CallRefused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, text: string) {
    const problem = parseProblem(text)
    const fields = (problem.errors ?? []).map(({ path, message }) => `\n  ${path}: ${message}`)
    super(`${problem.detail ?? problem.title ?? `The server answered ${status}.`}${fields.join('')}`)
    this.name = 'CallRefused'
    this.status = status
    this.code = problem.code ?? 'unknown'
  }
}

type ProblemAnswer = { detail?: string; title?: string; code?: string; errors?: { path: string; message: string }[] }

function parseProblem(text: string): ProblemAnswer {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}

/** One HTTP request, ready to send. */
export type Request = {
  method: Contract['method']
  url: string
  headers: Record<string, string>
  payload: string | Blob | undefined
}

/** Puts path parameters, query, moment, headers and body of a call where HTTP wants them. Problems come back in English. */
function requestFor<C extends Contract>(contract: C, call: Call<C>, token: string): Request {
  const params: Record<string, unknown> = { ...call.params }
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...call.query, at: call.at })) {
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'accept-language': 'en' }
  if (call.organisation !== undefined) headers['zorgborg-organisation'] = call.organisation
  if (call.ifMatch !== undefined) headers['if-match'] = `"${call.ifMatch}"`
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  if (call.bytes !== undefined) headers['content-type'] = 'application/octet-stream'
  return {
    method: contract.method,
    url: query.size > 0 ? `${path}?${query}` : path,
    headers,
    payload: call.bytes ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
  }
}

/** What came back from a server: the body is read by whoever asked. */
export type Received = { status: number; etag: string | null; bytes: AsyncIterable<Uint8Array> }

/** The interface over some way to send requests. */
export function clientOver(
  token: string,
  send: (request: Request) => Promise<Received>,
  close: () => Promise<void>,
): ApiClient {
  const ask = async (request: Request): Promise<Received> => {
    const received = await send(request)
    if (received.status < 400) return received
    throw new CallRefused(received.status, await text(received.bytes))
  }
  return {
    async call<C extends Contract>(contract: C, call: Call<C> = {}) {
      const received = await ask(requestFor(contract, call, token))
      return { status: received.status, etag: received.etag, body: JSON.parse(await text(received.bytes)) }
    },
    async callForFile(contract, call = {}) {
      return (await ask(requestFor(contract, call, token))).bytes
    },
    close,
  }
}

/** Sends one request to a server. @throws whatever the connection does */
export async function sendOver(origin: string, { method, url, headers, payload }: Request): Promise<Received> {
  const answer = await fetch(`${origin}${url}`, { method, headers, body: payload, redirect: 'error' })
  const bytes = answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body)
  return { status: answer.status, etag: answer.headers.get('etag'), bytes }
}

/** The interface of a server elsewhere, as far as an access token opens it. */
export function remoteApi(origin: string, token: string): ApiClient {
  const send = (request: Request) =>
    sendOver(origin, request).catch((cause) => {
      throw new StartFailure('server-not-reached', `Zorgborg does not answer at ${origin}: look at --server.`, {
        cause,
      })
    })
  return clientOver(token, send, async () => {})
}
