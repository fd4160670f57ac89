import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Instant, instantOf } from '../../core/time/instant.ts'
import { type Moment, parseMoment } from '../../core/time/moment.ts'
import type { Tx } from '../database/reader.ts'
import type { Transactions } from '../database/transactions.ts'
import { type Language, pickLanguage } from '../language/languages.ts'
import { type Admission, admit } from './admit.ts'
import type { Caller, FileAnswer, Route } from './endpoint.ts'
import { type Kept, readIdempotencyKey, recall, remember, requestHash } from './idempotency.ts'
import { Problem, problems } from './problem.ts'
import { bytesOf, nothing } from './upload-bytes.ts'
import { checkAnswer, readJson, validate } from './validate.ts'

export type HandleOptions = {
  transactions: Transactions
  identify(request: FastifyRequest): Promise<Caller>
  /** Asked once a write has its turn: throws where the actor lost since what let the request in. */
  confirm(tx: Tx): Promise<void>
  clock: () => number
  /** Check each answer against its contract too: in development and tests. */
  checkAnswers: boolean
}

const readMoment = (route: Route, at: unknown, now: Instant): Moment => {
  if (at === undefined || at === '') return { kind: 'now' }
  if (!route.contract.timeTravel) throw problems.pastIsClosed()
  const moment = typeof at === 'string' ? parseMoment(at, now) : 'invalid'
  if (typeof moment === 'object') return moment
  throw new Problem(400, `moment-${moment}`, {
    nl:
      moment === 'future'
        ? 'Deze dag komt nog. Kies vandaag of een dag in het verleden.'
        : 'Schrijf de dag als 2026-03-01.',
    en:
      moment === 'future'
        ? 'That day is still to come. Choose today or a day in the past.'
        : 'Write the day as 2026-03-01.',
  })
}

function readSeen(route: Route, header: string | undefined): number {
  if (route.contract.change !== 'existing') return 0
  if (header === undefined) throw problems.revisionMissing()
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header)
  // Something other than our own tag cannot be what is there.
  if (!match) throw problems.changedMeanwhile()
  return Number(match[1])
}

const etagOf = (answer: unknown): string | null => {
  if (typeof answer !== 'object' || answer === null) return null
  const { revision, decision } = answer as { revision?: unknown; decision?: { revision?: unknown } | null }
  const found = typeof revision === 'number' ? revision : decision === null ? 0 : decision?.revision
  return typeof found === 'number' ? `"${found}"` : null
}

function withoutSecrets(route: Route, answer: unknown): unknown {
  const secrets = (route.contract.secrets ?? []).map((name) => [name, null])
  return secrets.length > 0 ? { ...(answer as object), ...Object.fromEntries(secrets) } : answer
}

/** From which byte on a download goes on: what a browser or curl asks for after a break, and null for all else. */
function resumedAt({ headers }: FastifyRequest, tag: string): number | null {
  const [, byte] = /^bytes=(\d{1,15})-$/.exec(headers.range ?? '') ?? []
  const same = headers['if-range'] === undefined || headers['if-range'] === tag
  return byte !== undefined && same ? Number(byte) : null
}

async function restOf(reply: FastifyReply, { resume }: FileAnswer, request: FastifyRequest) {
  if (!resume) return null
  const tag = `"${resume.tag}"`
  reply.header('accept-ranges', 'bytes').header('etag', tag)
  const byte = resumedAt(request, tag)
  const rest = byte === null ? null : await resume.from(byte)
  if (byte === null || rest === null) return null
  const whole = byte + rest.size
  reply.code(206).header('content-range', `bytes ${byte}-${whole - 1}/${whole}`)
  return rest
}

