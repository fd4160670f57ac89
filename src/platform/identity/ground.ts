import type { QueryExecutorProvider } from 'kysely'
import type { BetterAuth } from './better-auth.ts'
import type { Throttle } from './throttle.ts'

/** A Kysely or a transaction of one, whatever tables it knows. */
export type Executor = QueryExecutorProvider

/** What every part of identity stands on. */
export type Ground = { db: Executor; auth: BetterAuth; throttle: Throttle; secret: string }

/**
 * Stores the outcome of what was checked before. A caller that writes the trail gives one that runs `write` in the transaction of
 * its command; all questions and all hashing are over by then, so that no lock is held while they last.
 */
export type Store = <T>(write: (on: Executor) => Promise<T>, user: { id: string; name: string }) => Promise<T>

/** Where a request comes from, as the endpoint knows it (behind trusted proxies only). */
export type Origin = { address: string | null; userAgent: string | null }
