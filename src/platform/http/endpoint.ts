import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Actor, TokenHolder } from '../../core/access/actor.ts'
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
  /** A script with an access token, and the organisation that it is for. */
  token: { holder: TokenHolder; organisation: string } | null
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
  /** The bytes that come in, where the contract is an upload; empty elsewhere. */
  bytes: AsyncIterable<Uint8Array>
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

/**
 * Bytes with a media type and the name of a file. A function makes them after the transaction, which they need not hold up, and hears for
 * whom: an organisation, or an address where there is none, so that these can take turns.
 */
export type FileAnswer = {
  bytes: Uint8Array | Readable | ((whose: string) => Promise<Uint8Array | (Readable & { size: number })>)
  /** Of a file that is the same each time: a download that broke off can go on where it was. */
  resume?: {
    /** Another tag, another content. */
    tag: string
    /** The rest of the file from a byte on; null where the file ends before it. */
    from(byte: number): Promise<(Readable & { size: number }) | null>
  }
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
  | {
      kind: 'write'
      /** What comes before the transaction, such as taking in a file; the command gets what it gives as `received`. */
      receive?: (from: Sender, input: Input<never, never, never>) => Promise<unknown>
      run: (tx: Tx, input: Input<never, never, never> & { seen: number; received: never }) => Promise<unknown>
    }
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

/** Who sends a file, and for which organisation. */
export type Sender = { organisation: string; actor: Actor }

/** Takes in the bytes of a file, in no transaction, and carries out one command with what came of them. */
export function uploads<C extends Contract, R>(
  contract: C,
  receive: (from: Sender, input: In<C>) => Promise<R>,
  run: (tx: Tx, input: In<C> & { received: R }) => Promise<Out<C>>,
): Route {
  return route({ contract, kind: 'write', receive, run })
}

/** Answers what belongs to no single organisation: sessions, the installation. Opens its own transactions. */
export function answers<C extends Contract>(contract: C, run: (open: Open, input: In<C>) => Promise<Out<C>>): Route {
  return route({ contract, kind: 'open', run })
}
