/** The same words in both languages. */
export type SheetWords = { nl: string; en: string }

/**
 * A column of a sheet that goes out, is filled in and comes back. `text` comes back to the letter. `day` is YYYY-MM-DD. `number` is a
 * whole number from `min` to `max`, as text. `choice` comes back as the `value` of the choice whose word was filled in.
 */
export type SheetColumn = {
  key: string
  heading: SheetWords
  /** In characters. */
  width: number
  /** Shown as not to be filled in: numbers, titles. */
  locked?: boolean
  /** May be missing from a sheet that comes back; its cells are then ''. */
  optional?: boolean
} & (
  | { kind: 'text'; maxLength: number }
  | { kind: 'day' }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'choice'; choices: ({ value: string } & SheetWords)[] }
)

/** What a sheet of one kind looks like. `kind` and `version` stand in the file, so that another kind is refused by name. */
export type SheetForm = {
  kind: string
  version: number
  /** Name of the sheet: at most 31 characters, without [ ] : * ? / \ */
  name: SheetWords
  columns: SheetColumn[]
  maxRows: number
  /** Also read a sheet of somebody's own making, that does not say what kind it is. */
  ownMaking?: boolean
}

/** One row: a text for every column, '' where nothing is filled in. */
export type SheetRow = Record<string, string>

/** What a sheet says about itself: what it belongs to, by key, with the words that a person reads. */
export type SheetFact = { key: string; label: SheetWords; value: string }

/** What goes out: the rows, and what they belong to. Nothing in it may differ between two exports of the same. */
export type SheetContents = {
  language: 'nl' | 'en'
  organisation: { id: string; name: string }
  /** What else the sheet belongs to, such as the assessment; comes back in `about`. */
  facts: SheetFact[]
  rows: SheetRow[]
}

/** A cell holds at most 32,767 UTF-16 units (a limit of the format). */
export const CELL_LIMIT = 32_767
