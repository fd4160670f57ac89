import { createHash } from 'node:crypto'
import type { SheetForm, SheetRow, SheetWords } from '../exchange/sheet-form.ts'
import {
  type AskedQuestion,
  type GivenAnswer,
  longestExplanation,
  type SupplierAnswer,
  supplierAnswers,
} from './questionnaire.ts'

const answerWords: Record<SupplierAnswer, SheetWords> = {
  yes: { nl: 'Ja', en: 'Yes' },
  partly: { nl: 'Deels', en: 'Partly' },
  no: { nl: 'Nee', en: 'No' },
  'not-applicable': { nl: 'Niet van toepassing', en: 'Not applicable' },
}

/** A list of questions as a sheet: one row a question, to be filled in by the supplier. */
export const questionnaireForm: SheetForm = {
  kind: 'supplier-answers',
  version: 1,
  name: { nl: 'Vragen', en: 'Questions' },
  maxRows: 1000,
  columns: [
    {
      ...{ key: 'id', kind: 'text', heading: { nl: 'Vraag-id', en: 'Question id' }, width: 24 },
      ...{ locked: true, maxLength: 100 },
    },
    {
      ...{ key: 'theme', kind: 'text', heading: { nl: 'Onderwerp', en: 'Subject' }, width: 22 },
      ...{ locked: true, optional: true, maxLength: 200 },
    },
    {
      ...{ key: 'text', kind: 'text', heading: { nl: 'Vraag', en: 'Question' }, width: 60 },
      ...{ locked: true, optional: true, maxLength: 2000 },
    },
    {
      ...{ key: 'explain', kind: 'text', heading: { nl: 'Uitleg', en: 'Explanation' }, width: 50 },
      ...{ locked: true, optional: true, maxLength: 2000 },
    },
    {
      ...{ key: 'answer', kind: 'choice', heading: { nl: 'Antwoord', en: 'Answer' }, width: 20 },
      choices: supplierAnswers.map((value) => ({ value, ...answerWords[value] })),
    },
    {
      ...{ key: 'explanation', kind: 'text', heading: { nl: 'Toelichting', en: 'Remarks' }, width: 60 },
      maxLength: longestExplanation,
    },
    {
      // By which a row that comes back tells which answer it was filled in over.
      ...{ key: 'seen', kind: 'text', heading: { nl: 'Kenmerk antwoord', en: 'Answer mark' }, width: 18 },
      ...{ locked: true, optional: true, maxLength: 100 },
    },
  ],
}

type Answered = Pick<GivenAnswer, 'question' | 'answer' | 'explanation'>

/** Line breaks as one character and no space around, as explanations are stored. */
const plain = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').trim()

/** What an answer says, as a mark of 16 characters; no answer has one too. */
const markOf = (given: Pick<Answered, 'answer' | 'explanation'> | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([given?.answer ?? null, plain(given?.explanation)]))
    .digest('hex')
    .slice(0, 16)

/** The rows of a list, in the order of its questions, with the answers that there are. */
export function rowsOfList(questions: readonly AskedQuestion[], answers: readonly Answered[]): SheetRow[] {
  const given = new Map(answers.map((one) => [one.question, one]))
  return questions.map(({ id, theme, text, explain }) => ({
    ...{ id, theme, text, explain },
    answer: given.get(id)?.answer ?? '',
    explanation: given.get(id)?.explanation ?? '',
    seen: markOf(given.get(id)),
  }))
}

export type ReturnedList = {
  unchanged: number
  changes: { row: number; question: string; answer: SupplierAnswer | null; explanation: string }[]
  refused: { row: number; sentence: SheetWords }[]
}

const refusals = {
  unknown: (id: string): SheetWords => ({
    nl: `De vraag ‘${id}’ hoort niet bij deze lijst. Laat de kolom Vraag-id zoals die was.`,
    en: `The question ‘${id}’ does not belong to this list. Leave the column Question id as it was.`,
  }),
  twice: (row: number): SheetWords => ({
    nl: `Deze vraag staat ook op rij ${row}; die rij telt. Haal een van de twee weg.`,
    en: `This question is on row ${row} too, and that row counts. Remove one of the two.`,
  }),
  meanwhile: {
    nl: 'Deze vraag is beantwoord nadat dit blad werd opgehaald. Dat antwoord blijft staan. Vergelijk de twee, en pas het antwoord op de pagina aan of in een blad dat opnieuw is opgehaald.',
    en: 'This question was answered after this sheet was fetched. That answer stays. Compare the two, and change the answer on the page or in a sheet that was fetched anew.',
  },
}

/**
 * Compares a sheet that came back with what is there. A question without a row stays as it is; an empty cell takes away what was there. An
 * answer that came after the sheet was fetched stays as well: where the row was filled in too, that is told.
 */
export function compareList(
  questions: readonly Pick<AskedQuestion, 'id'>[],
  answers: readonly Answered[],
  rows: readonly { row: number; values: SheetRow }[],
): ReturnedList {
  const asked = new Set(questions.map(({ id }) => id))
  const given = new Map(answers.map((one) => [one.question, one]))
  const taken = new Map<string, number>()
  const found: ReturnedList = { unchanged: 0, changes: [], refused: [] }
  for (const { row, values } of rows) {
    const question = (values.id ?? '').trim()
    const earlier = taken.get(question)
    if (!asked.has(question)) found.refused.push({ row, sentence: refusals.unknown(question) })
    else if (earlier !== undefined) found.refused.push({ row, sentence: refusals.twice(earlier) })
    else {
      taken.set(question, row)
      const there = given.get(question)
      const answer = supplierAnswers.find((one) => one === values.answer) ?? null
      const explanation = plain(values.explanation)
      const [mine, theirs] = [markOf({ answer, explanation }), markOf(there)]
      // A row without a mark was filled in over nothing.
      const seen = values.seen?.trim() || markOf(undefined)
      if (mine === theirs || mine === seen) found.unchanged += 1
      else if (seen === theirs) found.changes.push({ row, question, answer, explanation })
      else found.refused.push({ row, sentence: refusals.meanwhile })
    }
  }
  return found
}
