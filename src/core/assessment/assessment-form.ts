import type { SheetForm, SheetRow } from '../exchange/sheet-form.ts'
import type { Questionnaire } from './questionnaire.ts'
import { axes, type GivenAnswer, type GivenRating } from './sheets.ts'

const maturity = { kind: 'number', min: 0, max: 5, width: 10 } as const

/** The sheet of an assessment: one row a question. The maturity of a subject stands at its first question. */
export const assessmentForm: SheetForm = {
  kind: 'assessment-answers',
  version: 1,
  name: { nl: 'Antwoorden', en: 'Answers' },
  maxRows: 20_000,
  columns: [
    {
      key: 'department',
      kind: 'text',
      heading: { nl: 'Afdeling', en: 'Department' },
      width: 20,
      locked: true,
      maxLength: 80,
    },
    {
      key: 'subject',
      kind: 'text',
      heading: { nl: 'Onderwerp', en: 'Subject' },
      width: 20,
      locked: true,
      maxLength: 40,
    },
    {
      key: 'question',
      kind: 'text',
      heading: { nl: 'Vraag-id', en: 'Question id' },
      width: 16,
      locked: true,
      maxLength: 60,
    },
    {
      key: 'title',
      kind: 'text',
      heading: { nl: 'Titel', en: 'Title' },
      width: 34,
      locked: true,
      optional: true,
      maxLength: 1000,
    },
    {
      key: 'text',
      kind: 'text',
      heading: { nl: 'Vraag', en: 'Question' },
      width: 60,
      locked: true,
      optional: true,
      maxLength: 4000,
    },
    {
      key: 'answer',
      kind: 'choice',
      heading: { nl: 'Antwoord', en: 'Answer' },
      width: 16,
      choices: [
        { value: 'yes', nl: 'Ja', en: 'Yes' },
        { value: 'partly', nl: 'Deels', en: 'Partly' },
        { value: 'no', nl: 'Nee', en: 'No' },
        { value: 'not-applicable', nl: 'Niet van toepassing', en: 'Not applicable' },
        { value: 'unknown', nl: 'Weet ik niet', en: 'Don’t know' },
      ],
    },
    { key: 'note', kind: 'text', heading: { nl: 'Toelichting', en: 'Note' }, width: 50, maxLength: 4000 },
    { key: 'design', heading: { nl: 'Opzet', en: 'Design' }, ...maturity },
    { key: 'existence', heading: { nl: 'Bestaan', en: 'Existence' }, ...maturity },
    { key: 'operation', heading: { nl: 'Werking', en: 'Operation' }, ...maturity },
    {
      key: 'rating-note',
      kind: 'text',
      heading: { nl: 'Toelichting bij de cijfers', en: 'Note on the ratings' },
      width: 40,
      maxLength: 4000,
    },
  ],
}

/** What a row of a sheet is about: a question to (null) the whole or a department. */
export const rowKey = (department: string | null, subject: string, question: string): string =>
  `${department ?? ''} ${subject} ${question}`

type Given = {
  answers: readonly (GivenAnswer & { note: string })[]
  ratings: readonly (GivenRating & { note: string })[]
}

/**
 * The rows of the sheets asked for, the whole (null) first: every question that is asked, and every other about which something was
 * answered. The same answers give the same rows.
 */
export function sheetRows(
  questionnaire: Questionnaire,
  departments: readonly { id: string | null; name: string }[],
  given: Given,
  language: 'nl' | 'en',
): SheetRow[] {
  const answers = new Map(given.answers.map((one) => [rowKey(one.department, one.subject, one.question), one]))
  const ratings = new Map(given.ratings.map((one) => [rowKey(one.department, one.subject, ''), one]))
  return departments.flatMap(({ id, name }) =>
    questionnaire.subjects.flatMap((subject) => {
      const rating = ratings.get(rowKey(id, subject.key, ''))
      const own = subject.questions.map((question) => answers.get(rowKey(id, subject.key, question.id)))
      if (!subject.asked && rating === undefined && own.every((one) => one === undefined)) return []
      return subject.questions.map((question, place): SheetRow => {
        const shown = place === 0 ? rating : undefined
        return {
          department: name,
          subject: subject.key,
          question: question.id,
          title: subject.title[language],
          text: question.text[language],
          answer: own[place]?.answer ?? '',
          note: own[place]?.note ?? '',
          ...Object.fromEntries(axes.map((axis) => [axis, shown?.[axis]?.toString() ?? ''])),
          'rating-note': shown?.note ?? '',
        }
      })
    }),
  )
}
