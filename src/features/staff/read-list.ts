import type { ImportField } from '../../core/exchange/column-mapping.ts'
import { type ReadList, readList as readAnyList } from '../../importers/sheet/read-list.ts'
import { Problem } from '../../platform/http/problem.ts'

const suchAs = { nl: 'Naam, Functie en In dienst', en: 'Name, Function and Employed from' }

/** A list of people or of who was trained, by what its columns are about. Throws a Problem where the file as a whole cannot be read. */
export async function readList<Key extends string>(
  file: string,
  fields: readonly (ImportField & { key: Key })[],
  remembered: ReadonlyMap<string, string>,
  chosen: readonly (Key | '')[] | null,
): Promise<ReadList<Key>> {
  const reading = await readAnyList(Buffer.from(file, 'base64'), fields, remembered, chosen, suchAs)
  if (reading.kind === 'read') return reading.list
  const { code, sentence } = reading
  const aboutColumns = code === 'column-twice' ? [{ path: 'columns', message: sentence }] : []
  throw new Problem(400, code, sentence, { fields: aboutColumns })
}
