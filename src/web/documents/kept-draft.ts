import type { saveDraft } from '../../features/documents/versions.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { unsentMark, wasDropped } from '../session/left-behind.ts'
import type { VersionRead } from './documents.ts'

/** What is written in a draft. */
export type DraftValues = BodyOf<typeof saveDraft>

/** What was typed, and the revision of the draft that it was typed over. */
export type Kept = { revision: number; values: DraftValues }

export const valuesOf = (version: VersionRead): DraftValues => ({
  body: version.body,
  file: version.file,
  inShort: version.inShort,
  changes: version.changes,
  test: version.test,
  holdsFrom: version.holdsFrom,
})

// The database gives the members of a text back in an order of its own.
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

export const isSameDraft = (one: DraftValues, other: DraftValues): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)

type Whose = { organisation: string; person: string; version: string }

const keyOf = ({ organisation, person, version }: Whose) => `${unsentMark} ${organisation} ${person} draft ${version}`

/** What was typed and not saved: kept in this browser until the server has it, under the name of whoever typed it. */
export const keptDraft = (whose: Whose, storage: Storage) => ({
  read(): Kept | null {
    try {
      return JSON.parse(storage.getItem(keyOf(whose)) ?? 'null') as Kept | null
    } catch {
      return null
    }
  },
  /** Says whether this browser keeps it. */
  keep(kept: Kept): boolean {
    if (wasDropped(whose.person)) return false
    try {
      storage.setItem(keyOf(whose), JSON.stringify(kept))
      return true
    } catch {
      // No room, or no storage at all.
      return false
    }
  },
  drop: () => storage.removeItem(keyOf(whose)),
})
