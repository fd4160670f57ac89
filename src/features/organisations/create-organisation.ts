import { createHash } from 'node:crypto'
import type { Actor } from '../../core/access/actor.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import {
  findOrganisation,
  insertOrganisation,
  type Organisation,
  type OrganisationFacts,
} from './organisations.store.ts'

/** What goes with a new organisation in the same command: its first administrator, for one. */
export type WithNewOrganisation = (tx: Tx) => Promise<void>

/**
 * The id of a new organisation. With an idempotency key the same request of the same actor gets the same id, so that a
 * repeated request finds what the first one made.
 */
export function idForOrganisation(actor: Actor, idempotencyKey: string | null): string {
  if (idempotencyKey === null) return newId()
  const hex = createHash('sha256')
    .update(JSON.stringify([actor.name, idempotencyKey]))
    .digest('hex')
  // UUID version 8 (RFC 9562 §5.8): bits of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const nameTaken = (cause?: unknown) =>
  new Problem(
    409,
    'organisation-name-taken',
    {
      nl: 'Er is al een organisatie met deze naam. Kies een naam die ervan verschilt.',
      en: 'There is an organisation with this name already. Choose a different one.',
    },
    { cause },
  )

/** Makes an organisation: the first revision of its own trail. A repeated request gets what the first one made. */
export async function createOrganisation(
  tx: Tx,
  facts: OrganisationFacts,
  also: WithNewOrganisation,
  demo = false,
): Promise<Organisation> {
  const before = await findOrganisation(tx)
  if (before) {
    if (before.name === facts.name) return before
    throw new Problem(422, 'idempotency-key-reused', {
      nl: 'Deze Idempotency-Key is al voor een andere organisatie gebruikt. Neem een nieuwe.',
      en: 'This Idempotency-Key was used for another organisation. Take a new one.',
    })
  }
  await insertOrganisation(tx, facts, demo)
  await also(tx)
  tx.note({ action: 'organisation.created', subject: facts.name })
  return { id: tx.organisation, revision: tx.revision, ...facts }
}
