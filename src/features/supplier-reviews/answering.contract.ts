import { z } from 'zod'
import { longestExplanation, supplierAnswers } from '../../core/suppliers/questionnaire.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, instant, language, line, prose, revision } from '../../platform/http/shapes.ts'
import { askedQuestion, refusedRow, sheetFile } from './questionnaires.contract.ts'

const token = z.string().regex(/^[\x21-\x7e]{1,200}$/)
// A link proves which list was sent and nothing more: what it opens is that list alone.
const byLink = { method: 'POST', access: 'public', change: 'session' } as const

const given = z.strictObject({
  question: z.string(),
  answer: z.enum(supplierAnswers).nullable(),
  explanation: z.string(),
  carried: z.boolean(),
  by: z.string(),
  at: instant,
  revision,
  /** What the organisation asks about this answer; null where it asks nothing. */
  asks: z.string().nullable(),
})

export const openQuestionnaireLink = contract({
  name: 'openQuestionnaireLink',
  summary: 'The list of questions of a link with the answers so far, by its token',
  path: '/api/questionnaire-link/open',
  ...byLink,
  body: z.strictObject({ token }),
  answer: z.strictObject({
    organisation: z.string(),
    supplier: z.string(),
    title: z.string(),
    language,
    contactName: z.string(),
    dueOn: day,
    expiresAt: instant,
    submittedAt: instant.nullable(),
    submittedBy: z.string(),
    questions: z.array(askedQuestion),
    answers: z.array(given),
  }),
})

export const saveLinkedAnswer = contract({
  name: 'saveLinkedAnswer',
  summary: 'Save the answer to one question, by the token of a link; refused where it was changed elsewhere meanwhile',
  path: '/api/questionnaire-link/answer',
  ...byLink,
  body: z.strictObject({
    token,
    question: line(1, 100),
    answer: z.enum(supplierAnswers).nullable(),
    explanation: prose(longestExplanation),
    /** The revision of the answer that was seen; 0 where there was none. */
    seen: revision,
  }),
  answer: given,
})

export const submitLinkedAnswers = contract({
  name: 'submitLinkedAnswers',
  summary: 'Hand in the answers by name, by the token of a link',
  path: '/api/questionnaire-link/submission',
  ...byLink,
  body: z.strictObject({ token, name: line(1, 160) }),
  answer: z.strictObject({ submittedAt: instant }),
})

export const downloadLinkedSheet = contract({
  name: 'downloadLinkedSheet',
  summary: 'The list of a link with the answers so far as a sheet to fill in (XLSX), by its token',
  path: '/api/questionnaire-link/sheet',
  ...byLink,
  body: z.strictObject({ token }),
  answer: 'file',
})

export const fillInLinkedSheet = contract({
  name: 'fillInLinkedSheet',
  summary: 'Take over the answers of a sheet, by the token of a link; rows that do not fit are named and left out',
  path: '/api/questionnaire-link/sheet/answers',
  ...byLink,
  body: z.strictObject({ token, file: sheetFile }),
  answer: z.strictObject({ changed: z.int(), unchanged: z.int(), refused: z.array(refusedRow) }),
})
