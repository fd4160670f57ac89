import type { Step } from './steps.ts'
import type { Target } from './unsent.ts'

/** The sheet of a department, or of the organisation as a whole, as addresses name it. */
export const sheetName = (department: string | null): string => department ?? 'whole'
export const departmentOf = (sheet: string | undefined): string | null => (!sheet || sheet === 'whole' ? null : sheet)

export const overviewAddress = (assessment: string): string => `/assessments/${assessment}`

/** Where one question is answered, or the first about a subject where `question` is empty. */
export function questionAddress(assessment: string, { department, subject, question }: Target): string {
  return `/assessments/${assessment}/answer/${sheetName(department)}/${subject}${question ? `/${question}` : ''}`
}

/** The same for a step. */
export function answerAddress(assessment: string, department: string | null, { subject, question }: Step): string {
  return questionAddress(assessment, { department, subject: subject.key, question: question.id })
}

/** The whole sheet of questions, as far as a filter lets through. */
export function sheetAddress(
  assessment: string,
  department: string | null,
  filter: Record<string, string> = {},
): string {
  const query = new URLSearchParams(department === null ? filter : { sheet: department, ...filter })
  return `/assessments/${assessment}/sheet${query.size > 0 ? `?${query}` : ''}`
}

export const resultAddress = (assessment: string, view?: string): string =>
  `/assessments/${assessment}/result${view ? `?view=${view}` : ''}`
