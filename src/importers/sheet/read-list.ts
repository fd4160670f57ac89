import { findHeadings, type ImportField, proposeMapping } from '../../core/exchange/column-mapping.ts'
import type { SheetWords } from '../../core/exchange/sheet-form.ts'
import { readTable, type TableReading } from './read-table.ts'

export type ReadList<Key extends string> = {
  columns: { heading: string; example: string; about: Key | '' }[]
  rows: { row: number; values: Partial<Record<Key, string>> }[]
  refused: { row: number; sentence: SheetWords }[]
}
type Reading<Key extends string> =
  | { kind: 'refused'; code: string; sentence: SheetWords }
  | { kind: 'read'; list: ReadList<Key> }

/**
 * A list of somebody's own making by what its columns are about: as chosen, or as proposed by what was remembered and what headings are
 * known. `suchAs` names a few headings, for whom the list has none. A row with a formula in a column that means something is in `refused`,
 * and in `rows` with a value there that is no text of anybody.
 */
export const readList = async <Key extends string>(
  bytes: Uint8Array,
  fields: readonly (ImportField & { key: Key })[],
  remembered: ReadonlyMap<string, string>,
  chosen: readonly (Key | '')[] | null,
  suchAs: SheetWords,
): Promise<Reading<Key>> => listOf(await readTable(bytes), fields, remembered, chosen, suchAs)

/** The same of a table that was read already. */
export function listOf<Key extends string>(
  reading: TableReading,
  fields: readonly (ImportField & { key: Key })[],
  remembered: ReadonlyMap<string, string>,
  chosen: readonly (Key | '')[] | null,
  suchAs: SheetWords,
): Reading<Key> {
  if (reading.kind === 'refused') return { kind: 'refused', ...reading.refusal }
  const head = findHeadings(
    reading.rows.slice(0, 10).map(({ cells }) => cells),
    fields,
    remembered,
  )
  if (head < 0) {
    return {
      kind: 'refused',
      code: 'table-without-headings',
      sentence: {
        nl: `Boven de gegevens hoort een rij met koppen te staan, zoals ${suchAs.nl}.`,
        en: `A row with headings belongs above the data, such as ${suchAs.en}.`,
      },
    }
  }
  const headings = reading.rows[head]?.cells ?? []
  const body = reading.rows.slice(head + 1)
  const about = (chosen ?? proposeMapping(headings, fields, remembered)) as (Key | '')[]
  const used = about.filter((one) => one !== '')
  if (new Set(used).size !== used.length) {
    const nl = 'Twee kolommen betekenen hetzelfde. Kies per onderdeel één kolom.'
    return {
      kind: 'refused',
      code: 'column-twice',
      sentence: { nl, en: 'Two columns mean the same. Choose one column for each part.' },
    }
  }
  const list: ReadList<Key> = {
    columns: headings.map((heading, place) => ({
      heading: heading.slice(0, 100),
      example: (body.find(({ cells }) => (cells[place] ?? '').trim() !== '')?.cells[place] ?? '').slice(0, 100),
      about: about[place] ?? '',
    })),
    ...{ rows: [], refused: [] },
  }
  for (const { row, cells, formulas } of body) {
    const spoiled = formulas.find((place) => (about[place] ?? '') !== '')
    if (spoiled !== undefined) {
      const heading = headings[spoiled]?.slice(0, 60) ?? ''
      const nl = `In de kolom ‘${heading}’ staat een formule of een fout. Vul de uitkomst in als tekst.`
      list.refused.push({
        row,
        sentence: { nl, en: `The column ‘${heading}’ holds a formula or an error. Fill in its outcome as text.` },
      })
    }
    const values: Partial<Record<Key, string>> = {}
    for (const [place, key] of about.entries())
      if (key !== '' && place < headings.length) values[key] = cells[place] ?? ''
    // What a refused row tells of number and name is kept, so that what stands on it is known to be on the list.
    if (spoiled === undefined) list.rows.push({ row, values })
    else list.rows.push({ row, values: { ...values, [about[spoiled] as Key]: '\u0000' } })
  }
  return { kind: 'read', list }
}
