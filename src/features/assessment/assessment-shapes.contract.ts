import { z } from 'zod'
import { id } from '../../platform/http/shapes.ts'

export const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
const number = '[1-9][0-9]?(\\.[1-9][0-9]?){0,3}'

/** What an answer is about: the numbering, control or clause, and the number, such as `2022/control/8.13` or `2013/clause/9.2`. */
export const subjectKey = z.string().regex(new RegExp(`^20(13|22)/(control|clause)/${number}$`))

/** A theme of controls, or a chapter of clauses: `2022/control/people`, `2013/control/12`, `2022/clause/6`. */
export const themeKey = z.string().regex(/^20(13|22)\/(control|clause)\/[a-z0-9-]{1,40}$/)

export const questionId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

/** The id of a department, or `whole` for the organisation as a whole. */
export const departmentOrWhole = z.union([z.literal('whole'), id])

const step = z.int().min(0).max(5).nullable()

/** Maturity from 0 to 5: laid down (design), there (existence), shown to work over time (operation). Null where not rated. */
export const rating = { design: step, existence: step, operation: step }

/** How a requirement stands by the answers. `open`: nothing was answered; `unknown`: nobody who was asked knows. */
export const assessmentState = z.enum(['met', 'partly', 'not', 'not-applicable', 'unknown', 'open'])
