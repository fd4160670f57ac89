import { unsentMark as mark, wasDropped } from '../session/left-behind.ts'
import { keyOf, type Unsent, unsent } from './unsent.ts'

const monthMs = 31 * 86_400_000

/** Whose typing it is: the organisation, the person and the assessment. */
export type Whose = { organisation: string; person: string; assessment: string }

const prefixOf = ({ organisation, person, assessment }: Whose) => `${mark} ${organisation} ${person} ${assessment} `

/**
 * Keeps what was typed and not saved yet in this browser, one piece an answer, until the server has it. It lies under the name of
 * the person who typed it and is sent for nobody else. What others left here is removed after a month.
 */
export function keeperFor(whose: Whose, storage: Storage, now: number) {
  const prefix = prefixOf(whose)
  removeOld(storage, `${mark} `, whose.person, now)
  return {
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

function removeOld(storage: Storage, prefix: string, person: string, now: number): void {
  for (const key of keysIn(storage, prefix)) {
    if (key.split(' ')[2] === person) continue
    const since = readOne(storage, key)?.since ?? now
    if (now - since > monthMs) storage.removeItem(key)
  }
}
