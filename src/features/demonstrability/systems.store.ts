import type { Reader } from '../../platform/database/reader.ts'

/** What each system of the profile is called, withdrawn ones too. */
export async function systemNames(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.rows
    .selectFrom('systems')
    .select(['id', 'name'])
    .where('organisation_id', '=', reader.organisation)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
