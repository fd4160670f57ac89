import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import { sessionLimits } from './better-auth.ts'
import { signedCookieOf } from './cookies.ts'
import { digest } from './digest.ts'
import type { Executor, Ground } from './ground.ts'
import { IdentityProblem } from './identity-problem.ts'

export type Session = {
  sessionId: string
  user: {
    id: string
    name: string
    email: string
    language: 'nl' | 'en'
    operator: boolean
    /** The person has a second factor. */
    secondFactor: boolean
  }
  activeOrganisation: string | null
  /** Where the person worked last, in any session. */
  lastOrganisation: string | null
  createdAt: Instant
  /** This session was opened with the second factor, or set it up. */
  secondFactorPassed: boolean
}

export type SessionInList = {
  id: string
  startedAt: Instant
  lastSeenAt: Instant
  ip: string | null
  userAgent: string | null
}

/** A session is noted as used once in so many seconds; not at each request. */
const noteEvery = 300

const notIdle = sql`last_seen_at > now() - make_interval(secs => ${sessionLimits.idle})`

/** The session of a request by the signed cookie in its `Cookie` header: one query, and once in five minutes a second one. */
export async function readSession(ground: Ground, cookies: string | undefined): Promise<Session | null> {
  const token = signedCookieOf(cookies, ground.auth.context.authCookies.sessionToken.name, ground.secret)
  if (!token) return null
  const found = await sql<Omit<Session, 'user'> & Session['user'] & { unnoted: boolean }>`
    select s.id as "sessionId", s.active_organisation_id as "activeOrganisation", s.created_at as "createdAt",
      u.last_organisation_id as "lastOrganisation", s.second_factor_at is not null as "secondFactorPassed", u.id, u.name, u.email, u.language, u.operator,
      u.two_factor_enabled as "secondFactor", s.last_seen_at < now() - make_interval(secs => ${noteEvery}) as unnoted
    from identity.sessions s join identity.users u on u.id = s.user_id
    where s.token = ${digest(token)} and s.expires_at > now() and ${notIdle}`.execute(ground.db)
  const row = found.rows[0]
  if (!row) return null
  const { sessionId, activeOrganisation, lastOrganisation, createdAt, secondFactorPassed, unnoted, ...user } = row
  if (unnoted) {
    await sql`update identity.sessions set last_seen_at = now() where id = ${sessionId}`.execute(ground.db)
  }
  return { sessionId, user, activeOrganisation, lastOrganisation, createdAt, secondFactorPassed }
}

/** The session, or 'not-signed-in'. */
export async function sessionOf(ground: Ground, cookies: string | undefined): Promise<Session> {
  const session = await readSession(ground, cookies)
  if (!session) throw new IdentityProblem('not-signed-in')
  return session
}

/** Sessions of a person that still open something, the last used first. */
export async function listSessions(on: Executor, userId: string): Promise<SessionInList[]> {
  const found = await sql<SessionInList>`
    select id, created_at as "startedAt", last_seen_at as "lastSeenAt", nullif(ip_address, '') as ip,
      nullif(user_agent, '') as "userAgent"
    from identity.sessions where user_id = ${userId} and expires_at > now() and ${notIdle}
    order by last_seen_at desc, id`.execute(on)
  return found.rows
}

/** Ends one session of a person; false when there was none by that id. */
export async function endSession(on: Executor, userId: string, sessionId: string): Promise<boolean> {
  return (await ended(on, sql`user_id = ${userId} and id = ${sessionId}`)) > 0
}

/** Ends all sessions of a person but one; says how many. */
export async function endOtherSessions(on: Executor, userId: string, keep: string): Promise<number> {
  return ended(on, sql`user_id = ${userId} and id <> ${keep}`)
}

/** Signs a person out everywhere; says how many sessions ended. */
export async function endAllSessionsOf(on: Executor, userId: string): Promise<number> {
  return ended(on, sql`user_id = ${userId}`)
}

async function ended(on: Executor, which: ReturnType<typeof sql>): Promise<number> {
  const gone = await sql`delete from identity.sessions where ${which} returning id`.execute(on)
  return gone.rows.length
}

/** Remembers in which organisation a session works, and that its person worked there last. */
export async function setActiveOrganisation(on: Executor, sessionId: string, organisation: string | null) {
  await sql`
    with opened as (update identity.sessions set active_organisation_id = ${organisation}::text where id = ${sessionId} returning user_id)
    update identity.users set last_organisation_id = coalesce(${organisation}::text, last_organisation_id)
    where id in (select user_id from opened)`.execute(on)
}

/** Removes what has no use any more: ended sessions, spent challenges, old tokens and attempts. Cheap; for once an hour. */
export async function sweepIdentity(on: Executor): Promise<void> {
  await sql`delete from identity.sessions where expires_at < now() or not ${notIdle}`.execute(on)
  await sql`delete from identity.verifications where expires_at < now()`.execute(on)
  await sql`delete from identity.password_resets where expires_at < now()`.execute(on)
  await sql`delete from identity.sign_in_attempts where last_at < now() - interval '1 day'`.execute(on)
}
