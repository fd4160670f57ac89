import { sql } from 'kysely'
import type { z } from 'zod'
import type { Allowed } from '../../core/access/allow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './supplier-facts.store.ts'
import * as shapes from './supplier-shapes.contract.ts'

/** All that hangs on a supplier: its table, what somebody writes about it, and the table of services that it is about. */
export const parts = {
  contact: { table: 'supplier_contacts', facts: shapes.contactFacts, links: null },
  service: { table: 'supplier_services', facts: shapes.serviceFacts, links: null },
  reach: { table: 'service_reaches', facts: shapes.reachFacts, links: null },
  subprocessor: { table: 'subprocessors', facts: shapes.subprocessorFacts, links: null },
  contract: { table: 'supplier_contracts', facts: shapes.contractFacts, links: null },
  agreement: {
    ...{ table: 'processor_agreements', facts: shapes.agreementFacts },
    links: { table: 'agreement_services', of: 'agreement' },
  },
  certificate: {
    ...{ table: 'supplier_certificates', facts: shapes.certificateFacts },
    links: { table: 'certificate_services', of: 'certificate' },
  },
} as const
export type PartKind = keyof typeof parts
export type PartFacts<K extends PartKind> = z.output<(typeof parts)[K]['facts']>
export type PartRow<K extends PartKind> = PartFacts<K> & { id: string; revision: number }
export type PartRows = { [K in PartKind]: PartRow<K>[] }

const snake = (name: string) => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)

/** The columns of a part besides the link to its supplier, which a reach has through its service. */
const columnsOf = (kind: PartKind) => Object.keys(parts[kind].facts.shape).filter((key) => key !== 'services')

/** All that hangs on one supplier, in one statement; what was withdrawn is left out. */
export async function readParts({ rows, organisation }: Source, supplier: string): Promise<PartRows> {
  const services = sql`select id from supplier_services where organisation_id = ${organisation} and supplier = ${supplier}`
  const each = (Object.keys(parts) as PartKind[]).map((kind) => {
    const { table, links } = parts[kind]
    const named = ['id', 'revision', ...columnsOf(kind)].map(
      (key) => sql`${sql.lit(key)}, ${sql.ref(`t.${snake(key)}`)}`,
    )
    const linked = links
      ? sql`, 'services', coalesce((select json_agg(l.service order by l.service) from ${sql.table(links.table)} l
          where l.organisation_id = ${organisation} and ${sql.ref(`l.${links.of}`)} = t.id), '[]')`
      : sql``
    const standing = ['contact', 'contract', 'agreement', 'certificate'].includes(kind)
      ? sql`and withdrawn_at is null`
      : sql``
    const mine = kind === 'reach' ? sql`service in (${services})` : sql`supplier = ${supplier}`
    return sql`(select json_agg(json_build_object(${sql.join(named)}${linked}) order by t.id) from ${sql.table(table)} t
      where t.organisation_id = ${organisation} and ${mine} ${standing}) as ${sql.ref(kind)}`
  })
  const found = await sql<Record<PartKind, unknown[] | null>>`select ${sql.join(each)}`.execute(rows)
  const row = found.rows[0]
  return Object.fromEntries((Object.keys(parts) as PartKind[]).map((kind) => [kind, row?.[kind] ?? []])) as PartRows
}

type Writing = Allowed<'suppliers:write'>

/** Writes a part that is not there yet. Gives its id. */
export async function insertPart<K extends PartKind>(
  tx: Tx,
  _allowed: Writing,
  given: { kind: K; supplier: string; facts: PartFacts<K> },
): Promise<string> {
  const { kind, supplier, facts } = given
  const id = newId()
  const table = sql.table(parts[kind].table)
  const row = {
    ...rowOf(kind, facts),
    ...(kind === 'reach' ? {} : { supplier }),
    ...{ organisation_id: tx.organisation, id, revision: 0 },
  }
  await sql`insert into ${table} select * from jsonb_populate_record(null::${table}, ${JSON.stringify(row)}::jsonb)`.execute(
    tx.rows,
  )
  await linkServices(tx, kind, id, facts)
  return id
}

/** Writes a part over what it was; its row is always written, so that its revision is that of the last change. */
export async function updatePart<K extends PartKind>(
  tx: Tx,
  _allowed: Writing,
  given: { kind: K; id: string; facts: PartFacts<K> },
): Promise<void> {
  const { kind, id, facts } = given
  const table = sql.table(parts[kind].table)
  const row = rowOf(kind, facts)
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  await sql`update ${table} set (${columns}) = (select ${columns} from jsonb_populate_record(null::${table}, ${JSON.stringify(row)}::jsonb))
    where organisation_id = ${tx.organisation} and id = ${id}`.execute(tx.rows)
  await linkServices(tx, kind, id, facts)
}

function rowOf(kind: PartKind, facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(columnsOf(kind).map((key) => [snake(key), facts[key] ?? null]))
}

async function linkServices(tx: Tx, kind: PartKind, id: string, facts: Record<string, unknown>): Promise<void> {
  const { links } = parts[kind]
  if (!links) return
  const wanted = [...new Set(facts.services as string[])]
  const table = sql.table(links.table)
  const mine = sql.ref(links.of)
  await sql`delete from ${table} where organisation_id = ${tx.organisation} and ${mine} = ${id}
    and not (service = any(${wanted}::uuid[]))`.execute(tx.rows)
  const rows = wanted.map((service) => ({ id: newId(), service }))
  if (rows.length === 0) return
  await sql`insert into ${table} (organisation_id, id, ${mine}, service)
    select ${tx.organisation}::uuid, g.id, ${id}::uuid, g.service
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, service uuid)
    on conflict (organisation_id, ${mine}, service) do nothing`.execute(tx.rows)
}

/** Withdraws a part: it no longer counts, and stays in the history. */
export async function withdrawPart(tx: Tx, _allowed: Writing, kind: PartKind, id: string): Promise<void> {
  await sql`update ${sql.table(parts[kind].table)} set withdrawn_at = ${tx.now}
    where organisation_id = ${tx.organisation} and id = ${id}`.execute(tx.rows)
}

/** The file of a contract, an agreement or a certificate of a supplier; undefined where it has none. */
export async function fileOfPaper({ rows, organisation }: Source, supplier: string, paper: string) {
  const from = (['contract', 'agreement', 'certificate'] as const).map(
    (kind) => sql`select file, file_name from ${sql.table(parts[kind].table)}
      where organisation_id = ${organisation} and supplier = ${supplier} and id = ${paper} and withdrawn_at is null`,
  )
  const found = await sql<{ name: string; sha256: string; mediaType: string; size: string }>`
    select p.file_name as name, f.sha256, f.media_type as "mediaType", f.size from (${sql.join(from, sql` union all `)}) p
    join files f on f.organisation_id = ${organisation} and f.id = p.file`.execute(rows)
  const row = found.rows[0]
  return row && { ...row, size: Number(row.size) }
}
