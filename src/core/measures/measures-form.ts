import type { SheetForm, SheetWords } from '../exchange/sheet-form.ts'
import type { ProofKind } from '../guidance/guidance.ts'

/** The sheet in which measures go out and come back. A list of somebody's own making does too: the first column may be missing. */
export const measuresForm: SheetForm = {
  kind: 'measures',
  version: 1,
  name: { nl: 'Maatregelen', en: 'Measures' },
  ownMaking: true,
  maxRows: 2000,
  columns: [
    column('id', 'Kenmerk (niet wijzigen)', 'Id (leave as it is)', 14, 36, { locked: true, optional: true }),
    column('title', 'Titel', 'Title', 40, 200),
    column('how', 'Hoe het gebeurt', 'How it is done', 60, 4000, { optional: true }),
    column('owner', 'Eigenaar', 'Owner', 26, 254, { optional: true }),
    column('ownerRole', 'Eigenaar in een rol', 'Owner by role', 26, 160, { optional: true }),
    column('standIn', 'Vervanger', 'Stand-in', 26, 254, { optional: true }),
    column('standInRole', 'Vervanger in een rol', 'Stand-in by role', 26, 160, { optional: true }),
    day('inOperationSince', 'In werking sinds', 'In operation since'),
    day('plannedFor', 'Gepland voor', 'Planned for'),
    column('effectiveness', 'Hoe blijkt dat het helpt', 'How one sees that it helps', 40, 2000, { optional: true }),
    column('requirements', 'Dient voor', 'Serves', 40, 4000, { optional: true }),
    column('systems', 'Systemen', 'Systems', 30, 4000, { optional: true }),
    column('locations', 'Locaties', 'Locations', 30, 4000, { optional: true }),
    column('proofs', 'Verwacht bewijs', 'Expected proof', 40, 8000, { optional: true }),
    column('rhythms', 'Wat terugkomt', 'What recurs', 40, 8000, { optional: true }),
  ],
}

type More = { locked?: boolean; optional?: boolean }
function column(key: string, nl: string, en: string, width: number, maxLength: number, more: More = {}) {
  return { key, heading: { nl, en }, width, kind: 'text' as const, maxLength, ...more }
}
function day(key: string, nl: string, en: string) {
  return { key, heading: { nl, en }, width: 16, kind: 'day' as const, optional: true }
}

const proofWords: Record<ProofKind, SheetWords> = {
  design: { nl: 'opzet', en: 'design' },
  existence: { nl: 'bestaan', en: 'existence' },
  operation: { nl: 'werking', en: 'operation' },
}
const rhythmWords = { work: { nl: 'werk', en: 'work' }, effectiveness: { nl: 'effect', en: 'effect' } } as const

type SheetProof = { title: string; kind: ProofKind; freshFor: string }
type SheetRhythm = { title: string; kind: 'work' | 'effectiveness'; every: string; firstOn: string }

/** Proofs as lines of a cell, such as 'werking P1Y: Verslag van een hersteltest'. */
export const proofLines = (proofs: readonly SheetProof[], language: 'nl' | 'en'): string =>
  proofs.map(({ title, kind, freshFor }) => `${proofWords[kind][language]} ${freshFor}: ${title}`).join('\n')

/** What recurs as lines of a cell, such as 'werk P1Y 2026-01-05: Een heel systeem terugzetten'. */
export const rhythmLines = (rhythms: readonly SheetRhythm[], language: 'nl' | 'en'): string =>
  rhythms
    .map(({ title, kind, every, firstOn }) => `${rhythmWords[kind][language]} ${every} ${firstOn}: ${title}`)
    .join('\n')

/** The lines of a cell that say something. */
export const linesOf = (cell: string): string[] =>
  cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const kindOf = <K extends string>(words: Record<K, SheetWords>, word: string): K | undefined =>
  (Object.keys(words) as K[]).find((kind) => Object.values(words[kind]).includes(word.toLowerCase()))

/** The proof that a line says; null where it is written otherwise. */
export function proofOf(line: string): SheetProof | null {
  const match = /^(\p{L}+) (P[1-9]\d?[DWMY]): ?(.+)$/u.exec(line)
  const kind = match && kindOf(proofWords, match[1] ?? '')
  return kind ? { kind, freshFor: match[2] ?? '', title: (match[3] ?? '').trim() } : null
}

/** What recurs by a line; null where it is written otherwise. */
export function rhythmOf(line: string): SheetRhythm | null {
  const match = /^(\p{L}+) (P[1-9]\d?[DWMY]) (\d{4}-\d\d-\d\d): ?(.+)$/u.exec(line)
  const kind = match && kindOf(rhythmWords, match[1] ?? '')
  return kind ? { kind, every: match[2] ?? '', firstOn: match[3] ?? '', title: (match[4] ?? '').trim() } : null
}
