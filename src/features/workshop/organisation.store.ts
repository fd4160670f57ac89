import type { Source } from './workshops.store.ts'

/** The organisation's name. */
export async function organisationName({ rows, organisation }: Source): Promise<string | undefined> {
  const row = await rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  return row?.name
}
