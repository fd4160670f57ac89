import { allow } from '../../core/access/allow.ts'
import { unclassified } from '../../core/assets/asset.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import { proposalsOf } from './list-assets.ts'
import { readRegister } from './read-register.ts'
import { insertAssets, tieToScope } from './write-assets.store.ts'

/**
 * Records lines of the scope as assets, in one command: those that are in the register by name are tied to the scope, the others are made.
 * Their class stays that of the scope. What is taken over already counts as standing. 400 where an id is of no line.
 */
export async function takeOverAssets(tx: Tx, chosen: readonly string[]) {
  const allowed = allow(tx.actor, 'assets:write')
  const register = await readRegister(tx)
  const ids = [...new Set(chosen)]
  const lines = new Set(register.scope.map(({ id }) => id))
  if (ids.some((id) => !lines.has(id))) {
    const message = {
      nl: 'Een van de regels staat niet meer in de scope. Laad de pagina opnieuw.',
      en: 'One of the lines is no longer in the scope. Load the page again.',
    }
    throw new Problem(400, 'invalid', message, { fields: [{ path: 'chosen', message }] })
  }
  const wanted = proposalsOf(register).filter(({ id }) => ids.includes(id))
  const [tying, making] = [wanted.filter(({ same }) => same !== null), wanted.filter(({ same }) => same === null)]
  const counts = { added: making.length, tied: tying.length, standing: ids.length - wanted.length }
  if (wanted.length === 0) return counts
  await tieToScope(
    tx,
    allowed,
    tying.flatMap(({ same, line, id }) => (same === null ? [] : [{ asset: same, line, id }])),
  )
  await insertAssets(
    tx,
    allowed,
    making.map(({ line, id, name, kind, description, ownerRole, supplier }) => ({
      id: newId(),
      facts: {
        ...{ name, kind, description, owner: null, ownerRole, supplier, dependsOn: [] },
        ...unclassified,
        scope: { line, id },
      },
    })),
  )
  tx.note({ action: 'assets.taken-over', subject: String(wanted.length), details: counts })
  return counts
}
