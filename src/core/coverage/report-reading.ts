import type { SheetWords } from '../exchange/sheet-form.ts'
import type { CoverageDocument, NamedGround, TravellingClaim } from './interchange.ts'

/** What was told about a row of a sheet or a line of a text, counted from 1; 0 where it is about the whole. */
export type Told = { row: number; sentence: SheetWords }

/** What a file says about the report itself; what it does not say is missing. */
export type ReportAbout = Partial<Omit<CoverageDocument, 'grounds' | 'claims'>>

/** What a file of any form holds: what could be read, what could not and why, and what is worth knowing. */
export type ReportReading = {
  about: ReportAbout
  grounds: NamedGround[]
  claims: { row: number; claim: TravellingClaim }[]
  refused: Told[]
  remarks: Told[]
}

/** The file as a whole is refused: a code for programs and a sentence that says where and what to do instead. */
export type Refusal = { kind: 'refused'; code: string; sentence: SheetWords }

export const emptyReading = (): ReportReading => ({ about: {}, grounds: [], claims: [], refused: [], remarks: [] })

/** How long texts may be; longer ones are refused with their row. */
export const longest = {
  ...{
    title: 200,
    version: 60,
    note: 4000,
    edition: 120,
    requirement: 60,
    reference: 120,
    place: 400,
    statement: 8000,
  },
  ground: 300,
} as const

// What the forms on screens do not take either: marks that hide or turn text could make it read as something else.
const unseenInLine = /\p{Cc}|(?!\u200d)\p{Cf}|\p{Zl}|\p{Zp}|[<>\ufffe\uffff]/u
const unseenInProse = /(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u

/** Why a text cannot be stored: too long, or with what nobody could have typed; null where it can. `name` is what it is called. */
export function unfit(text: string, limit: number, name: SheetWords, prose = false): SheetWords | null {
  if (text.length > limit)
    return {
      nl: `‘${name.nl}’ telt meer dan ${limit} tekens. Maak de tekst korter.`,
      en: `‘${name.en}’ has more than ${limit} characters. Make the text shorter.`,
    }
  if (text.isWellFormed() && !(prose ? unseenInProse : unseenInLine).test(text)) return null
  return prose
    ? {
        nl: `‘${name.nl}’ bevat tekens die niet te zien zijn. Haal ze weg.`,
        en: `‘${name.en}’ holds characters that cannot be seen. Remove them.`,
      }
    : {
        nl: `‘${name.nl}’ hoort één regel te zijn, zonder < of > en zonder tekens die niet te zien zijn.`,
        en: `‘${name.en}’ has to be one line, without < or > and without characters that cannot be seen.`,
      }
}

/** So many lines a report may have: three editions of the largest public cloud, with room. */
export const MOST_CLAIMS = 10_000
/** So many certificates and reports one report can rest on. */
export const MOST_GROUNDS = 500
export const tooManyGrounds: SheetWords = {
  nl: `Een rapport rust op ten hoogste ${MOST_GROUNDS} certificaten en rapporten. Verdeel het over meer bestanden.`,
  en: `A report rests on at most ${MOST_GROUNDS} certificates and reports. Divide it over several files.`,
}

const named: Record<'supplier' | 'service', SheetWords> = {
  supplier: { nl: 'Leverancier', en: 'Supplier' },
  service: { nl: 'Dienst', en: 'Service' },
}
const noted: Record<'termsNote' | 'disclaimer', SheetWords> = {
  termsNote: { nl: 'Voorwaarden in woorden', en: 'Terms in words' },
  disclaimer: { nl: 'Voorbehoud', en: 'Disclaimer' },
}

/** Why what a file of our own form says of itself cannot be kept as it is told; null where it can. */
export function unfitAbout(about: ReportAbout): SheetWords | null {
  for (const key of ['supplier', 'service'] as const) {
    const fault = unfit(about[key] ?? '', longest.ground, named[key])
    if (fault) return fault
  }
  for (const key of ['termsNote', 'disclaimer'] as const) {
    // A longer one is cut and looked at before it is recorded.
    const fault = unfit((about[key] ?? '').slice(0, longest.note), longest.note, noted[key], true)
    if (fault) return fault
  }
  return null
}

/** A name in a file of somebody else as far as it can be kept. */
export const fitName = (text: string): string =>
  unfit(text, longest.ground, named.supplier) === null
    ? text
    : [...text.slice(0, 2 * longest.ground)]
        .map((sign) => (unfit(sign, 2, named.supplier) === null ? sign : ' '))
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, longest.ground)
        .toWellFormed()
