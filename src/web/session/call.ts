import type { AnswerOf, BodyOf, Contract, ParamsOf, QueryOf } from '../../platform/http/contract.ts'
import type { Language } from '../../platform/language/languages.ts'
import { ApiProblem, readProblem } from './problem.ts'

// A contract that leaves a part out carries the general type there, whose keys are all strings.
type Part<Name extends string, T> = string extends keyof T
  ? { [K in Name]?: never }
  : Record<string, never> extends T
    ? { [K in Name]?: T }
    : { [K in Name]: T }
type BodyPart<T> = unknown extends T ? { body?: never } : { body: T }

/** What goes with a call: exactly the parts that its contract names, and the revision that was seen where something existing changes. */
export type Request<C> = Part<'params', ParamsOf<C>> &
  Part<'query', QueryOf<C>> &
  BodyPart<BodyOf<C>> & {
    /** The revision that was seen; 0 for what is not there yet. */
    ifMatch?: number
    /** The past day that is looked at; only for contracts that can be asked about the past. */
    at?: string | null
    /** Repeats of one attempt carry the same key, so that something new is made once. */
    attempt?: string
    signal?: AbortSignal
    /** Goes out even when the page is closed meanwhile; for small bodies, 64 kB for all of them together. */
    keepalive?: boolean
  }

/** Bytes that the server made, with the name it gave them. */
export type NamedFile = { name: string; bytes: Blob }
export type Answer<C> = C extends { answer: 'file' } ? NamedFile : AnswerOf<C>

export type Call = <C extends Contract>(contract: C, request: Request<C>) => Promise<Answer<C>>

type Settings = { organisation: string | null; person?: string | null; language: Language; fetch?: typeof fetch }
type Loose = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  ifMatch?: number
  at?: string | null
  attempt?: string
  signal?: AbortSignal
  keepalive?: boolean
}

/**
 * Calls the server by contract, in the name of one organisation and in one language. Throws ApiProblem for every refusal and for
 * a server that cannot be reached; an answer is of the contract's type.
 */
export function callerFor(settings: Settings): Call {
  const send = settings.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  return async function call<C extends Contract>(contract: C, request: Request<C>): Promise<Answer<C>> {
    const given = request as Loose
    let answer: Response
    try {
      answer = await send(addressOf(contract, given), {
        method: contract.method,
        headers: headersOf(contract, given, settings),
        body: given.body === undefined ? undefined : JSON.stringify(given.body),
        credentials: 'same-origin',
        signal: given.signal,
        keepalive: given.keepalive === true,
      })
    } catch (cause) {
      if (given.signal?.aborted) throw cause
      throw new ApiProblem({ status: 0, code: 'unreachable' })
    }
    if (!answer.ok) throw await readProblem(answer)
    const result: unknown =
      contract.answer === 'file' ? { name: nameOf(answer), bytes: await answer.blob() } : await answer.json()
    // The server checked what it sends by the same contract.
    return result as Answer<C>
  }
}

function addressOf(contract: Contract, given: Loose): string {
  const path = contract.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(given.params?.[name] ?? '')),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {}))
    if (value !== undefined && value !== '') query.set(name, String(value))
  if (contract.timeTravel && given.at) query.set('at', given.at)
  return query.size > 0 ? `${path}?${query}` : path
}

function headersOf(contract: Contract, given: Loose, settings: Settings): Headers {
  const headers = new Headers({ accept: 'application/json', 'accept-language': settings.language })
  if (contract.answer === 'file') headers.set('accept', '*/*')
  if (settings.organisation) headers.set('zorgborg-organisation', settings.organisation)
  // Whose page this is: in another tab of the browser somebody else may have signed in since.
  if (settings.person) headers.set('zorgborg-person', settings.person)
  if (contract.method !== 'GET') headers.set('zorgborg-csrf', '1')
  if (given.body !== undefined) headers.set('content-type', 'application/json')
  if (contract.change === 'existing') headers.set('if-match', `"${given.ifMatch ?? 0}"`)
  if (contract.change === 'new') headers.set('idempotency-key', given.attempt ?? newAttempt())
  return headers
}

/** A key for one attempt; not crypto.randomUUID, which browsers keep from pages served without TLS. */
function newAttempt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function nameOf(answer: Response): string {
  const header = answer.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(header)?.[1] ?? 'zorgborg'
}
