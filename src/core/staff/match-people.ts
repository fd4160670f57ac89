import type { SheetWords } from '../exchange/sheet-form.ts'
import type { StaffRowText } from './import-fields.ts'
import { nameOf, type ReadPerson } from './read-import-row.ts'

type Known = { id: string; name: string; number: string; email: string; ends: string | null }
type Matches<P> = {
  /** Whom a row is about; undefined for a newcomer. */
  of: ReadonlyMap<ReadPerson, P | undefined>
  /** Rows that could be about more than one person, or claim what is somebody else's. */
  refused: { row: number; sentence: SheetWords }[]
  /** Ids of all who stand on the list, also on a row that cannot be taken. */
  listed: ReadonlySet<string>
}

/** How names and addresses compare. */
export const matchKey = (text: string) => text.trim().toLowerCase()

/**
 * Whom each row is about: first by personnel number, then by address, then, where only one is left of whom that can be said, by name. The
 * sure ones go first, so that a row with only a name never takes somebody whose number stands on another row. `unreadable` are rows that
 * were refused before.
 */
export function matchPeople<P extends Known>(
  people: readonly P[],
  rows: readonly ReadPerson[],
  unreadable: readonly StaffRowText[],
): Matches<P> {
  const byNumber = new Map(people.filter(({ number }) => number !== '').map((one) => [one.number, one]))
  const byEmail = new Map(people.filter(({ email }) => email !== '').map((one) => [matchKey(one.email), one]))
  const byName = Map.groupBy(people, ({ name }) => matchKey(name))
  const of = new Map<ReadPerson, P | undefined>()
  const refused: Matches<P>['refused'] = []
  const taken = new Set<string>()
  const listed = new Set<string>()
  const take = (row: ReadPerson, one: P) => {
    of.set(row, one)
    taken.add(one.id)
    listed.add(one.id)
  }
  const addressOf = ({ email }: ReadPerson) => (email ? byEmail.get(matchKey(email)) : undefined)

  const unnumbered = rows.filter((row) => {
    const one = row.number ? byNumber.get(row.number) : undefined
    if (one) take(row, one)
    return !one
  })
  const namedOnly = unnumbered.filter((row) => {
    const one = addressOf(row)
    if (one && !taken.has(one.id) && (!row.number || one.number === '')) take(row, one)
    return !of.has(row)
  })
  for (const row of rows) {
    const owner = addressOf(row)
    if (!owner || of.get(row) === owner) continue
    listed.add(owner.id)
    of.delete(row)
    refused.push({
      row: row.row,
      sentence: {
        nl: `Het e-mailadres hoort bij ${owner.name}${owner.number ? `, met personeelsnummer ${owner.number}` : ''}.`,
        en: `The e-mail address belongs to ${owner.name}${owner.number ? `, with personnel number ${owner.number}` : ''}.`,
      },
    })
  }
  const wrong = new Set(refused.map(({ row }) => row))
  for (const row of namedOnly) {
    if (wrong.has(row.row)) continue
    const named = (byName.get(matchKey(row.name)) ?? []).filter(({ id }) => !taken.has(id))
    // A row with a number or address of its own is about a namesake only where nothing speaks against it.
    const bare = (one: P) =>
      one.number === '' && one.email === '' && (one.ends === null || one.ends >= (row.starts ?? ''))
    const possible = row.number || row.email ? named.filter(bare) : named
    const [only, other] = possible
    if (only && !other) take(row, only)
    else if (!only) of.set(row, undefined)
    else {
      for (const { id } of possible) listed.add(id)
      refused.push({
        row: row.row,
        sentence: {
          nl: `Er zijn ${possible.length} mensen die ${row.name} heten. Zet er een personeelsnummer of e-mailadres bij.`,
          en: `${possible.length} people are called ${row.name}. Add a personnel number or e-mail address.`,
        },
      })
    }
  }
  for (const { values } of unreadable) {
    const meant = [byNumber.get(values.number?.trim() ?? ''), byEmail.get(matchKey(values.email ?? ''))]
    const named = byName.get(matchKey(nameOf(values))) ?? []
    for (const one of [...meant, ...named]) if (one) listed.add(one.id)
  }
  return { of, refused, listed }
}
