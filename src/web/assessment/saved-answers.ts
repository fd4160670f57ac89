import type { openAssessment } from '../../features/assessment/assessment.contract.ts'
import type { Answer } from '../session/call.ts'
import { type AnswerValue, noAnswer, noRating, type RatingValue, type Saved, type Target } from './unsent.ts'

export type Opened = Answer<typeof openAssessment>
type SubjectOnSheet = Opened['sheets'][number]['subjects'][number]

/** What the server has: the answer to a question (or the rating of a subject), with who gave it and when. */
export type SavedAnswer = { value: AnswerValue; revision: number; by: string | null; at: string | null }
export type SavedRating = { value: RatingValue; revision: number; by: string | null; at: string | null }

export type SavedAnswers = {
  answer: (department: string | null, subject: string, question: string) => SavedAnswer
  rating: (department: string | null, subject: string) => SavedRating
}

const nobody = { revision: 0, by: null, at: null }
const noSavedAnswer: SavedAnswer = { value: noAnswer, ...nobody }
const noSavedRating: SavedRating = { value: noRating, ...nobody }

/** Lays out what the server has, so that each answer is found at once. */
export function savedAnswersOf({ sheets, people }: Pick<Opened, 'sheets' | 'people'>): SavedAnswers {
  const answers = new Map<string, SavedAnswer>()
  const ratings = new Map<string, SavedRating>()
  for (const { department, subjects } of sheets) {
    for (const { subject, answers: given, rating } of subjects) {
      for (const { question, answer, note, by, at, revision } of given)
        answers.set(`${department} ${subject} ${question}`, {
          value: { answer, note },
          revision,
          by: people[by] ?? null,
          at,
        })
      if (rating) {
        const { by, at, revision, ...value } = rating
        ratings.set(`${department} ${subject}`, { value, revision, by: people[by] ?? null, at })
      }
    }
  }
  return {
    answer: (department, subject, question) => answers.get(`${department} ${subject} ${question}`) ?? noSavedAnswer,
    rating: (department, subject) => ratings.get(`${department} ${subject}`) ?? noSavedRating,
  }
}

/** The assessment after one answer or rating was saved; a revision of 0 says that nothing is left of it. */
export function withSaved(opened: Opened, target: Target, saved: Saved, given: { by: string; at: string }): Opened {
  const people = opened.people.includes(given.by) ? opened.people : [...opened.people, given.by]
  const by = people.indexOf(given.by)
  const sheets = replaceIn(
    opened.sheets,
    ({ department }) => department === target.department,
    { department: target.department, subjects: [] },
    (sheet) => ({
      ...sheet,
      subjects: replaceIn(
        sheet.subjects,
        ({ subject }) => subject === target.subject,
        { subject: target.subject, answers: [], rating: null },
        (one) => changed(one, target, saved, { by, at: given.at }),
      ),
    }),
  )
  return { ...opened, people, sheets }
}

function changed(one: SubjectOnSheet, target: Target, saved: Saved, given: { by: number; at: string }): SubjectOnSheet {
  const { value, revision } = saved
  const row = { ...given, revision, note: value.note.trim() }
  if (!('answer' in value)) {
    const { design, existence, operation } = value
    return { ...one, rating: revision === 0 ? null : { design, existence, operation, ...row } }
  }
  const others = one.answers.filter(({ question }) => question !== target.question)
  if (revision === 0) return { ...one, answers: others }
  return { ...one, answers: [...others, { question: target.question, answer: value.answer, ...row }] }
}

function replaceIn<T>(all: readonly T[], is: (one: T) => boolean, first: T, change: (one: T) => T): T[] {
  return all.some(is) ? all.map((one) => (is(one) ? change(one) : one)) : [...all, change(first)]
}
