import { unsentMark as mark, wasDropped } from '../session/left-behind.ts'
import { keyOf, type Unsent, unsent } from './unsent.ts'

const monthMs = 31 * 86_400_000

/** Whose typing it is: the organisation, the person and the assessment. */
export type Whose = { organisation: string; person: string; assessment: string }

const prefixOf = ({ organisation, person, assessment }: Whose) => `${mark} ${organisation} ${person} ${assessment} `

/**
 * Keeps what was typed and not saved yet in this browser, one piece an answer, until the server has it. It lies under the name of
 * the person who typed it and is sent for nobody else. After a month it is removed, whoever left it; how much of one's own that was
 * is told in `expired`.
 */
export function keeperFor(whose: Whose, storage: Storage, now: number) {
  const prefix = prefixOf(whose)
  const expired = removeOld(storage, whose.person, now)
  return {
    expired,
    read: (): Unsent[] =>
      keysIn(storage, prefix).flatMap((key) => {
        const found = readOne(storage, key)
        return found ? [found] : []
      }),
    /** Whether the browser had room for it. */
    keep(entry: Unsent): boolean {
      if (wasDropped(whose.person)) return true
      try {
        storage.setItem(prefix + keyOf(entry), JSON.stringify(entry))
        return true
      } catch {
        return false
      }
    },
    drop: (key: string) => storage.removeItem(prefix + key),
  }
}
export type Keeper = ReturnType<typeof keeperFor>

/** How much of one assessment waits in this browser for a connection or for a person. */
export function unsentIn(whose: Whose, storage: Storage): number {
  return keysIn(storage, prefixOf(whose)).length
}

function keysIn(storage: Storage, prefix: string): string[] {
  return Object.keys(storage).filter((key) => key.startsWith(prefix))
}

function readOne(storage: Storage, key: string): Unsent | null {
  try {
    return unsent.parse(JSON.parse(storage.getItem(key) ?? 'null'))
  } catch {
    // Written by an earlier version of the screen: left where it is, for nothing typed is thrown away unread.
    return null
  }
}

/** Removes what waited for a month, and counts what of it this person had typed. */
function removeOld(storage: Storage, person: string, now: number): number {
  const old = keysIn(storage, `${mark} `).filter((key) => now - (readOne(storage, key)?.since ?? now) > monthMs)
  for (const key of old) storage.removeItem(key)
  return old.filter((key) => key.split(' ')[2] === person).length
}
