import { sql } from 'kysely'
import type { z } from 'zod'
import type { Allowed } from '../../core/access/allow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { items, ListName, WrittenItem } from './items.contract.ts'
import type { Source } from './profile.store.ts'

/** A thing as it is read, by list. */
export type Item<L extends ListName> = z.output<(typeof items)[L]>
/** Where a thing stands: in which list, at which place. */
export type Place = { list: ListName; id: string; revision: number; position: number; withdrawn: boolean; name: string }

// A table by list. All have the columns id, revision, position and withdrawn_at; the others are the fields in snake case.
const tables = {
  locations: 'locations',
  processes: 'processes',
  systems: 'systems',
  interfaces: 'interfaces',
  exclusions: 'exclusions',
  certificates: 'own_certificates',
  terms: 'terms',
} as const satisfies Record<ListName, string>
const naming = { certificates: 'edition', terms: 'title' } as const satisfies Partial<Record<ListName, string>>
const nameColumn = (list: ListName) => (list === 'certificates' || list === 'terms' ? naming[list] : 'name')

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const kept = new Set(['organisation_id', 'position', 'withdrawn_at'])

/** The things of one list in their order, withdrawn ones after the others. */
export async function listItems<L extends ListName>(source: Source, list: L): Promise<Item<L>[]> {
  const found = await sql<Record<string, unknown>>`
    select * from ${sql.table(tables[list])} where organisation_id = ${source.organisation}
    order by withdrawn_at is not null, position, id`.execute(source.rows)
  return found.rows.map((row) => {
    const fields = Object.entries(row).filter(([column]) => !kept.has(column))
    const item = Object.fromEntries(fields.map(([column, value]) => [camel(column), value]))
    return { ...item, withdrawn: row.withdrawn_at !== null } as Item<L>
  })
}

/** Where a thing stands, whichever list it is in; undefined where there is none. */
export async function findPlace(source: Source, id: string): Promise<Place | undefined> {
  const parts = (Object.keys(tables) as ListName[]).map(
    (list) => sql`select ${sql.lit(list)} as list, id, revision, position, withdrawn_at is not null as withdrawn,
      ${sql.ref(nameColumn(list))} as name from ${sql.table(tables[list])}
      where organisation_id = ${source.organisation} and id = ${id}`,
  )
  const found = await sql<Place>`${sql.join(parts, sql` union all `)}`.execute(source.rows)
  return found.rows[0]
}

/** The places of a list that are not withdrawn, in order. */
export async function placesOf(source: Source, list: ListName): Promise<{ id: string; position: number }[]> {
  const found = await sql<{ id: string; position: number }>`
    select id, position from ${sql.table(tables[list])}
    where organisation_id = ${source.organisation} and withdrawn_at is null order by position, id`.execute(source.rows)
  return found.rows
}

/** Where the next thing of a list comes: after all others. */
export async function nextPosition(source: Source, list: ListName): Promise<number> {
  const found = await sql<{ last: number | null }>`
    select max(position) as last from ${sql.table(tables[list])}
    where organisation_id = ${source.organisation}`.execute(source.rows)
  return Math.floor(found.rows[0]?.last ?? 0) + 1
}

const columnsOf = ({ list: _list, ...fields }: WrittenItem) =>
  Object.entries(fields).map(([field, value]) => ({ column: snake(field), value: asStored(value) }))

// A list of days goes as the text of an array, which PostgreSQL reads by the column's type.
const asStored = (value: unknown) => (Array.isArray(value) ? `{${value.join(',')}}` : value)

export async function insertItem(
  tx: Tx,
  _allowed: Allowed<'profile:write'>,
  item: WrittenItem,
  position: number,
): Promise<string> {
  const id = newId()
  const fields = [
    { column: 'organisation_id', value: tx.organisation },
    { column: 'id', value: id },
    { column: 'position', value: position },
    ...columnsOf(item),
  ]
  await sql`insert into ${sql.table(tables[item.list])}
    (${sql.join(fields.map(({ column }) => sql.ref(column)))})
    values (${sql.join(fields.map(({ value }) => sql`${value}`))})`.execute(tx.rows)
  return id
}

export async function updateItem(
  tx: Tx,
  _allowed: Allowed<'profile:write'>,
  id: string,
  item: WrittenItem,
): Promise<void> {
  const sets = columnsOf(item).map(({ column, value }) => sql`${sql.ref(column)} = ${value}`)
  await sql`update ${sql.table(tables[item.list])} set ${sql.join(sets)}
    where organisation_id = ${tx.organisation} and id = ${id}`.execute(tx.rows)
}

/** Puts a thing at a place in its list, withdrawn or not. */
export async function placeItem(
  tx: Tx,
  _allowed: Allowed<'profile:write'>,
  { list, id }: Place,
  at: { position: number; withdrawnAt: string | null },
): Promise<void> {
  await sql`update ${sql.table(tables[list])} set position = ${at.position}, withdrawn_at = ${at.withdrawnAt}
    where organisation_id = ${tx.organisation} and id = ${id}`.execute(tx.rows)
}
