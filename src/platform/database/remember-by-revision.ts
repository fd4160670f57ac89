import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from './reader.ts'
import { haveChanged } from './tables-changed.ts'
import { watchStatements } from './watch-statements.ts'

/** What a read gave, and the names in the statements by which it did: every table that it rests on is among them. */
type Found<T> = { value: T; names: ReadonlySet<string> }
type Kept<T> = { revision: number; found: Promise<Found<T>> }

/** A reader whose statements are watched, with the one beneath it and the names so far. */
const watched = new WeakMap<Reader, { beneath: Reader; names: Set<string> }>()

/**
 * Makes a read that is done once for each organisation, revision and day: what one revision recorded never changes. A later revision, or an
 * earlier one, takes over what was read where nothing between the two changed a table that the read named: see
 * docs/decisions/facts-once-per-revision.md. As many answers are kept as `most` says; the one that was asked for longest ago goes first.
 * A read that failed is not kept. What is given is shared: nobody changes it.
 */
export function rememberByRevision<T>(
  most: number,
  read: (reader: Reader) => Promise<T>,
): (reader: Reader) => Promise<T> {
  const remembered = new Map<string, Kept<T>>()
  return async (asking) => {
    const outer = watched.get(asking)
    const reader = outer?.beneath ?? asking
    const revision = await reader.revision()
    const ofDay = `${reader.organisation} ${dayOf(reader.now)} `
    const place = `${ofDay}${revision}`
    const before = remembered.get(place)?.found ?? takeOver(reader, revision, lastOf(remembered, ofDay), read)
    remembered.delete(place)
    remembered.set(place, { revision, found: before })
    for (const oldest of [...remembered.keys()].slice(0, -most)) remembered.delete(oldest)
    try {
      const { value, names } = await before
      for (const name of names) outer?.names.add(name)
      return value
    } catch (error) {
      remembered.delete(place)
      throw error
    }
  }
}

/** What was asked for last of an organisation and day. */
const lastOf = <T>(remembered: ReadonlyMap<string, Kept<T>>, ofDay: string): Kept<T> | undefined =>
  remembered.get([...remembered.keys()].findLast((place) => place.startsWith(ofDay)) ?? '')

async function takeOver<T>(
  reader: Reader,
  revision: number,
  other: Kept<T> | undefined,
  read: (reader: Reader) => Promise<T>,
): Promise<Found<T>> {
  const known = await other?.found.catch(() => undefined)
  if (other && known && !(await haveChanged(reader, known.names, other.revision, revision))) return known
  const names = new Set<string>()
  const watching: Reader = {
    ...reader,
    rows: watchStatements(reader.rows, names),
    // Whoever asks for the revision gives something that is of this one only.
    revision: () => {
      names.add('trail')
      return reader.revision()
    },
    before: (earlier, run) => {
      names.add('trail')
      return reader.before(earlier, run)
    },
  }
  watched.set(watching, { beneath: reader, names })
  return { value: await read(watching), names }
}
