import type { z } from 'zod'

/** Who may call: nobody in particular, anyone who signed in, the operator of this installation, or whoever holds a permission. */
export type Access<Permission extends string = string> =
  | 'public'
  | 'signed-in'
  | 'operator'
  | { permission: Permission }

/**
 * One endpoint as both sides know it: the server checks by it, the browser calls by it, OpenAPI is made from it.
 *
 * `params`, `query` and `body` describe what comes in; everything unknown is refused. `answer` is what goes out, or
 * `'file'` for bytes with a media type of their own. A contract with `change: 'existing'` asks for `If-Match` with the
 * revision that the caller saw (RFC 9110 §13.1.1); `change: 'new'` accepts an `Idempotency-Key`; `change: 'none'` writes nothing;
 * `change: 'session'` touches only the caller's own session or account and is neither matched nor replayed.
 */
export type Contract<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType | 'file' = z.ZodType | 'file',
> = {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/api/${string}`
  readonly access: Access
  readonly change: 'none' | 'new' | 'existing' | 'session'
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
  /** Fields of the answer that are secrets: a repeated request gets null in their place, since they are not kept. */
  readonly secrets?: readonly string[]
  /** The body is the bytes of one file, taken in as they come; for a contract with `change: 'new'`. */
  readonly upload?: boolean
  /** Open to an access token of which the scope is the permission, besides to people. */
  readonly tokens?: boolean
  /** A read that can be asked for a past moment: takes `at` (a day or an instant) in the query. */
  readonly timeTravel?: boolean
}

/** Keeps the exact types of one contract while checking its shape. */
export function contract<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType | 'file',
>(definition: Contract<Params, Query, Body, Answer>): Contract<Params, Query, Body, Answer> {
  return definition
}

/** What a caller of the contract sends as path parameters, query and body. */
export type ParamsOf<C> = C extends Contract<infer P, z.ZodObject, z.ZodType> ? z.infer<P> : never
export type QueryOf<C> = C extends Contract<z.ZodObject, infer Q, z.ZodType> ? z.input<Q> : never
export type BodyOf<C> = C extends Contract<z.ZodObject, z.ZodObject, infer B> ? z.input<B> : never
/** What comes back. */
export type AnswerOf<C> = C extends { answer: infer A } ? (A extends z.ZodType ? z.output<A> : Blob) : never
