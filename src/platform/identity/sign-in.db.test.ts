import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  cookiesOf,
  createIdentityWorld,
  goodPassword,
  origin,
  problemOf,
  secret,
} from '../../../tests/identity-world.ts'
import { betterAuthOptions } from './better-auth.ts'
import { createIdentity } from './identity.ts'

let world: Awaited<ReturnType<typeof createIdentityWorld>>
beforeAll(async () => {
  world = await createIdentityWorld()
})
afterAll(() => world.close())

it('has all tables and columns that better-auth needs', async () => {
  const found = await getMigrations({
    ...betterAuthOptions({ secret, baseUrl: 'http://localhost' }),
    database: { db: world.engine.rows, type: 'postgres', schemaName: 'identity' },
  })
  expect([...found.toBeCreated, ...found.toBeAdded]).toEqual([])
})

it('opens a session with address and password, whatever the case of the address', async () => {
  const user = await world.person({ operator: true, language: 'en' })
  const outcome = await world.identity.signIn(user.email.toUpperCase(), goodPassword, origin)
  expect(outcome).toMatchObject({ kind: 'signed-in', userId: user.id })
  const session = await world.identity.readSession(`other=1; ${cookiesOf(outcome.setCookies)}; more=2`)
  expect(session).toMatchObject({ user, activeOrganisation: null, secondFactorPassed: false })
  expect(await world.identity.listSessions(user.id)).toMatchObject([
    { id: session?.sessionId, ip: origin.address, userAgent: origin.userAgent },
  ])
})

it('takes a password in either Unicode form', async () => {
  const password = 'café crème brûlée'
  const { email } = await world.person({ password: password.normalize('NFC') })
  await world.signedIn(email, password.normalize('NFD'))
})

it('answers a wrong password, an unknown address and nonsense alike', async () => {
  const { email } = await world.person()
  for (const [address, password] of [
    [email, 'not the password'],
    ['nobody@example.org', goodPassword],
    ['no address', goodPassword],
    [email, ''],
  ] as const) {
    const problem = await problemOf(world.identity.signIn(address, password, origin))
    expect(problem.code).toBe('wrong-credentials')
  }
})

