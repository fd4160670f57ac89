import type { SheetWords } from '../../core/exchange/sheet-form.ts'

/**
 * Why a sheet, or one row of it, was not taken: a code for programs, a sentence that says where and what to do instead, and the place:
 * the row as the spreadsheet program counts it, and the key of the column; null where it is about the whole file.
 */
export type SheetRefusal = { code: string; sentence: SheetWords; row: number | null; column: string | null }

/** Thrown while reading, and turned into an answer by `readSheet`: the file as a whole is refused. */
export class SheetRefused extends Error {
  readonly refusal: SheetRefusal

  constructor(code: string, sentence: SheetWords) {
    super(`${code}: ${sentence.en}`)
    this.refusal = { code, sentence, row: null, column: null }
  }
}

/** Refusals of a file that is no workbook we dare to open. */
export const refused = {
  notXlsx: () =>
    new SheetRefused('sheet-not-xlsx', {
      nl: 'Dit is geen Excel-bestand (.xlsx). Open het in een spreadsheetprogramma en sla het op als .xlsx.',
      en: 'This is not an Excel file (.xlsx). Open it in a spreadsheet program and save it as .xlsx.',
    }),
  oldOrProtected: () =>
    new SheetRefused('sheet-old-or-protected', {
      nl: 'Dit is een oud Excel-bestand (.xls) of er staat een wachtwoord op. Sla het op als .xlsx, zonder wachtwoord.',
      en: 'This is an old Excel file (.xls), or a password protects it. Save it as .xlsx, without a password.',
    }),
  damaged: (what: string) =>
    new SheetRefused('sheet-damaged', {
      nl: `Het bestand is beschadigd of niet volledig (${what}). Open het in een spreadsheetprogramma, sla het opnieuw op en probeer het nog eens.`,
      en: `The file is damaged or incomplete (${what}). Open it in a spreadsheet program, save it again and try once more.`,
    }),
  macros: () =>
    new SheetRefused('sheet-macros', {
      nl: 'Er zitten macro’s in het bestand. Sla het op als .xlsx zonder macro’s.',
      en: 'The file holds macros. Save it as .xlsx without macros.',
    }),
  tooLarge: (megabytes: number) =>
    new SheetRefused('sheet-too-large', {
      nl: `Het bestand is te groot: het mag ten hoogste ${megabytes} MB zijn. Haal lege rijen, plaatjes en andere bladen weg.`,
      en: `The file is too large: it may be at most ${megabytes} MB. Remove empty rows, pictures and other sheets.`,
    }),
  unpacksTooLarge: () =>
    new SheetRefused('sheet-unpacks-too-large', {
      nl: 'Uitgepakt wordt het bestand onredelijk groot. Kopieer alleen de gevulde rijen naar een nieuw bestand en probeer het daarmee.',
      en: 'Unpacked, the file grows unreasonably large. Copy only the filled rows into a new file and try with that.',
    }),
}
