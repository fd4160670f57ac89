import type { Questionnaire, Subject } from './questionnaire.ts'
import type { Answer } from './standing.ts'
import type { SubjectKey } from './subject.ts'

/** An answer as it was given, for a department or (null) for the organisation as a whole. */
export type GivenAnswer = {
  department: string | null
  subject: SubjectKey
  question: string
  /** Null where only a note was written so far. */
  answer: Answer | null
  note: string
  by: string
}

export const axes = ['design', 'existence', 'operation'] as const
export type Axis = (typeof axes)[number]
/** Maturity from 0 to 5 in each respect; null where nobody rated it. */
export type Rating = Record<Axis, number | null>
export type GivenRating = Rating & { department: string | null; subject: SubjectKey }

/** The answers of an assessment, so that those about one question are found at once. */
export type Sheets = {
  /** The departments that count: all of them, one, or (null) the whole where there are none. */
  departments: (string | null)[]
  answerTo(department: string | null, subject: SubjectKey, question: string): GivenAnswer | undefined
  ratingOf(department: string | null, subject: SubjectKey): GivenRating | undefined
  /** The same, where one department alone counts. */
  only(department: string): Sheets
}

/**
 * Lays answers out in sheets, one a department. What was answered for the whole holds for each department that gave no answer of
 * its own; a note alone is no answer.
 */
export function layOut(
  departments: readonly string[],
  given: { answers: readonly GivenAnswer[]; ratings: readonly GivenRating[] },
): Sheets {
  // By department, subject and question in turn: joining the three to one key would cost more than the rest of it.
  const answered = new Map<string | null, Map<SubjectKey, Map<string, GivenAnswer>>>()
  for (const one of given.answers) {
    if (one.answer !== null) within(within(answered, one.department), one.subject).set(one.question, one)
  }
  const rated = new Map<string | null, Map<SubjectKey, GivenRating>>()
  for (const one of given.ratings) within(rated, one.department).set(one.subject, one)
  const sheetsOf = (counting: (string | null)[]): Sheets => ({
    departments: counting,
    answerTo: (department, subject, question) =>
      answered.get(department)?.get(subject)?.get(question) ?? answered.get(null)?.get(subject)?.get(question),
    ratingOf: (department, subject) => rated.get(department)?.get(subject) ?? rated.get(null)?.get(subject),
    only: (department) => sheetsOf([department]),
  })
  return sheetsOf(departments.length > 0 ? [...departments] : [null])
}

/** The map that an outer map holds at a key, made where there is none. */
function within<A, B, C>(outer: Map<A, Map<B, C>>, key: A): Map<B, C> {
  const found = outer.get(key) ?? new Map<B, C>()
  outer.set(key, found)
  return found
}

/** How far something is: questions asked, and those with an answer. */
export type Progress = { asked: number; answered: number }

/** The progress of one sheet, over all subjects that are asked or over those that count for the reader. */
export function progressOf(
  questionnaire: Questionnaire,
  sheets: Sheets,
  departments: readonly (string | null)[] = sheets.departments,
  counts: (department: string | null, subject: Subject) => boolean = () => true,
): Progress {
  const progress = { asked: 0, answered: 0 }
  for (const subject of questionnaire.subjects) {
    if (!subject.asked) continue
    for (const department of departments) {
      if (!counts(department, subject)) continue
      progress.asked += subject.questions.length
      for (const { id } of subject.questions) {
        if (sheets.answerTo(department, subject.key, id)) progress.answered += 1
      }
    }
  }
  return progress
}
