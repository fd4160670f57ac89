import type { SheetColumn, SheetWords } from '../exchange/sheet-form.ts'
import {
  accreditedWords,
  coveredByWords,
  extentWords,
  groundKindWords,
  restsOnWords,
  termsWords,
} from './coverage-words.ts'
import type { CoverageDocument } from './interchange.ts'

/** By which a file says of itself that it is a coverage report of this form. */
export const coverageKind = 'coverage-report'
export const coverageFormVersion = '1'

const choices = (words: Record<string, SheetWords>) =>
  Object.entries(words).map(([value, word]) => ({ value, ...word }))
const text = (key: string, nl: string, en: string, width: number): SheetColumn => ({
  ...{ key, heading: { nl, en }, width, kind: 'text', maxLength: 32_767 },
})
const choice = (key: string, nl: string, en: string, words: Record<string, SheetWords>): SheetColumn => ({
  ...{ key, heading: { nl, en }, width: 18, kind: 'choice', choices: choices(words) },
})

/** What stands before for whom a copy is: customer, name and moment. */
const copyWords: SheetWords = { nl: 'Exemplaar voor', en: 'Copy for' }

/** Whether a row says for whom the copy is, instead of claiming something: nothing else stands in it. */
export const tellsForWhom = (cells: readonly string[]): boolean =>
  Object.values(copyWords).some((word) => (cells[0] ?? '').startsWith(`${word}: `)) &&
  cells.slice(1).every((cell) => cell === '')

/** The columns of what is claimed. */
export const claimColumns: readonly SheetColumn[] = [
  text('edition', 'Norm en uitgave', 'Standard and edition', 18),
  text('requirement', 'Eis', 'Requirement', 12),
  text('reference', 'Eigen kenmerk', 'Own reference', 16),
  choice('by', 'Gedekt door', 'Covered by', coveredByWords),
  choice('extent', 'In welke mate', 'To which extent', extentWords),
  choice('restsOn', 'Rust op', 'Rests on', restsOnWords),
  text('ground', 'Kenmerk van de grond', 'Key of the ground', 16),
  text('place', 'Vindplaats', 'Place', 24),
  text('statement', 'Wat de leverancier doet', 'What the supplier does', 60),
  text('customerPart', 'Wat de afnemer doet', 'What the customer does', 60),
]

/** The columns of the certificates and reports on which claims rest. */
export const groundColumns: readonly SheetColumn[] = [
  text('key', 'Kenmerk van de grond', 'Key of the ground', 16),
  choice('kind', 'Soort', 'Kind', groundKindWords),
  text('standard', 'Norm of soort rapport', 'Standard or kind of report', 22),
  text('title', 'Titel', 'Title', 36),
  text('body', 'Instelling of auditor', 'Body or auditor', 28),
  text('number', 'Nummer', 'Number', 20),
  choice('accredited', 'Onder accreditatie', 'Under accreditation', accreditedWords),
  text('type', 'Type', 'Type', 8),
  text('starts', 'Eerste dag', 'First day', 12),
  text('ends', 'Laatste dag', 'Last day', 12),
  text('scope', 'Reikwijdte', 'Scope', 60),
  text('opinion', 'Oordeel', 'Opinion', 18),
]

/** What the report says of itself: one row each, found by the key in the last column. */
const aboutColumns: readonly SheetColumn[] = [
  text('label', 'Wat', 'What', 30),
  text('value', 'Waarde', 'Value', 90),
  text('key', 'Sleutel', 'Key', 16),
]

export const tableNames = {
  claims: { nl: 'Dekking', en: 'Coverage' },
  grounds: { nl: 'Waarop het rust', en: 'What it rests on' },
  about: { nl: 'Over dit rapport', en: 'About this report' },
} as const satisfies Record<string, SheetWords>

/** The facts of a report besides claims and grounds, in their order in a file. */
export const aboutLabels = {
  kind: { nl: 'Soort bestand', en: 'Kind of file' },
  version_of_form: { nl: 'Versie van het blad', en: 'Version of the sheet' },
  supplier: { nl: 'Leverancier', en: 'Supplier' },
  service: { nl: 'Dienst', en: 'Service' },
  title: { nl: 'Titel', en: 'Title' },
  version: { nl: 'Versie', en: 'Version' },
  asOf: { nl: 'Stand op', en: 'As of' },
  language: { nl: 'Taal', en: 'Language' },
  terms: { nl: 'Voorwaarden voor delen', en: 'Terms of sharing' },
  termsNote: { nl: 'Voorwaarden in woorden', en: 'Terms in words' },
  disclaimer: { nl: 'Voorbehoud', en: 'Disclaimer' },
} as const satisfies Record<string, SheetWords>
export type AboutKey = keyof typeof aboutLabels

/** A table as a file has it: its name, its columns, and a text for each cell ('' where there is nothing). */
export type CoverageTable = { name: string; columns: readonly SheetColumn[]; rows: string[][] }

/**
 * A report as three tables with words in its own language: claims, grounds, and what it says of itself. `readCoverageTables` gives the
 * report back without loss. Choices are written as values here; a sheet shows their words. `copyFor`: for whom this copy is, in a row above
 * the claims that is no part of the report; null for a copy that is nobody's.
 */
export function coverageTables(document: CoverageDocument, copyFor: string | null = null): CoverageTable[] {
  const { language, grounds, claims } = document
  const table = (of: keyof typeof tableNames, columns: readonly SheetColumn[], rows: string[][]) => ({
    ...{ name: tableNames[of][language], columns, rows },
  })
  const cells = <T extends object>(columns: readonly SheetColumn[], one: T) =>
    columns.map(({ key }) => {
      const value = (one as Record<string, unknown>)[key]
      return value === null || value === undefined ? '' : String(value)
    })
  const facts: Record<AboutKey, string> = {
    ...{ kind: coverageKind, version_of_form: coverageFormVersion, supplier: document.supplier },
    ...{ service: document.service, title: document.title, version: document.version, asOf: document.asOf },
    ...{ language, terms: document.terms, termsNote: document.termsNote, disclaimer: document.disclaimer },
  }
  const keys = Object.keys(aboutLabels) as AboutKey[]
  return [
    table('claims', claimColumns, [
      ...(copyFor === null
        ? []
        : [claimColumns.map((_, place) => (place === 0 ? `${copyWords[language]}: ${copyFor}` : ''))]),
      ...claims.map((one) => cells(claimColumns, one)),
    ]),
    table(
      'grounds',
      groundColumns,
      grounds.map((one) => cells(groundColumns, one)),
    ),
    table(
      'about',
      aboutColumns,
      keys.map((key) => [
        aboutLabels[key][language],
        key === 'terms' ? termsWords[document.terms][language] : facts[key],
        key,
      ]),
    ),
  ]
}
