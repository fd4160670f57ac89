import type { SheetForm } from '../../core/exchange/sheet-form.ts'
import type { Edition } from '../../core/standards/edition.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import type { OwnText } from './own-texts.store.ts'

/** The sheet by which bought text comes in: numbers and titles are given, the text is filled in. A list of one's own making does too. */
export const ownTextsForm: SheetForm = {
  kind: 'own-texts',
  version: 1,
  name: { nl: 'Normtekst', en: 'Text of the standard' },
  ownMaking: true,
  maxRows: 500,
  columns: [
    {
      key: 'kind',
      heading: { nl: 'Soort', en: 'Kind' },
      width: 18,
      locked: true,
      optional: true,
      kind: 'choice',
      choices: [
        { value: 'clauses', nl: 'Hoofdstuk 4-10', en: 'Clause 4-10' },
        { value: 'controls', nl: 'Bijlage A', en: 'Annex A' },
      ],
    },
    { key: 'number', heading: { nl: 'Nummer', en: 'Number' }, width: 10, locked: true, kind: 'text', maxLength: 20 },
    {
      key: 'title',
      heading: { nl: 'Titel', en: 'Title' },
      width: 40,
      locked: true,
      optional: true,
      kind: 'text',
      maxLength: 500,
    },
    { key: 'text', heading: { nl: 'Tekst', en: 'Text' }, width: 90, kind: 'text', maxLength: 20_000 },
  ],
}

type Bound = { edition: Edition; own: readonly OwnText[]; language: 'nl' | 'en'; organisation: string; name: string }

/** Every clause and control of an edition, with the own text so far: to fill in and bring back. */
export function ownTextsFile({ edition, own, language, organisation, name }: Bound): FileAnswer {
  const texts = new Map(own.map((one) => [`${one.kind} ${one.requirement}`, one.text]))
  const rowsOf = (kind: 'controls' | 'clauses', list: readonly { id: string; title: { nl: string; en: string } }[]) =>
    list.map(({ id, title }) => ({ kind, number: id, title: title[language], text: texts.get(`${kind} ${id}`) ?? '' }))
  return {
    bytes: writeSheet(ownTextsForm, {
      language,
      organisation: { id: organisation, name },
      facts: [{ key: 'edition', label: { nl: 'Norm', en: 'Standard' }, value: edition.id }],
      rows: [...rowsOf('clauses', edition.clauses), ...rowsOf('controls', edition.requirements)],
    }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${edition.name.replace(/[/\\:*?"<>|]+/g, ' ')} ${language === 'nl' ? 'normtekst' : 'own text'}.xlsx`,
  }
}
