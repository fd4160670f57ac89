import { sql } from 'kysely'
import type { Role } from '../../core/access/roles.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Source } from './risk-facts.store.ts'

/** Which of these ids a table of the organisation has. */
export async function existing(
  { rows, organisation }: Source,
  table: 'staff' | 'measures' | 'risks' | 'workshops',
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await rows
    .selectFrom(table)
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', 'in', ids)
    .execute()
  return new Set(found.map(({ id }) => id))
}

/** The asset of that id; undefined where there is none. */
export async function findAsset({ rows, organisation }: Source, id: string) {
  return rows
    .selectFrom('assets')
    .select(['id', 'name', 'withdrawn_at as withdrawnAt'])
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The editions that the organisation adopted. */
export async function adoptedEditions({ rows, organisation }: Source): Promise<Set<string>> {
  const found = await rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', organisation)
    .execute()
  return new Set(found.map(({ edition }) => edition))
}

/** The membership of an account; null where there is none. */
export async function membershipOf({ rows, organisation }: Source, user: string): Promise<string | null> {
  const row = await rows
    .selectFrom('memberships')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return row?.id ?? null
}

/** What was decided about controls, by edition and requirement with a space between. */
export async function decisionsOn(
  { rows, organisation }: Source,
  refs: readonly { edition: string; requirement: string }[],
): Promise<Map<string, boolean>> {
  if (refs.length === 0) return new Map()
  const found = await sql<{ edition: string; requirement: string; applies: boolean }>`
    select edition, requirement, applies from decisions where organisation_id = ${organisation}
      and edition || ' ' || requirement = any(${refs.map(({ edition, requirement }) => `${edition} ${requirement}`)})`.execute(
    rows,
  )
  return new Map(found.rows.map(({ edition, requirement, applies }) => [`${edition} ${requirement}`, applies]))
}

export type Change = { revision: number; at: Instant; by: string; action: string }

/** Every command that changed anything about a risk up to the moment asked for, newest first; at most 50. */
export async function changesOf({ rows, organisation }: Source, id: string): Promise<Change[]> {
  const parts = [
    ...['risk_ratings', 'risk_reviews', 'risk_measures', 'risk_controls', 'risk_acceptances', 'risk_approvals'],
    'risk_events',
  ]
  const of = [
    sql`select valid_from as revision from history.risks where organisation_id = ${organisation} and id = ${id}`,
    ...parts.flatMap((table) => [
      sql`select valid_from from history.${sql.raw(table)} where organisation_id = ${organisation} and risk = ${id}`,
      sql`select valid_to from history.${sql.raw(table)} where organisation_id = ${organisation} and risk = ${id}`,
    ]),
  ]
  const found = await sql<Change>`
    select t.revision, t.at, regexp_replace(t.actor_name, ' <[^>]*>$', '') as by, t.action from trail t
    where t.organisation_id = ${organisation} and t.revision in (${sql.join(of, sql` union `)})
      and t.revision <= current_revision()
    order by t.revision desc limit 50`.execute(rows)
  return found.rows
}

/** Accounts of the organisation, all or those with these memberships, by name. */
export async function membersOf(
  { rows, organisation }: Source,
  among: readonly string[] | null = null,
): Promise<{ membership: string; name: string; role: Role }[]> {
  const found = await sql<{ membership: string; name: string; role: Role }>`
    select id as membership, name, role from memberships where organisation_id = ${organisation}
      ${among === null ? sql`` : sql`and id = any(${among}::uuid[])`} order by lower(name), id`.execute(rows)
  return found.rows
}

/** Measures that serve one of these requirements, each with those that it serves: edition and requirement with a space between. */
export async function measuresServing(
  { rows, organisation }: Source,
  refs: readonly { edition: string; requirement: string }[],
): Promise<Map<string, Set<string>>> {
  if (refs.length === 0) return new Map()
  const places = refs.map(({ edition, requirement }) => `${edition} ${requirement}`)
  const found = await sql<{ measure: string; place: string }>`
    select measure, edition || ' ' || requirement as place from measure_requirements
    where organisation_id = ${organisation} and edition || ' ' || requirement = any(${places})`.execute(rows)
  const by = Map.groupBy(found.rows, ({ measure }) => measure)
  return new Map([...by].map(([measure, of]) => [measure, new Set(of.map(({ place }) => place))]))
}
