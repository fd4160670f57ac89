import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Actor } from '../../core/access/actor.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Moment } from '../../core/time/moment.ts'
import type { Reader, Tx } from '../database/reader.ts'
import type { Language } from '../language/languages.ts'
import type { Contract } from './contract.ts'

/** An account that is signed in, whatever organisation it works in. */
export type Account = {
  sessionId: string
  id: string
  name: string
  email: string
  language: Language
  operator: boolean
  secondFactor: boolean
}

/** An organisation that an account belongs to. */
export type Belonging = {
  organisation: string
  name: string
  role: Role
  careTerm: 'client' | 'patient'
  requiresSecondFactor: boolean
}

/** Who calls, as far as that is known. */
export type Caller = {
  account: Account | null
  /** At the machine itself, through the command line. */
  localOperator: boolean
  belongings: Belonging[]
  /** The organisation that the session works in, when the account still belongs to it. */
  open: Belonging | null
  /** The organisation that the local operator names in `zorgborg-organisation`. */
  named: string | null
}

/** What every handler is given. */
export type Input<P, Q, B> = {
  params: P
  query: Q
  body: B
  language: Language
  caller: Caller
  ip: string
  userAgent: string | null
  /** The raw Cookie header, for the functions of identity alone. */
  cookies: string
}

/** What an open handler can do besides answering. */
export type Open = {
  actor: Actor
  /** Where the contract asks for a permission: the organisation in which it is held. */
  organisation: string | null
  now: Instant
  moment: Moment
  /** Cookies to set, as identity made them. */
  setCookies(cookies: string[]): void
  idempotencyKey: string | null
}

/** Bytes with a media type and the name of a file. A function makes them after the transaction, which they need not hold up. */
export type FileAnswer = {
  bytes: Uint8Array | Readable | (() => Promise<Uint8Array>)
  mediaType: string
  fileName: string
}

type Output<A> = A extends z.ZodType ? z.input<A> : FileAnswer
type In<C> =
  C extends Contract<infer P, infer Q, infer B, z.ZodType | 'file'>
    ? Input<z.output<P>, z.output<Q>, z.output<B>>
    : never
type Out<C> = C extends { answer: infer A } ? Output<A> : never

/** A contract with what answers it. */
export type Route = { contract: Contract } & (
  | { kind: 'read'; run: (reader: Reader, input: Input<never, never, never>, actor: Actor) => Promise<unknown> }
  | { kind: 'write'; run: (tx: Tx, input: Input<never, never, never> & { seen: number }) => Promise<unknown> }
  | { kind: 'open'; run: (open: Open, input: Input<never, never, never>) => Promise<unknown> }
)

// The routes are gathered in one list of mixed contracts, so their exact types end here, where they have been checked.
const route = (value: unknown) => value as Route

/** Answers from one organisation's facts, today's or those of a past moment. */
export function reads<C extends Contract>(
  contract: C,
  run: (reader: Reader, input: In<C>, actor: Actor) => Promise<Out<C>>,
): Route {
  return route({ contract, kind: 'read', run })
}

/** Carries out one command. `seen` is the revision of `If-Match`; 0 where the contract does not ask for it. */
export function writes<C extends Contract>(
  contract: C,
  run: (tx: Tx, input: In<C> & { seen: number }) => Promise<Out<C>>,
): Route {
  return route({ contract, kind: 'write', run })
}

/** Answers what belongs to no single organisation: sessions, the installation. Opens its own transactions. */
export function answers<C extends Contract>(contract: C, run: (open: Open, input: In<C>) => Promise<Out<C>>): Route {
  return route({ contract, kind: 'open', run })
}
