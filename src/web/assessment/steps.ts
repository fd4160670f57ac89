import type { readQuestions } from '../../features/assessment/answering.contract.ts'
import type { Answer } from '../session/call.ts'
import type { Opened, SavedAnswers } from './saved-answers.ts'

export type Questions = Answer<typeof readQuestions>
export type Subject = Questions['subjects'][number]
export type Theme = Questions['themes'][number]
export type Question = Subject['questions'][number]
export type Part = Opened['parts'][number]

/** One question about one subject on one sheet: where somebody can be while answering. */
export type Step = { subject: Subject; question: Question }

/** Whether a subject belongs to what was handed over. */
export function isInPart(part: Pick<Part, 'themes' | 'subjects'>, subject: Pick<Subject, 'key' | 'theme'>): boolean {
  return part.themes.includes(subject.theme) || part.subjects.includes(subject.key)
}

/** The subjects that the reader has to do with on one sheet: all, or those that were handed to them. */
export function subjectsFor(
  { subjects }: Questions,
  { mayAnswer, parts }: Pick<Opened, 'mayAnswer' | 'parts'>,
  department: string | null,
): Subject[] {
  if (mayAnswer !== 'parts') return subjects
  const mine = parts.filter((part) => part.mine && part.department === department)
  return subjects.filter((subject) => mine.some((part) => isInPart(part, subject)))
}

/** The questions that are asked, in reading order. What follows whole from other answers is left out. */
export function stepsOf(subjects: readonly Subject[]): Step[] {
  return subjects.flatMap((subject) =>
    subject.asked ? subject.questions.map((question) => ({ subject, question })) : [],
  )
}

/** What is answered on a sheet, with what was answered for the whole where the department gave no answer of its own. */
export function isAnswered(saved: SavedAnswers, department: string | null, { subject, question }: Step): boolean {
  const own = saved.answer(department, subject.key, question.id).value.answer
  return (own ?? (department === null ? null : saved.answer(null, subject.key, question.id).value.answer)) !== null
}

/** The next question without an answer after a place, going on at the beginning; undefined where all are answered. */
export function nextOpen(steps: readonly Step[], after: number, answered: (step: Step) => boolean): Step | undefined {
  const around = [...steps.slice(after + 1), ...steps.slice(0, after + 1)]
  return around.find((step) => !answered(step))
}

export type ThemeProgress = { theme: Theme; asked: number; answered: number }

/** How far each theme of a sheet is; themes without questions are left out. */
export function progressByTheme(
  themes: readonly Theme[],
  steps: readonly Step[],
  answered: (step: Step) => boolean,
): ThemeProgress[] {
  return themes.flatMap((theme) => {
    const own = steps.filter(({ subject }) => subject.theme === theme.key)
    return own.length === 0 ? [] : [{ theme, asked: own.length, answered: own.filter(answered).length }]
  })
}