it('keeps only a digest of the token, and believes no cookie with another signature', async () => {
  const { email, id } = await world.person()
  const cookies = await world.signedIn(email)
  const stored = await sql<{ token: string }>`select token from identity.sessions where user_id = ${id}`.execute(
    world.engine.rows,
  )
  const token = stored.rows[0]?.token ?? ''
  expect(decodeURIComponent(cookies)).not.toContain(token)
  const [name, value = ''] = cookies.split('=', 2)
  const [said = '', signature = ''] = value.split('.')
  for (const forged of [
    said,
    `${said}.`,
    `${said}x.${signature}`,
    `${said}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    `${encodeURIComponent(token)}.${signature}`,
    '%E0%A4%A',
    '.',
  ])
    expect(await world.identity.readSession(`${name}=${forged}`)).toBeNull()
  expect(await world.identity.readSession(undefined)).toBeNull()
  expect(await world.identity.readSession(cookies)).not.toBeNull()
})

it('sets cookies that scripts cannot read and, under https, that never travel open', async () => {
  const { email } = await world.person()
  const plain = await world.identity.signIn(email, goodPassword, origin)
  expect(plain.setCookies).toEqual([
    expect.stringMatching(/^zorgborg\.session_token=\S+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
  const secure = await createIdentity({ db: world.engine.rows, secret, baseUrl: 'https://isms.example.org' })
  const outcome = await secure.signIn(email, goodPassword, origin)
  expect(outcome.setCookies).toEqual([
    expect.stringMatching(
      /^__Secure-zorgborg\.session_token=\S+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ])
  expect(await secure.readSession(cookiesOf(outcome.setCookies))).not.toBeNull()
})

it('reads a session with one query', async () => {
  const { email } = await world.person()
  const cookies = await world.signedIn(email)
  const asked: string[] = []
  const counting = await createIdentity({
    db: world.engine.rows.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node.kind)
        return node
      },
      transformResult: async ({ result }) => result,
    }),
    secret,
    baseUrl: 'http://localhost',
  })
  await counting.readSession(cookies)
  expect(asked).toHaveLength(1)
  await counting.readSession('zorgborg.session_token=forged.AAAA')
  expect(asked).toHaveLength(1)
})

it('ends a session after eight hours without a request, and after seven days whatever happens', async () => {
  const { email, id } = await world.person()
  const cookies = await world.signedIn(email)
  const shift = (column: string, hours: number) =>
    sql`update identity.sessions set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(secs => ${hours * 3600})
      where user_id = ${id}`.execute(world.engine.rows)
  await shift('last_seen_at', 7)
  expect(await world.identity.readSession(cookies)).not.toBeNull()
  await shift('last_seen_at', 7)
  expect(await world.identity.readSession(cookies)).not.toBeNull()
  // And half a minute: the clock of a machine may be set back while this runs.
  await shift('last_seen_at', 8.01)
  expect(await world.identity.readSession(cookies)).toBeNull()
  expect(await world.identity.listSessions(id)).toEqual([])
  expect((await problemOf(world.identity.startSecondFactor(cookies, goodPassword))).code).toBe('not-signed-in')

  const again = await world.signedIn(email)
  await shift('expires_at', 7 * 24 + 0.01)
  expect(await world.identity.readSession(again)).toBeNull()
  await world.identity.sweep()
  const left = await sql`select 1 from identity.sessions where user_id = ${id}`.execute(world.engine.rows)
  expect(left.rows).toEqual([])
})

it('signs out, ends one session, all others, or all', async () => {
  const { email, id } = await world.person()
  const other = await world.person()
  const jars = [
    await world.signedIn(email),
    await world.signedIn(email),
    await world.signedIn(email),
    await world.signedIn(email),
  ]
  const open = async () => Promise.all(jars.map(async (jar) => (await world.identity.readSession(jar)) !== null))
  const idOf = async (jar = '') => (await world.identity.readSession(jar))?.sessionId ?? ''

  const gone = await world.identity.signOut(jars[0])
  expect(gone.setCookies.every((cookie) => /=; Max-Age=0/.test(cookie))).toBe(true)
  expect(await open()).toEqual([false, true, true, true])
  expect(await world.identity.endSession(other.id, await idOf(jars[1]))).toBe(false)
  expect(await world.identity.endSession(id, await idOf(jars[1]))).toBe(true)
  expect(await open()).toEqual([false, false, true, true])
  expect(await world.identity.endOtherSessions(id, await idOf(jars[2]))).toBe(1)
  expect(await open()).toEqual([false, false, true, false])
  expect(await world.identity.endAllSessionsOf(id)).toBe(1)
  expect(await open()).toEqual([false, false, false, false])
  expect((await world.identity.signOut(undefined)).setCookies.length).toBeGreaterThan(0)
})

it('remembers the organisation that a session works in', async () => {
  const { email } = await world.person()
  const cookies = await world.signedIn(email)
  const { sessionId = '' } = (await world.identity.readSession(cookies)) ?? {}
  await world.identity.setActiveOrganisation(sessionId, 'here')
  expect((await world.identity.readSession(cookies))?.activeOrganisation).toBe('here')
  await world.identity.setActiveOrganisation(sessionId, null)
  expect((await world.identity.readSession(cookies))?.activeOrganisation).toBeNull()
})

it('makes one account for an address, and stores nothing of one that it refused', async () => {
  const { email } = await world.person()
  expect((await problemOf(world.person({ email: ` ${email.toUpperCase()} ` }))).code).toBe('email-taken')
  const weak = await problemOf(world.person({ email: 'weak@example.org', password: 'Welkom2026!!' }))
  expect(weak).toMatchObject({ code: 'weak-password', weakness: 'common' })
  expect(await world.identity.findUserByEmail('weak@example.org')).toBeNull()
})

it('changes name, language and operator, each alone', async () => {
  const user = await world.person()
  expect(await world.identity.updateUser(user.id, { name: 'Other' })).toEqual({ ...user, name: 'Other' })
  expect(await world.identity.updateUser(user.id, { language: 'en', operator: true })).toMatchObject({
    name: 'Other',
    language: 'en',
    operator: true,
  })
  expect(await world.identity.findUsers([user.id, 'nobody'])).toHaveLength(1)
  expect((await problemOf(world.identity.updateUser('nobody', { name: 'x' }))).code).toBe('unknown-user')
})

it('keeps passwords, secrets and tokens from the role that commands run as', async () => {
  const allowed = async (statement: string) => {
    const client = await world.engine.pool.connect()
    try {
      await client.query('begin; set local role zorgborg_app')
      return await client.query(statement).then(
        () => true,
        () => false,
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  expect(await allowed('select name from identity.users')).toBe(true)
  for (const secretColumn of [
    'password from identity.credentials',
    'token from identity.sessions',
    'secret from identity.second_factors',
    'value from identity.verifications',
  ])
    expect(await allowed(`select ${secretColumn}`)).toBe(false)
})
