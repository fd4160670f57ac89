import type { Source } from './documents.store.ts'

/** The uploaded file of a version, as it is stored; undefined where the version is a text. */
export async function fileOfVersion(source: Source, version: string) {
  const row = await source.rows
    .selectFrom('document_versions as v')
    .innerJoin('files as f', (join) =>
      join.onRef('f.organisation_id', '=', 'v.organisation_id').onRef('f.id', '=', 'v.file'),
    )
    .select(['v.file_name', 'f.sha256', 'f.media_type', 'f.size'])
    .where('v.organisation_id', '=', source.organisation)
    .where('v.id', '=', version)
    .where('v.state', '<>', 'withdrawn')
    .executeTakeFirst()
  return row && { name: row.file_name, sha256: row.sha256, mediaType: row.media_type, size: Number(row.size) }
}
