import type { Allowed } from '../../core/access/allow.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { digest } from '../../platform/identity/digest.ts'
import type { Source } from './evidence.store.ts'

const tokens = (source: Source) =>
  source.rows
    .selectFrom('access_tokens')
    .select(['id', 'revision', 'name', 'scope', 'measures', 'made_by as madeBy', 'made_at as madeAt'])
    .select(['expires_at as expiresAt', 'withdrawn_at as withdrawnAt'])
    .where('organisation_id', '=', source.organisation)

/** All tokens, the newest first; their digests stay where they are. */
export async function listTokens(source: Source) {
  return tokens(source).orderBy('made_at', 'desc').orderBy('id', 'desc').execute()
}

export async function findToken(source: Source, id: string) {
  return tokens(source).where('id', '=', id).executeTakeFirst()
}

type NewToken = { name: string; measures: string[]; expiresAt: Instant; token: string; madeBy: string }

export async function insertToken(tx: Tx, _allowed: Allowed<'tokens:manage'>, given: NewToken): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('access_tokens')
    .values({
      organisation_id: tx.organisation,
      id,
      name: given.name,
      token_hash: digest(given.token),
      scope: 'evidence:add',
      measures: given.measures,
      made_by: given.madeBy,
      made_at: tx.now,
      expires_at: given.expiresAt,
    })
    .execute()
  return id
}

export async function markTokenWithdrawn(tx: Tx, _allowed: Allowed<'tokens:manage'>, id: string): Promise<void> {
  await tx.rows
    .updateTable('access_tokens')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** When something was recorded last with each of these tokens, by the trail. */
export async function lastUses(source: Source, ids: readonly string[]): Promise<Map<string, Instant>> {
  if (ids.length === 0) return new Map()
  const rows = await source.rows
    .selectFrom('trail')
    .select(['actor_id as id', (eb) => eb.fn.max('at').as('at')])
    .where('organisation_id', '=', source.organisation)
    .where('actor_kind', '=', 'token')
    .where('actor_id', 'in', ids)
    .groupBy('actor_id')
    .execute()
  return new Map(rows.map(({ id, at }) => [id ?? '', at as Instant]))
}
