import type { Step } from './steps.ts'

/** The sheet of a department, or of the organisation as a whole, as addresses name it. */
export const sheetName = (department: string | null): string => department ?? 'whole'
export const departmentOf = (sheet: string | undefined): string | null => (!sheet || sheet === 'whole' ? null : sheet)

export const overviewAddress = (assessment: string): string => `/assessments/${assessment}`

/** Where one question is answered. */
export function answerAddress(assessment: string, department: string | null, { subject, question }: Step): string {
  return `/assessments/${assessment}/answer/${sheetName(department)}/${subject.key}/${question.id}`
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
