/** Something that a column of a list can be about, with the headings under which lists know it. */
export type ImportField = { key: string; headings: readonly string[] }

/** How headings compare: 'E-mail_adres ' is 'emailadres'. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/**
 * What each column seems to be about, in the order of the columns; '' where that is unknown. What was chosen before for the same heading
 * (`remembered`, by its key) goes first, then the headings that the fields know. No field is given twice.
 */
export function proposeMapping(
  headings: readonly string[],
  fields: readonly ImportField[],
  remembered: ReadonlyMap<string, string> = new Map(),
): string[] {
  const known = new Map(fields.flatMap(({ key, headings: names }) => names.map((name) => [headingKey(name), key])))
  const keys = headings.map(headingKey)
  const mapping = keys.map(() => '')
  const given = new Set<string>()
  const give = (from: ReadonlyMap<string, string>, skip: (key: string) => boolean) => {
    for (const [place, key] of keys.entries()) {
      const field = from.get(key)
      if (key === '' || skip(key) || !field || given.has(field) || mapping[place] !== '') continue
      if (!fields.some((one) => one.key === field)) continue
      mapping[place] = field
      given.add(field)
    }
  }
  give(remembered, () => false)
  // What was passed over on purpose stays passed over.
  give(known, (key) => remembered.get(key) === '')
  return mapping
}

/**
 * Which of the first rows holds the headings: the one of which most is recognised, since people put titles above a table; the first with
 * two filled cells where nothing is. -1 where there is none.
 */
export function findHeadings(
  rows: readonly (readonly string[])[],
  fields: readonly ImportField[],
  remembered: ReadonlyMap<string, string> = new Map(),
): number {
  const recognised = rows.slice(0, 10).map((cells) => {
    const columns = cells.map(headingKey)
    return proposeMapping(cells, fields, remembered).filter((field, place) => field !== '' && columns[place]).length
  })
  const most = Math.max(0, ...recognised)
  if (most > 0) return recognised.indexOf(most)
  return rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2)
}
