import { sql } from 'kysely'
import type { SystemReader } from '../database/reader.ts'
import type { TrailFault } from './trail-fault.ts'

export type KeptTable = { name: string; secrets: string[] }

/** What a row says, without columns that hold nothing: one that was added later was not there when the trail recorded the row. */
const told = (row: string) =>
  sql.raw(`coalesce((select jsonb_object_agg(key, value) from jsonb_each(${row}) where value <> 'null'), '{}')`)
type Difference = { key: string; revision: number | null; what: 'missing' | 'unrecorded' | 'altered' }

/** Where the history of a table first differs from what the trail recorded of it. */
async function firstHistoryFault(reader: SystemReader, organisation: string, table: KeptTable) {
  const found = await sql<Difference>`
    with told as (
      select key, revision, after, lead(revision) over (partition by key order by revision) as until
      from trail_changes where organisation_id = ${organisation} and table_name = ${table.name}
    ), expected as (select * from told where after is not null),
    stored as (
      select id::text as key, valid_from, valid_to, redact(to_jsonb(h) - 'valid_from' - 'valid_to', ${table.secrets}) as kept
      from ${sql.table(`history.${table.name}`)} h where organisation_id = ${organisation}
    )
    select coalesce(expected.key, stored.key) as key, coalesce(expected.revision, stored.valid_from) as revision,
      case when stored.key is null then 'missing' when expected.key is null then 'unrecorded' else 'altered' end as what
    from expected full join stored on stored.key = expected.key and stored.valid_from = expected.revision
    where stored.key is null or expected.key is null or stored.valid_to is distinct from expected.until
      or (stored.kept is distinct from expected.after and ${told('stored.kept')} is distinct from ${told('expected.after')})
    order by 2, 1 limit 1`.execute(reader.rows)
  return found.rows[0]
}

/** Where the rows of today first differ from the end of their history. */
async function firstRowFault(reader: SystemReader, organisation: string, table: KeptTable) {
  const found = await sql<Difference>`
    select coalesce(now.key, kept.key) as key, kept.valid_from as revision,
      case when now.key is null then 'missing' when kept.key is null then 'unrecorded' else 'altered' end as what
    from (select id::text as key, to_jsonb(t) as content from ${sql.table(table.name)} t where organisation_id = ${organisation}) now
    full join (
      select id::text as key, valid_from, to_jsonb(h) - 'valid_from' - 'valid_to' as content
      from ${sql.table(`history.${table.name}`)} h where organisation_id = ${organisation} and valid_to is null
    ) kept on kept.key = now.key
    where now.content is distinct from kept.content
    order by 2 nulls last, 1 limit 1`.execute(reader.rows)
  return found.rows[0]
}

const said = {
  missing: 'is gone',
  unrecorded: 'is there without any command that wrote it',
  altered: 'is not as it was written',
}

/** Tables that the trail tells of and that are not compared: whoever takes a table off the list would hide what is done to it. */
async function forgottenTables(
  reader: SystemReader,
  organisation: string,
  tables: readonly KeptTable[],
): Promise<TrailFault[]> {
  const found = await reader.rows
    .selectFrom('trail_changes')
    .select('table_name')
    .distinct()
    .where('organisation_id', '=', organisation)
    .orderBy('table_name')
    .execute()
  const forgotten = found.filter(({ table_name: table }) => !tables.some(({ name }) => name === table))
  return forgotten.map(({ table_name: table }) => ({
    kind: 'history',
    organisation,
    revision: null,
    table,
    key: null,
    sentence: `The table ${table} was taken off the list of tables that keep history (kept_tables).`,
  }))
}

/** Compares every row of every table that keeps history, as it is and as it was, with the trail. Counts the rows of today. `used`: those that hold anything. */
export async function verifyRows(
  reader: SystemReader,
  organisation: string,
  tables: readonly KeptTable[],
  used: readonly KeptTable[],
): Promise<{ rows: number; faults: TrailFault[] }> {
  let rows = 0
  const faults = await forgottenTables(reader, organisation, tables)
  for (const table of used) {
    const counted = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table.name)} where organisation_id = ${organisation}`.execute(reader.rows)
    rows += Number(counted.rows[0]?.n ?? 0)
    const inHistory = await firstHistoryFault(reader, organisation, table)
    const inRows = inHistory ? undefined : await firstRowFault(reader, organisation, table)
    const fault = inHistory ?? inRows
    if (!fault) continue
    faults.push({
      kind: inHistory ? 'history' : 'row',
      organisation,
      revision: fault.revision,
      table: table.name,
      key: fault.key,
      sentence: `${inHistory ? 'The history of' : 'The row'} ${table.name} ${fault.key} ${said[fault.what]}${fault.revision === null ? '' : ` (revision ${fault.revision})`}.`,
    })
  }
  return { rows, faults }
}

/** The tables that keep history, by name. */
export async function keptTables(reader: SystemReader): Promise<KeptTable[]> {
  return reader.rows.selectFrom('kept_tables').select(['name', 'secrets']).orderBy('name').execute()
}

/**
 * Which kept tables hold anything of an organisation, as it is, as it was or as the trail tells it; of every organisation on record, or of one.
 * A table that none of the three speaks of holds nothing to compare: most organisations fill few of the many tables.
 */
export async function tablesInUse(
  reader: SystemReader,
  tables: readonly KeptTable[],
  only?: string,
): Promise<Map<string, KeptTable[]>> {
  const here = only === undefined ? sql`` : sql`where organisation_id = ${only}`
  const sources = [
    sql`select organisation_id, null as name from trail_heads ${here}`,
    sql`select organisation_id, null from trail ${here}`,
    sql`select organisation_id, table_name from trail_changes ${here}`,
  ]
  for (const { name } of tables) {
    for (const source of [name, `history.${name}`])
      sources.push(sql`select organisation_id, ${sql.lit(name)} from ${sql.table(source)} ${here}`)
  }
  const distinct = sources.map((source) => sql`select distinct * from (${source}) of`)
  const found = await sql<{ organisation: string; names: (string | null)[] }>`
    select organisation_id as organisation, array_agg(name) as names
    from (${sql.join(distinct, sql` union `)}) used group by 1 order by 1`.execute(reader.rows)
  return new Map(
    found.rows.map(({ organisation, names }) => {
      const used = new Set(names)
      return [organisation, tables.filter(({ name }) => used.has(name))]
    }),
  )
}
