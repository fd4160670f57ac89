import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { InjectOptions } from 'fastify'
import { type Assembled, assemble } from '../src/app/assemble.ts'
import { loadContent } from '../src/app/load-content.ts'
import type { Role } from '../src/core/access/roles.ts'
import type { Content } from '../src/core/standards/content.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openFileStore } from '../src/platform/files/file-store.ts'
import type { VirusScanner } from '../src/platform/files/virus-scanner.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import type { TrailKey } from '../src/platform/trail/keys.ts'
import { createTestDatabase, type TestDatabase } from './database-world.ts'
import { accountsOf } from './test-account.ts'

/** Somebody in a test: cookies to call with, and the ids that belong to them. */
export type TestPerson = { user: string; name: string; email: string; cookies: string }

/** What a test sends; the contract fills in the rest. */
export type TestCall = {
  params?: Record<string, string | number>
  query?: Record<string, string | number | undefined>
  body?: unknown
  /** The bytes of a file, for an upload. */
  bytes?: Uint8Array
  headers?: Record<string, string>
  as?: TestPerson | null
  seen?: number
  at?: string
}

export type TestAnswer = { status: number; body: unknown; headers: Record<string, unknown>; raw: Buffer }

export type TestApp = Assembled & {
  /** The folder in which stored files lie. */
  files: string
  database: TestDatabase
  trailKey: TrailKey
  operatorToken: string
  clock: { now: number }
  call(contract: Contract, call?: TestCall): Promise<TestAnswer>
  /** A person with a role in an organisation, signed in and working there. */
  person(organisation: string | null, role: Role, more?: { operator?: boolean; name?: string }): Promise<TestPerson>
  organisation(name?: string): Promise<string>
  close(): Promise<void>
}

export type TestAppOptions = {
  smtpUrl?: string | null
  web?: string
  trailKey?: TrailKey
  demo?: boolean
  content?: Content
  scanner?: VirusScanner
  uploadLimit?: number
}

const root = join(import.meta.dirname, '..')

let content: Content | undefined
/** The content of the project, read once for all test files that share a process: nobody changes it. */
function contentOfProject(): Content {
  content ??= loadContent(join(root, 'content'))
  return content
}

/** The whole application on a database of its own, called in process: what a browser or a program would see. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const trailKey = options.trailKey ?? { name: 'zorgborg-trail', ...generateKeyPairSync('ed25519') }
  const operatorToken = randomBytes(32).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  const clock = { now: 0 }
  const files = mkdtempSync(join(tmpdir(), 'zorgborg-files-'))
  const app = await assemble({
    engine: database.engine,
    content: options.content ?? contentOfProject(),
    trailKey,
    secret,
    baseUrl: 'http://localhost:7510',
    operatorToken,
    smtpUrl: options.smtpUrl ?? null,
    mailFrom: 'zorgborg@localhost',
    mailOnConsole: false,
    trustedProxies: [],
    logLevel: 'fatal',
    demo: options.demo ?? false,
    checkAnswers: true,
    web: options.web ?? join(root, 'dist', 'web'),
    version: '0.0.0',
    // A set clock stands still; otherwise it is the machine's.
    clock: () => clock.now || Date.now(),
    fileStore: openFileStore(files, randomBytes(32)),
    scanner: options.scanner ?? null,
    uploadLimit: options.uploadLimit ?? 10_000_000,
    diskRoom: async () => 'ok',
    prepareBackup: async () => async () => Readable.from([]),
    stop: () => {},
  })

  const call = async (contract: Contract, given: TestCall = {}): Promise<TestAnswer> => {
    const path = contract.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
      encodeURIComponent(String(given.params?.[name])),
    )
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...given.query, at: given.at })) {
      if (value !== undefined) query.set(name, String(value))
    }
    const request: InjectOptions = {
      method: contract.method,
      url: query.size > 0 ? `${path}?${query}` : path,
      headers: {
        'zorgborg-csrf': '1',
        'accept-language': 'en',
        ...(given.as ? { cookie: given.as.cookies } : {}),
        ...(given.seen === undefined ? {} : { 'if-match': `"${given.seen}"` }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { payload: JSON.stringify(given.body) }),
      ...(given.bytes === undefined ? {} : { payload: Buffer.from(given.bytes) }),
    }
    const answer = await app.http.inject(request)
    const json = String(answer.headers['content-type'] ?? '').includes('json')
    return {
      status: answer.statusCode,
      body: json ? answer.json() : null,
      headers: answer.headers,
      raw: answer.rawPayload,
    }
  }

  const account = accountsOf(app, secret)
  const person: TestApp['person'] = async (organisation, role, more = {}) => {
    const email = `${role}.${randomBytes(4).toString('hex')}@care.example`
    const name = more.name ?? `Test ${role}`
    const { user, cookies } = await account({ email, name, operator: more.operator ?? false })
    if (organisation !== null) {
      await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
        await tx.rows
          .insertInto('memberships')
          .values({ organisation_id: organisation, id: newId(), user_id: user, name, email, role })
          .execute()
        tx.note({ action: 'person.joined', subject: name })
      })
    }
    const session = await app.identity.readSession(cookies)
    if (session && organisation !== null) await app.identity.setActiveOrganisation(session.sessionId, organisation)
    return { user, name, email, cookies }
  }

  return {
    ...app,
    database,
    files,
    trailKey,
    operatorToken,
    clock,
    call,
    person,
    async organisation(name = `Care ${randomBytes(4).toString('hex')}`) {
      const id = newId()
      await app.transactions.inTx(id, { kind: 'system', name: 'test' }, async (tx) => {
        await tx.rows
          .insertInto('organisations')
          .values({
            organisation_id: id,
            id,
            name,
            kind: 'care-provider',
            language: 'nl',
            care_term: 'client',
            requires_second_factor: false,
            scope: 'All locations',
            demo: false,
          })
          .execute()
        tx.note({ action: 'organisation.created', subject: name })
      })
      return id
    },
    async close() {
      await app.http.close()
      await database.drop()
      rmSync(files, { recursive: true, force: true })
    },
  }
}
