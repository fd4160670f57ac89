import type { SheetRow, SheetWords } from '../exchange/sheet-form.ts'
import { rowKey } from './assessment-form.ts'
import type { Questionnaire, Subject } from './questionnaire.ts'
import { axes, type GivenAnswer, type GivenRating, type Rating } from './sheets.ts'
import type { Answer } from './standing.ts'

export type SheetColumnKey = 'answer' | 'note' | 'design' | 'existence' | 'operation' | 'rating-note'
export type SheetChange = {
  row: number
  department: string | null
  subject: string
  question: string
  column: SheetColumnKey
  before: string
  after: string
}
export type SheetWrite =
  | {
      kind: 'answer'
      department: string | null
      subject: string
      question: string
      answer: Answer | null
      note: string
    }
  | ({ kind: 'rating'; department: string | null; subject: string; note: string } & Rating)

/** What taking over a sheet would do: how many rows say what is there, what would change, and which rows are not taken and why. */
export type SheetComparison = {
  unchanged: number
  changes: SheetChange[]
  writes: SheetWrite[]
  refused: { row: number; sentence: SheetWords }[]
}

const refusals = {
  department: (name: string): SheetWords => ({
    nl: `De afdeling ‘${name}’ hoort niet bij deze nulmeting. Kies een afdeling die er is, of laat de cel leeg voor de hele organisatie.`,
    en: `The department ‘${name}’ does not belong to this assessment. Name one that does, or leave the cell empty for the whole organisation.`,
  }),
  question: (subject: string, question: string): SheetWords => ({
    nl: `De vraag ‘${subject} ${question}’ hoort niet bij deze nulmeting. Laat onderwerp en vraag-id zoals zij waren.`,
    en: `The question ‘${subject} ${question}’ does not belong to this assessment. Leave subject and question id as they were.`,
  }),
  twice: (row: number): SheetWords => ({
    nl: `Deze vraag staat ook op rij ${row}; die rij telt. Haal een van de twee weg.`,
    en: `This question is on row ${row} too, and that row counts. Remove one of the two.`,
  }),
  rating: (question: string): SheetWords => ({
    nl: `Vul de cijfers in bij de eerste vraag van het onderwerp (${question}).`,
    en: `Fill in the ratings at the first question of the subject (${question}).`,
  }),
}

type Given = {
  answers: readonly GivenAnswer[]
  ratings: readonly (GivenRating & { note: string })[]
}

/** Compares the rows of a sheet with what is there. A question without a row stays as it is; an empty cell takes away what was there. */
export function compareSheet(
  questionnaire: Questionnaire,
  departments: readonly { id: string; name: string }[],
  given: Given,
  rows: readonly { row: number; values: SheetRow }[],
): SheetComparison {
  const found: SheetComparison = { unchanged: 0, changes: [], writes: [], refused: [] }
  const ids = new Map<string, string | null>([['', null], ...departments.map(({ id, name }) => [name, id] as const)])
  const answers = new Map(given.answers.map((one) => [rowKey(one.department, one.subject, one.question), one]))
  const ratings = new Map(given.ratings.map((one) => [rowKey(one.department, one.subject, ''), one]))
  const taken = new Map<string, number>()
  for (const { row, values } of rows) {
    const cell = (key: string) => values[key] ?? ''
    const name = cell('department').trim()
    const department = ids.get(name)
    const [key, id] = [cell('subject').trim(), cell('question').trim()]
    const subject = questionnaire.byKey.get(key)
    const place = subject?.questions.findIndex((question) => question.id === id) ?? -1
    const refuse = (sentence: SheetWords) => found.refused.push({ row, sentence })
    if (department === undefined) refuse(refusals.department(name))
    else if (!subject || place < 0) refuse(refusals.question(key, id))
    else {
      const about = rowKey(department, key, id)
      const earlier = taken.get(about)
      if (earlier !== undefined) refuse(refusals.twice(earlier))
      else if (place > 0 && hasRating(values)) refuse(refusals.rating(subject.questions[0]?.id ?? ''))
      else {
        taken.set(about, row)
        const where = { row, department: name === '' ? null : name, subject: key, question: id }
        const changes = [
          ...answerChange(found, values, { department, subject, id }, answers.get(about)),
          ...(place === 0
            ? ratingChange(found, values, { department, subject }, ratings.get(rowKey(department, key, '')))
            : []),
        ]
        if (changes.length === 0) found.unchanged += 1
        found.changes.push(...changes.map((change) => ({ ...where, ...change })))
      }
    }
  }
  return found
}

type Change = Pick<SheetChange, 'column' | 'before' | 'after'>

const ratingCells = [...axes, 'rating-note'] as const
const hasRating = (values: SheetRow): boolean => ratingCells.some((key) => (values[key] ?? '').trim() !== '')

/** Line breaks as one character and no space around, as notes are stored. */
const plain = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').trim()

function differing(pairs: readonly [SheetColumnKey, string, string][]): Change[] {
  return pairs.flatMap(([column, before, after]) => (before === after ? [] : [{ column, before, after }]))
}

function answerChange(
  found: SheetComparison,
  values: SheetRow,
  { department, subject, id }: { department: string | null; subject: Subject; id: string },
  there: GivenAnswer | undefined,
): Change[] {
  const answer = (values.answer || null) as Answer | null
  const note = plain(values.note)
  const changes = differing([
    ['answer', there?.answer ?? '', answer ?? ''],
    ['note', there?.note ?? '', note],
  ])
  if (changes.length > 0) {
    found.writes.push({ kind: 'answer', department, subject: subject.key, question: id, answer, note })
  }
  return changes
}

function ratingChange(
  found: SheetComparison,
  values: SheetRow,
  { department, subject }: { department: string | null; subject: Subject },
  there: (GivenRating & { note: string }) | undefined,
): Change[] {
  const note = plain(values['rating-note'])
  const stepOf = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text))
  const rating = {
    design: stepOf(values.design),
    existence: stepOf(values.existence),
    operation: stepOf(values.operation),
  }
  const changes = differing([
    ...axes.map(
      (axis) =>
        [axis, there?.[axis]?.toString() ?? '', rating[axis]?.toString() ?? ''] as [SheetColumnKey, string, string],
    ),
    ['rating-note', there?.note ?? '', note],
  ])
  if (changes.length > 0) found.writes.push({ kind: 'rating', department, subject: subject.key, ...rating, note })
  return changes
}
