import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { AssetFacts } from './assets.contract.ts'

type Writing = Allowed<'assets:write'>

const rowOf = (facts: AssetFacts) => ({
  kind: facts.kind,
  name: facts.name,
  description: facts.description,
  owner: facts.owner,
  owner_role: facts.ownerRole,
  supplier: facts.supplier,
  availability: facts.availability,
  integrity: facts.integrity,
  confidentiality: facts.confidentiality,
  system: facts.scope?.line === 'system' ? facts.scope.id : null,
  process: facts.scope?.line === 'process' ? facts.scope.id : null,
})

// A statement takes at most 65,535 values; the widest row here has fifteen.
const atOnce = 1000

/** Writes assets that are not there yet under ids of their own, with what they lean on: a fixed number of statements a thousand rows. */
export async function insertAssets(
  tx: Tx,
  allowed: Writing,
  given: readonly { id: string; facts: AssetFacts }[],
): Promise<void> {
  const own = { organisation_id: tx.organisation, withdrawn_at: null, withdrawal_reason: '' }
  for (let from = 0; from < given.length; from += atOnce) {
    const part = given.slice(from, from + atOnce).map(({ id, facts }) => ({ ...own, id, ...rowOf(facts) }))
    await tx.rows.insertInto('assets').values(part).execute()
  }
  await insertDependencies(
    tx,
    allowed,
    given.flatMap(({ id, facts }) => facts.dependsOn.map((dependency) => ({ dependent: id, dependency }))),
  )
}

type Pair = { dependent: string; dependency: string }

async function insertDependencies(tx: Tx, _allowed: Writing, pairs: readonly Pair[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += atOnce) {
    const part = pairs.slice(from, from + atOnce)
    const rows = part.map((pair) => ({ organisation_id: tx.organisation, id: newId(), ...pair }))
    await tx.rows.insertInto('asset_dependencies').values(rows).execute()
  }
}

/**
 * Writes assets over what they were, in a fixed number of statements. The row of each is always written, so that its revision is that of the
 * last change to what it leans on too.
 */
export async function updateAssets(
  tx: Tx,
  allowed: Writing,
  given: readonly { id: string; before: readonly string[]; facts: AssetFacts }[],
): Promise<void> {
  if (given.length === 0) return
  const rows = given.map(({ id, facts }) => ({ id, ...rowOf(facts) }))
  await sql`update assets a set kind = g.kind, name = g.name, description = g.description, owner = g.owner,
      owner_role = g.owner_role, supplier = g.supplier, availability = g.availability, integrity = g.integrity,
      confidentiality = g.confidentiality, system = g.system, process = g.process
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, kind text, name text, description text,
      owner uuid, owner_role text, supplier text, availability smallint, integrity smallint, confidentiality smallint,
      system uuid, process uuid)
    where a.organisation_id = ${tx.organisation} and a.id = g.id`.execute(tx.rows)
  const pairs = given.map(({ id, before, facts }) => ({
    gone: before.filter((one) => !facts.dependsOn.includes(one)).map((dependency) => ({ dependent: id, dependency })),
    added: facts.dependsOn.filter((one) => !before.includes(one)).map((dependency) => ({ dependent: id, dependency })),
  }))
  const gone = pairs.flatMap((one) => one.gone)
  if (gone.length > 0) {
    await sql`delete from asset_dependencies d
      using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g (dependent uuid, dependency uuid)
      where d.organisation_id = ${tx.organisation} and d.dependent = g.dependent
        and d.dependency = g.dependency`.execute(tx.rows)
  }
  await insertDependencies(
    tx,
    allowed,
    pairs.flatMap((one) => one.added),
  )
}

/** Ties assets to lines of the scope. */
export async function tieToScope(
  tx: Tx,
  _allowed: Writing,
  ties: readonly { asset: string; line: 'system' | 'process'; id: string }[],
): Promise<void> {
  if (ties.length === 0) return
  await sql`update assets a set system = case when g.line = 'system' then g.id end,
      process = case when g.line = 'process' then g.id end
    from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as g (asset uuid, line text, id uuid)
    where a.organisation_id = ${tx.organisation} and a.id = g.asset`.execute(tx.rows)
}

/** Writes that an asset was withdrawn, or takes it back where `at` is null. */
export async function storeWithdrawal(
  tx: Tx,
  _allowed: Writing,
  id: string,
  withdrawal: { at: string | null; reason: string },
): Promise<void> {
  await tx.rows
    .updateTable('assets')
    .set({ withdrawn_at: withdrawal.at, withdrawal_reason: withdrawal.reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
