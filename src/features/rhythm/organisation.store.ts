import type { Language } from '../../platform/language/languages.ts'
import type { Source } from './people-facts.store.ts'

/** The organisation's name and language. */
export async function organisationOf(source: Source): Promise<{ name: string; language: Language } | undefined> {
  const row = await source.rows
    .selectFrom('organisations')
    .select(['name', 'language'])
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  return row && { name: row.name, language: row.language as Language }
}

/** Whether everybody who works here has to have a second factor. */
export async function requiresSecondFactor(source: Source): Promise<boolean> {
  const row = await source.rows
    .selectFrom('organisations')
    .select('requires_second_factor')
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  return row?.requires_second_factor ?? false
}