async function sendFile(
  reply: FastifyReply,
  file: FileAnswer,
  request: FastifyRequest,
  whose: string,
): Promise<FastifyReply> {
  const rest = await restOf(reply, file, request)
  const bytes = rest ?? (typeof file.bytes === 'function' ? await file.bytes(whose) : file.bytes)
  // With its size told, whoever reads sees that a file broke off half-way.
  if ('size' in bytes) reply.header('content-length', bytes.size)
  const ascii = file.fileName.replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  return (
    reply
      .header('content-type', file.mediaType)
      .header(
        'content-disposition',
        `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      )
      .header('cache-control', 'no-store')
      // Whatever a browser makes of it, it makes it alone: without our origin, without script, without anything from elsewhere.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .send(bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes)
  )
}

async function run(
  options: HandleOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  admission: Admission,
  input: { language: Language; caller: Caller; params: unknown; query: unknown; body: unknown },
  moment: Moment,
): Promise<Kept> {
  const full = {
    ...input,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    cookies: request.headers.cookie ?? '',
    bytes: route.contract.upload ? bytesOf(request) : nothing(),
  } as never
  const status = route.contract.change === 'new' ? 201 : 200
  const key = route.contract.change === 'new' ? readIdempotencyKey(request.headers['idempotency-key']) : null
  const { organisation, actor } = admission
  if (route.kind === 'open' || organisation === null) {
    if (route.kind !== 'open') throw new TypeError(`${route.contract.name} needs an organisation`)
    const answer = await route.run(
      {
        actor,
        organisation,
        now: instantOf(options.clock()),
        moment,
        setCookies: (cookies) => void reply.header('set-cookie', cookies),
        idempotencyKey: key,
      },
      full,
    )
    return { status, answer, etag: etagOf(answer) }
  }
  if (route.kind === 'read') {
    const answer = await options.transactions.read(organisation, moment, (reader) => route.run(reader, full, actor))
    return { status, answer, etag: etagOf(answer) }
  }
  const seen = readSeen(route, request.headers['if-match'])
  const hashOf = (what: unknown) => (key === null ? '' : requestHash(request.method, request.url, what))
  if (route.receive && key !== null && input.body !== undefined) {
    // What comes before the command may cost much, and a request that is repeated needs none of it.
    const before = await options.transactions.read(organisation, { kind: 'now' }, (reader) =>
      recall({ ...reader, actor }, key, hashOf(input.body)),
    )
    if (before) return before
  }
  const received = route.receive ? await route.receive({ organisation, actor }, full) : null
  const hash = hashOf(input.body ?? received)
  return options.transactions.inTx(organisation, actor, async (tx) => {
    await options.confirm(tx)
    const before = key === null ? null : await recall(tx, key, hash)
    if (before) return before
    const answer = await route.run(tx, { ...(full as object), seen, received } as never)
    const kept = { status, answer, etag: etagOf(answer) }
    if (key !== null) await remember(tx, key, hash, { ...kept, answer: withoutSecrets(route, answer) })
    return kept
  })
}

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

/** Takes one request through the contract: who, from where, whether allowed, whether well-formed, and then the handler. */
export async function handle(
  options: HandleOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  setLanguage: (language: Language) => void,
): Promise<FastifyReply> {
  const caller = await options.identify(request)
  const asked = request.headers['accept-language']
  const language = asked === undefined ? (caller.account?.language ?? 'nl') : pickLanguage(asked)
  setLanguage(language)
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  if (changes && !caller.localOperator && !caller.token) {
    const site = request.headers['sec-fetch-site']
    if (request.headers['zorgborg-csrf'] !== '1' || (site !== undefined && site !== 'same-origin'))
      throw problems.csrf()
  }
  const admission = admit(route.contract, caller, {
    organisation: headerOf(request, 'zorgborg-organisation'),
    person: headerOf(request, 'zorgborg-person'),
  })
  const { at, ...query } = request.query as Record<string, unknown>
  const moment = readMoment(route, at, instantOf(options.clock()))
  const body = route.contract.upload ? undefined : readJson(request.body as Buffer | undefined)
  const valid = validate(route.contract, { params: request.params, query, body }, language)
  const { status, answer, etag } = await run(
    options,
    route,
    request,
    reply,
    admission,
    { ...valid, language, caller },
    moment,
  )
  if (route.contract.answer === 'file')
    return sendFile(reply, answer as FileAnswer, request, admission.organisation ?? request.ip)
  if (options.checkAnswers) checkAnswer(route.contract.answer as z.ZodType, answer)
  if (etag !== null) reply.header('etag', etag)
  // Encoded once: a string would be measured first and encoded after.
  const bytes = Buffer.from(JSON.stringify(answer))
  return reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(bytes)
}
