import type { Actor } from './actor.ts'
import { holds, type Permission } from './permissions.ts'

declare const proof: unique symbol

/** The proof that an actor may do something: a store's write takes nothing less. Only `allow` makes one. */
export type Allowed<P extends Permission> = { readonly permission: P; readonly actor: Actor; readonly [proof]: P }

/** Thrown where an actor lacks a permission. */
export class NotAllowed extends Error {
  readonly permission: Permission

  constructor(permission: Permission) {
    super(`not allowed: ${permission}`)
    this.permission = permission
  }
}

/** Whether an actor may do something; a token only what its scope names. The operator holds the machine and so everything on it; each act is in the trail. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'token') return actor.scope === permission
  if (actor.kind === 'reader') return false
  return actor.kind !== 'person' || holds(actor.role, permission)
}

/** Proof that the actor may do it; throws NotAllowed where not. */
export function allow<P extends Permission>(actor: Actor, permission: P): Allowed<P> {
  if (!isAllowed(actor, permission)) throw new NotAllowed(permission)
  return { permission, actor } as Allowed<P>
}
