import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from './reader.ts'

/**
 * Makes a read that is done once for each organisation, revision and day: what one revision recorded never changes. As many answers are
 * kept as `most` says; the one that was asked for longest ago goes first. A read that failed is not kept.
 */
export function rememberByRevision<T>(
  most: number,
  read: (reader: Reader) => Promise<T>,
): (reader: Reader) => Promise<T> {
  const remembered = new Map<string, Promise<T>>()
  return async (reader) => {
    const place = `${reader.organisation} ${await reader.revision()} ${dayOf(reader.now)}`
    const found = remembered.get(place) ?? read(reader)
    remembered.delete(place)
    remembered.set(place, found)
    for (const oldest of [...remembered.keys()].slice(0, -most)) remembered.delete(oldest)
    return found.catch((error: unknown) => {
      remembered.delete(place)
      throw error
    })
  }
}
