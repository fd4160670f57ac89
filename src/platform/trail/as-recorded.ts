import type { Reader } from '../database/reader.ts'
import { problems } from '../http/problem.ts'
import type { Language } from '../language/languages.ts'
import { checkpointAt } from './checkpoint-at.ts'

/** What a document says of the state that it shows: whose it is, at which moment, and the root of the trail then. */
export async function asRecorded(reader: Reader, language: Language) {
  const about = await reader.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirst()
  if (!about) throw problems.notFound()
  return {
    ...{ organisation: about.name, language, status: { kind: 'as-recorded' as const } },
    ...{ moment: reader.now, checkpoint: await checkpointAt(reader) },
  }
}
