import type { SheetForm } from '../../core/exchange/sheet-form.ts'
import { SheetRefused } from './refusal.ts'
import type { OpenedWorkbook, Rows } from './workbook-cells.ts'

/** People put a title above a table; further down a head would be data. */
const HEAD_WITHIN_ROWS = 10
/** What a sheet says about itself is short. */
const LONGEST_FACT = 400

type Found = {
  about: Record<string, string>
  rows: Rows
  /** The number of the row with the headings. */
  head: number
  /** The column of each key that is there. */
  columns: Map<string, number>
  ignoredColumns: string[]
}

/** The sheet of the form in a workbook, and what the workbook says about itself. Throws SheetRefused. */
export async function findSheet(workbook: OpenedWorkbook, form: SheetForm, organisation: string): Promise<Found> {
  const limit = form.maxRows + HEAD_WITHIN_ROWS
  const names = workbook.sheets.map(plain)
  const wanted = [form.name.nl, form.name.en].map(plain)
  const aboutPlace = names.findIndex((name) => name === 'over dit blad' || name === 'about this sheet')
  const about = aboutPlace < 0 ? {} : readAbout(await workbook.rows(aboutPlace, 1000, () => tooMany(1000)))
  checkAbout(about, form, organisation)
  const named = names.findIndex((name) => wanted.includes(name))
  const place = named < 0 && form.ownMaking ? names.findIndex((_, index) => index !== aboutPlace) : named
  if (place < 0) throw missingSheet(form, workbook.sheets)
  const rows = await workbook.rows(place, limit, () => tooMany(form.maxRows))
  return { about, rows, ...findHead(rows, form, workbook.sheets[place] ?? '') }
}

function readAbout(rows: Rows): Record<string, string> {
  const about: Record<string, string> = {}
  for (const cells of rows.values()) {
    const [value, key] = [cells.get(2), cells.get(3)]
    if (key?.kind !== 'text' || Object.hasOwn(about, key.text) || key.text === '__proto__') continue
    about[key.text] = value?.kind === 'text' || value?.kind === 'number' ? value.text.slice(0, LONGEST_FACT) : ''
  }
  return about
}

function checkAbout(about: Record<string, string>, form: SheetForm, organisation: string) {
  const { kind } = about
  if (kind === undefined && form.ownMaking) return
  if (kind === undefined)
    throw new SheetRefused('sheet-says-nothing', {
      nl: `Het blad ‘Over dit blad’ ontbreekt of is leeg. Exporteer ‘${form.name.nl}’ opnieuw en vul dat bestand in.`,
      en: `The sheet ‘About this sheet’ is missing or empty. Export ‘${form.name.en}’ again and fill in that file.`,
    })
  if (kind !== form.kind)
    throw new SheetRefused('sheet-other-kind', {
      nl: `Dit bestand is van een andere soort (${shown(kind)}). Hier hoort een export van ‘${form.name.nl}’.`,
      en: `This file is of another kind (${shown(kind)}). An export of ‘${form.name.en}’ belongs here.`,
    })
  if (about.version !== String(form.version))
    throw new SheetRefused('sheet-other-version', {
      nl: `Dit bestand is gemaakt met een andere versie van het blad (${shown(about.version ?? '')}, nu ${form.version}). Exporteer het opnieuw en neem de antwoorden over.`,
      en: `This file was made with another version of the sheet (${shown(about.version ?? '')}, now ${form.version}). Export it again and copy the answers.`,
    })
  if (about.organisation !== undefined && about.organisation !== organisation)
    throw new SheetRefused('sheet-other-organisation', {
      nl: `Dit bestand hoort bij een andere organisatie (${shown(about['organisation-name'] ?? '')}). Kies die organisatie, of exporteer het blad in deze.`,
      en: `This file belongs to another organisation (${shown(about['organisation-name'] ?? '')}). Choose that organisation, or export the sheet in this one.`,
    })
}

type Head = Pick<Found, 'head' | 'columns' | 'ignoredColumns'>

function findHead(rows: Rows, form: SheetForm, sheet: string): Head {
  const headings = new Map(
    form.columns.flatMap(({ key, heading }) => [heading.nl, heading.en].map((text) => [plain(text), key])),
  )
  let best: (Head & { twice: string | null }) | null = null
  for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
    if (row > HEAD_WITHIN_ROWS) break
    const found = {
      head: row,
      columns: new Map<string, number>(),
      ignoredColumns: [] as string[],
      twice: null as string | null,
    }
    for (const [place, cell] of cells) {
      if (cell.kind !== 'text') continue
      const key = headings.get(plain(cell.text))
      if (key === undefined) found.ignoredColumns.push(shown(cell.text))
      else if (found.columns.has(key)) found.twice = cell.text
      else found.columns.set(key, place)
    }
    if (best === null || found.columns.size > best.columns.size) best = found
  }
  const missing = form.columns.filter(({ key, optional }) => !optional && !best?.columns.has(key))
  if (best === null || missing.length > 0) {
    const list = (language: 'nl' | 'en') => missing.map(({ heading }) => `‘${heading[language]}’`).join(', ')
    throw new SheetRefused('sheet-columns-missing', {
      nl: `Op het blad ‘${shown(sheet)}’ ontbreken kolommen: ${list('nl')}. Zet deze koppen in één rij boven de gegevens, of exporteer het blad opnieuw.`,
      en: `Columns are missing on the sheet ‘${shown(sheet)}’: ${list('en')}. Put these headings in one row above the data, or export the sheet again.`,
    })
  }
  if (best.twice !== null)
    throw new SheetRefused('sheet-column-twice', {
      nl: `De kolom ‘${shown(best.twice)}’ staat er twee keer. Haal er een weg.`,
      en: `The column ‘${shown(best.twice)}’ is there twice. Remove one.`,
    })
  return best
}

function missingSheet(form: SheetForm, sheets: string[]): SheetRefused {
  const there = sheets
    .slice(0, 10)
    .map((name) => `‘${shown(name)}’`)
    .join(', ')
  return new SheetRefused('sheet-missing', {
    nl: `In dit bestand staat geen blad ‘${form.name.nl}’; wel ${there || 'niets'}. Geef het blad die naam, of exporteer het opnieuw.`,
    en: `This file has no sheet ‘${form.name.en}’; it has ${there || 'none'}. Give the sheet that name, or export it again.`,
  })
}

function tooMany(limit: number): SheetRefused {
  return new SheetRefused('sheet-too-many-rows', {
    nl: `Er staan meer dan ${limit} rijen op het blad. Haal rijen weg die er niet bij horen, of verdeel ze over bestanden.`,
    en: `The sheet has more than ${limit} rows. Remove rows that do not belong, or divide them over files.`,
  })
}

/** A heading or a name as people mean it: without regard to case and spaces. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** What somebody else wrote, short enough for a sentence. */
function shown(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const characters = Array.from(line.slice(0, 200))
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : line
}
