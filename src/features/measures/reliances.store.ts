import { type RawBuilder, sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './measures.store.ts'

type Service = { id: string; name: string; supplier: string; supplierName: string }

const delivered = (on: Day): RawBuilder<boolean> =>
  sql<boolean>`(v.ended_on is null or v.ended_on >= ${on}) and (p.ended_on is null or p.ended_on >= ${on})`

/** Services that are delivered on a day and have a text in their name or that of the supplier: at most 20, by supplier. */
export async function findServices({ rows, organisation }: Source, text: string, on: Day): Promise<Service[]> {
  const wanted = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const found = await sql<Service>`
    select v.id, v.name, p.id as supplier, p.name as "supplierName"
    from supplier_services v join suppliers p on p.organisation_id = v.organisation_id and p.id = v.supplier
    where v.organisation_id = ${organisation} and ${delivered(on)} and lower(p.name || ' ' || v.name) like ${wanted}
    order by lower(p.name), lower(v.name), v.id limit 20`.execute(rows)
  return found.rows
}

/** Which of these services are here and delivered on a day. */
export async function servicesHere(tx: Tx, ids: readonly string[], on: Day): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await sql<{ id: string }>`
    select v.id from supplier_services v join suppliers p on p.organisation_id = v.organisation_id and p.id = v.supplier
    where v.organisation_id = ${tx.organisation} and v.id = any(${ids}::uuid[]) and ${delivered(on)}`.execute(tx.rows)
  return new Set(found.rows.map(({ id }) => id))
}

/** Writes on what a measure relies. The row of the measure is written too, so that its revision is that of its last change. */
export async function replaceReliances(
  tx: Tx,
  _allowed: Allowed<'measures:write'>,
  measure: string,
  { gone, added, because }: { gone: readonly string[]; added: readonly string[]; because: string },
): Promise<void> {
  const own = { organisation_id: tx.organisation }
  await sql`update measures set title = title where organisation_id = ${tx.organisation} and id = ${measure}`.execute(
    tx.rows,
  )
  if (gone.length > 0)
    await tx.rows
      .deleteFrom('measure_reliances')
      .where('organisation_id', '=', tx.organisation)
      .where('measure', '=', measure)
      .where('service', 'in', gone)
      .execute()
  await tx.rows
    .updateTable('measure_reliances')
    .set({ only_here_because: because })
    .where('organisation_id', '=', tx.organisation)
    .where('measure', '=', measure)
    .where('only_here_because', '!=', because)
    .execute()
  if (added.length > 0)
    await tx.rows
      .insertInto('measure_reliances')
      .values(added.map((service) => ({ ...own, id: newId(), measure, service, only_here_because: because })))
      .execute()
}
