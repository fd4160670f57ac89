import type { AnswerOf, BodyOf, Contract, ParamsOf, QueryOf } from '../platform/http/contract.ts'

/** What goes with a call. `organisation` is an id; `ifMatch` the revision that the caller saw; `at` a day or an instant in the past. */
export type Call<C> = {
  params?: ParamsOf<C>
  query?: QueryOf<C>
  body?: BodyOf<C>
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
  payload: string | undefined
}

/** Puts path parameters, query, moment, headers and body of a call where HTTP wants them. Problems come back in English. */
export function requestFor<C extends Contract>(contract: C, call: Call<C>, token: string): Request {
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
  return {
    method: contract.method,
    url: query.size > 0 ? `${path}?${query}` : path,
    headers,
    payload: call.body === undefined ? undefined : JSON.stringify(call.body),
  }
}
