import { allow } from '../../core/access/allow.ts'
import type { SheetWords } from '../../core/exchange/sheet-form.ts'
import type { Edition } from '../../core/standards/edition.ts'
import { type PlacedText, placeOwnTexts, type RowFault } from '../../core/standards/own-text-rows.ts'
import { readSheet } from '../../importers/sheet/read-sheet.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { listOwnTexts, writeOwnTexts } from './own-texts.store.ts'
import { ownTextsForm } from './own-texts-sheet.ts'

const faultWords: Record<RowFault['why'], (number: string) => SheetWords> = {
  unknown: (number) => ({
    nl: `${number} is geen nummer van deze norm. Verbeter het nummer of haal de rij weg.`,
    en: `${number} is no number of this standard. Mend the number, or remove the row.`,
  }),
  twice: (number) => ({
    nl: `${number} staat twee keer in dit blad. Een spreadsheetprogramma maakt van 5.10 vaak 5.1: maak de kolom op als tekst en vul de nummers opnieuw in.`,
    en: `${number} is in this sheet twice. A spreadsheet program often makes 5.1 of 5.10: format the column as text and fill in the numbers again.`,
  }),
  ambiguous: (number) => ({
    nl: `${number} is een hoofdstuk en ook een beheersmaatregel. Schrijf A.${number}, of vul de kolom Soort in.`,
    en: `${number} is a clause and a control as well. Write A.${number}, or fill in the column Kind.`,
  }),
}

/** What an import would do, or did; sentences in the language of whoever asks. */
export type ImportReport = {
  added: number
  changed: number
  unchanged: number
  refused: { row: number; message: string }[]
}

type Plan = { report: ImportReport; writing: PlacedText[] }

/**
 * What an import of a sheet would change and refuse; stores nothing. Texts that the sheet does not name stay as they are. Throws a
 * Problem where the file as a whole cannot be taken.
 */
export async function planImport(
  source: Reader | Tx,
  edition: Edition,
  file: Uint8Array,
  language: Language,
): Promise<Plan> {
  const reading = await readSheet(file, ownTextsForm, source.organisation)
  if (reading.kind === 'refused') throw new Problem(400, reading.refusal.code, reading.refusal.sentence)
  if (reading.about.edition !== undefined && reading.about.edition !== edition.id) {
    throw new Problem(400, 'sheet-of-another-edition', {
      nl: `Dit blad is van een andere norm (${reading.about.edition.slice(0, 40)}). Open die norm en lees het daar in.`,
      en: `This sheet is of another standard (${reading.about.edition.slice(0, 40)}). Open that standard and import it there.`,
    })
  }
  const { placed, faults } = placeOwnTexts(
    edition,
    reading.rows.map(({ row, values }) => ({
      row,
      kind: values.kind ?? '',
      number: values.number ?? '',
      text: values.text ?? '',
    })),
  )
  const own = await listOwnTexts(source, edition.id)
  const before = ({ kind, requirement }: PlacedText) =>
    own.find((one) => one.kind === kind && one.requirement === requirement)?.text
  const writing = placed.filter((one) => before(one) !== one.text)
  const added = writing.filter((one) => before(one) === undefined).length
  const refused = [
    ...reading.refusals.map(({ row, sentence }) => ({ row: row ?? 0, message: sentence[language] })),
    ...faults.map(({ row, why, number }) => ({ row, message: faultWords[why](number)[language] })),
  ].sort((a, b) => a.row - b.row)
  return {
    report: { added, changed: writing.length - added, unchanged: placed.length - writing.length, refused },
    writing,
  }
}

/** Takes own texts from a sheet: all good rows come in together, the others are reported. */
export async function importOwnTexts(
  tx: Tx,
  edition: Edition,
  file: Uint8Array,
  language: Language,
): Promise<ImportReport> {
  const allowed = allow(tx.actor, 'standards:annotate')
  const { report, writing } = await planImport(tx, edition, file, language)
  if (writing.length === 0) return report
  await writeOwnTexts(
    tx,
    allowed,
    writing.map(({ kind, requirement, text }) => ({ edition: edition.id, kind, requirement, text })),
  )
  tx.note({ action: 'own-texts.imported', subject: edition.name, details: { texts: writing.length } })
  return report
}
