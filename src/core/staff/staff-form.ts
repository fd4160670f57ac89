import type { SheetForm } from '../exchange/sheet-form.ts'

/** The sheet in which people go out. The import knows its headings, so that what went out can come back. */
export const staffForm: SheetForm = {
  kind: 'staff',
  version: 1,
  name: { nl: 'Mensen', en: 'People' },
  ownMaking: true,
  maxRows: 20_000,
  columns: [
    {
      key: 'number',
      heading: { nl: 'Personeelsnummer', en: 'Personnel number' },
      width: 18,
      kind: 'text',
      maxLength: 40,
    },
    { key: 'name', heading: { nl: 'Naam', en: 'Name' }, width: 30, kind: 'text', maxLength: 160 },
    { key: 'email', heading: { nl: 'E-mail', en: 'E-mail' }, width: 34, kind: 'text', maxLength: 254 },
    { key: 'function', heading: { nl: 'Functie', en: 'Function' }, width: 28, kind: 'text', maxLength: 160 },
    { key: 'teams', heading: { nl: 'Teams', en: 'Teams' }, width: 28, kind: 'text', maxLength: 4000 },
    { key: 'location', heading: { nl: 'Locatie', en: 'Location' }, width: 28, kind: 'text', maxLength: 160 },
    { key: 'starts', heading: { nl: 'In dienst', en: 'Employed from' }, width: 14, kind: 'day' },
    { key: 'ends', heading: { nl: 'Uit dienst', en: 'Employed until' }, width: 14, kind: 'day' },
    { key: 'language', heading: { nl: 'Taal', en: 'Language' }, width: 8, kind: 'text', maxLength: 20 },
  ],
}
