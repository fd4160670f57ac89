import type { Role } from './roles.ts'

/** Somebody who signed in, working in one organisation with the role held there. */
export type Person = {
  kind: 'person'
  id: string
  name: string
  email: string
  operator: boolean
  organisation: string
  role: Role
}

/** What an access token can be used for, each by itself. */
export const tokenScopes = ['evidence:add'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** How every access token begins, so that people and programs that look for leaked secrets know one. */
export const accessTokenStart = 'zorgborg_'

/** A script or CI job with an access token. It may do what its scope says, and where measures are named only for those. */
export type TokenHolder = { kind: 'token'; id: string; name: string; scope: TokenScope; measures: readonly string[] }

/** Somebody of the staff with a personal link and no account. What the link opens needs no permission, and it gives none. */
export type LinkReader = { kind: 'reader'; id: string; name: string; email: string }

/**
 * Who acts: a person, a token, somebody with a personal link, the operator at the machine itself, or Zorgborg on its own (a sweep, the
 * loading of a demo).
 */
export type Actor =
  | Person
  | TokenHolder
  | LinkReader
  | { kind: 'operator'; name: string }
  | { kind: 'system'; name: string }
