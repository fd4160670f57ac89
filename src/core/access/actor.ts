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

/** Who acts: a person, the operator at the machine itself, or Zorgborg on its own (a sweep, the loading of a demo). */
export type Actor = Person | { kind: 'operator'; name: string } | { kind: 'system'; name: string }
