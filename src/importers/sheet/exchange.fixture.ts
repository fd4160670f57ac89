import type { SheetContents, SheetForm } from '../../core/exchange/sheet-form.ts'

/** A sheet with a column of every kind. */
export const sampleForm: SheetForm = {
  kind: 'sample-answers',
  version: 2,
  name: { nl: 'Antwoorden', en: 'Answers' },
  maxRows: 1000,
  columns: [
    { key: 'id', kind: 'text', heading: { nl: 'Nr.', en: 'No.' }, width: 10, locked: true, maxLength: 40 },
    {
      key: 'answer',
      kind: 'choice',
      heading: { nl: 'Antwoord', en: 'Answer' },
      width: 14,
      choices: [
        { value: 'yes', nl: 'Ja', en: 'Yes' },
        { value: 'partly', nl: 'Deels', en: 'Partly' },
        { value: 'not-applicable', nl: 'Niet van toepassing', en: 'Not applicable' },
      ],
    },
    { key: 'maturity', kind: 'number', min: 0, max: 5, heading: { nl: 'Volwassenheid', en: 'Maturity' }, width: 12 },
    { key: 'since', kind: 'day', heading: { nl: 'Sinds', en: 'Since' }, width: 12, optional: true },
    { key: 'note', kind: 'text', heading: { nl: 'Toelichting', en: 'Note' }, width: 60, maxLength: 2000 },
  ],
}

export const organisation = { id: '01980000-0000-7000-8000-000000000001', name: 'De Vliet (demo) & zonen' }

export function sampleContents(rows: SheetContents['rows'], language: 'nl' | 'en' = 'nl'): SheetContents {
  return {
    language,
    organisation,
    facts: [{ key: 'assessment', label: { nl: 'Nulmeting', en: 'Assessment' }, value: 'a-1' }],
    rows,
  }
}

export const sampleRows = [
  { id: '5.10', answer: 'yes', maturity: '3', since: '2026-02-28', note: 'Er is beleid.\nZie 00123 en =1+1' },
  { id: '8.13', answer: 'partly', maturity: '0', since: '', note: '' },
  { id: '8.24', answer: '', maturity: '', since: '', note: '@SUM(A1) 😀 _x0041_ <&>"\'' },
]
