import { sql } from 'kysely'
import type { AssetKind, Step } from '../../core/assets/asset.ts'
import type { Dependency } from '../../core/assets/inherited-class.ts'
import type { KnownPerson } from '../../core/assets/plan-import.ts'
import type { ScopeLine } from '../../core/assets/propose-assets.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

export type AssetRow = {
  id: string
  revision: number
  kind: AssetKind
  name: string
  description: string
  owner: string | null
  ownerName: string | null
  ownerEnds: Day | null
  ownerRole: string
  supplier: string
  availability: Step | null
  integrity: Step | null
  confidentiality: Step | null
  system: string | null
  process: string | null
  withdrawnAt: Instant | null
  withdrawalReason: string
}

/** All assets with the name of their owner, withdrawn ones too. */
export async function loadAssets({ rows, organisation }: Source): Promise<AssetRow[]> {
  const found = await sql<AssetRow>`
    select a.id, a.revision, a.kind, a.name, a.description, a.owner, s.name as "ownerName", s.ends as "ownerEnds",
      a.owner_role as "ownerRole", a.supplier, a.availability, a.integrity, a.confidentiality, a.system, a.process,
      a.withdrawn_at as "withdrawnAt", a.withdrawal_reason as "withdrawalReason"
    from assets a left join staff s on s.organisation_id = a.organisation_id and s.id = a.owner
    where a.organisation_id = ${organisation} order by lower(a.name), a.id`.execute(rows)
  return found.rows
}

export async function loadDependencies({ rows, organisation }: Source): Promise<Dependency[]> {
  return rows
    .selectFrom('asset_dependencies')
    .select(['dependent', 'dependency'])
    .where('organisation_id', '=', organisation)
    .orderBy('dependent')
    .orderBy('dependency')
    .execute()
}

/** A system or process of the scope; of a process no class is said. */
export type ScopeRow = ScopeLine & {
  withdrawn: boolean
  availability: Step | null
  integrity: Step | null
  confidentiality: Step | null
}

/** The systems and processes of the scope in its order, withdrawn ones too. */
export async function loadScope({ rows, organisation }: Source): Promise<ScopeRow[]> {
  const found = await sql<ScopeRow>`
    select * from (
      select 'process' as line, id, name, kind, description, owner_role as "ownerRole", '' as supplier,
        withdrawn_at is not null as withdrawn, null::smallint as availability, null::smallint as integrity,
        null::smallint as confidentiality, position
      from processes where organisation_id = ${organisation}
      union all
      select 'system', id, name, kind, purpose, owner_role, supplier, withdrawn_at is not null, availability, integrity,
        confidentiality, position
      from systems where organisation_id = ${organisation}) scope
    order by line, position, id`.execute(rows)
  return found.rows
}

/** Everybody of the staff, as lists name them. */
export async function loadPeople({ rows, organisation }: Source): Promise<KnownPerson[]> {
  return rows
    .selectFrom('staff')
    .select(['id', 'name', 'number', 'email'])
    .where('organisation_id', '=', organisation)
    .execute()
}

/** Who works here on a day and has a text in name or function: at most 20, by name. */
export async function findStaff({ rows, organisation }: Source, text: string, on: Day) {
  const wanted = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return rows
    .selectFrom('staff')
    .select(['id', 'name', 'function'])
    .where('organisation_id', '=', organisation)
    .where('starts', '<=', on)
    .where((is) => is.or([is('ends', 'is', null), is('ends', '>=', on)]))
    .where(sql<boolean>`lower(name || ' ' || function) like ${wanted}`)
    .orderBy('name')
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Whether somebody is, or was, of the staff. */
export async function isStaff({ rows, organisation }: Source, id: string): Promise<boolean> {
  const found = await rows
    .selectFrom('staff')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

export async function organisationName({ rows, organisation }: Source): Promise<string> {
  const found = await rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  return found?.name ?? ''
}

type Change = { revision: number; at: Instant; by: string; action: string }

/** Every command that changed the asset or what it leans on up to the moment asked for, newest first; at most 50. */
export async function changesOf({ rows, organisation }: Source, id: string): Promise<Change[]> {
  const found = await sql<Change>`
    select t.revision, t.at, regexp_replace(t.actor_name, ' <[^>]*>$', '') as by, t.action from trail t
    where t.organisation_id = ${organisation} and t.revision in (
        select valid_from from history.assets where organisation_id = ${organisation} and id = ${id})
      and t.revision <= current_revision()
    order by t.revision desc limit 50`.execute(rows)
  return found.rows
}
