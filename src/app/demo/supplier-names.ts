import type { Tx } from '../../platform/database/reader.ts'

type Table =
  | 'suppliers'
  | 'supplier_services'
  | 'supplier_certificates'
  | 'subprocessors'
  | 'assets'
  | 'measures'
  | 'assurance_reports'
  | 'touchpoint_services'
  | 'supplier_actions'

/** A row by its name, among those of the organisation, as the demo tells of it. */
export async function rowOf(tx: Tx, table: Table, column: string, named: string) {
  const row = await tx.rows
    .selectFrom(table)
    .select(['id', 'revision'])
    .where('organisation_id', '=', tx.organisation)
    .where(column as 'id', '=', named)
    .executeTakeFirst()
  if (!row) throw new TypeError(`nothing in ${table} is called ${named}`)
  return row
}

export const idOf = async (...args: Parameters<typeof rowOf>): Promise<string> => (await rowOf(...args)).id

export async function idsOf(tx: Tx, table: Table, column: string, names: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push(await idOf(tx, table, column, name))
  return ids
}

/** Who answers: somebody of the staff by address, or a role in words. */
export async function ownerOf(tx: Tx, owner: string | undefined): Promise<{ owner: string | null; ownerRole: string }> {
  if (!owner?.includes('@')) return { owner: null, ownerRole: owner ?? '' }
  const row = await tx.rows
    .selectFrom('staff')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('email', '=', owner)
    .executeTakeFirst()
  if (!row) throw new TypeError(`nobody of the staff has the address ${owner}`)
  return { owner: row.id, ownerRole: '' }
}
