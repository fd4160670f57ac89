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
}

/**
 * Lays answers out in sheets, one a department. What was answered for the whole holds for each department that gave no answer of
 * its own; a note alone is no answer.
 */
export function layOut(
  departments: readonly string[],
  given: { answers: readonly GivenAnswer[]; ratings: readonly GivenRating[] },
): Sheets {
  const answered = new Map<string, GivenAnswer>()
  for (const one of given.answers) {
    if (one.answer !== null) answered.set(`${one.department ?? ''} ${one.subject} ${one.question}`, one)
  }
  const rated = new Map(given.ratings.map((one) => [`${one.department ?? ''} ${one.subject}`, one]))
  return {
    departments: departments.length > 0 ? [...departments] : [null],
    answerTo: (department, subject, question) =>
      answered.get(`${department ?? ''} ${subject} ${question}`) ?? answered.get(` ${subject} ${question}`),
    ratingOf: (department, subject) => rated.get(`${department ?? ''} ${subject}`) ?? rated.get(` ${subject}`),
  }
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
