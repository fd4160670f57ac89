import type { Language } from '../../platform/language/languages.ts'
import type { Source } from './staff.store.ts'

/** The organisation as files name it, and the language that newcomers get. */
export async function organisationOf(source: Source): Promise<{ id: string; name: string; language: Language }> {
  const row = await source.rows
    .selectFrom('organisations')
    .select(['name', 'language'])
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirstOrThrow()
  return { id: source.organisation, name: row.name, language: row.language as Language }
}
