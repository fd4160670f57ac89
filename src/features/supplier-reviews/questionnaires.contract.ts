import { z } from 'zod'
import { judgements, listStates, supplierAnswers } from '../../core/suppliers/questionnaire.ts'
import { contract } from '../../platform/http/contract.ts'
import {
  day,
  done,
  email,
  id,
  instant,
  language,
  line,
  pageOf,
  pageQuery,
  prose,
  revision,
} from '../../platform/http/shapes.ts'
import { deciding, named, one, progress, reading, writing } from './review-shapes.contract.ts'

const text = z.strictObject({ nl: z.string(), en: z.string() })
const questionId = z.string().regex(/^[a-z0-9-]{1,40}\/[a-z0-9-]{1,40}$/)

/** A question as it is put; of a set of ours, or of the organisation itself ('own/…'). */
export const askedQuestion = z.strictObject({
  id: questionId,
  theme: line(0, 80),
  text: line(1, 500),
  explain: prose(1000),
  controls: z.array(z.string().regex(/^[5-8]\.\d{1,2}$/)).max(6),
})

export const listQuestionSets = contract({
  name: 'listQuestionSets',
  summary: 'Sets of questions in our own words that can be put to a supplier, in both languages',
  method: 'GET',
  path: '/api/question-sets',
  access: reading,
  change: 'none',
  answer: z.strictObject({
    sets: z.array(
      z.strictObject({
        id: z.string(),
        title: text,
        purpose: text,
        questions: z.strictObject({ nl: z.array(askedQuestion), en: z.array(askedQuestion) }),
      }),
    ),
  }),
})

const head = {
  id,
  revision,
  supplier: named,
  review: id.nullable(),
  title: z.string(),
  language,
  contactName: z.string(),
  email: z.string(),
  sentBy: z.string(),
  sentAt: instant,
  dueOn: day,
  submittedAt: instant.nullable(),
  submittedBy: z.string(),
  state: z.enum(listStates),
  progress,
}

/** Which lists of questions a list shows. */
export const listFilter = {
  supplier: id.optional(),
  review: id.optional(),
  state: z.enum(listStates).optional(),
}

export const listQuestionnaires = contract({
  name: 'listQuestionnaires',
  summary: 'Lists of questions that were put to suppliers, newest first, with how far each is',
  method: 'GET',
  path: '/api/questionnaires',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...listFilter }),
  answer: pageOf(z.strictObject(head)),
})

const answer = z.strictObject({
  id,
  revision,
  question: z.string(),
  answer: z.enum(supplierAnswers).nullable(),
  explanation: z.string(),
  /** Of an earlier list, and not looked at since. */
  carried: z.boolean(),
  answeredBy: z.string(),
  answeredAt: instant,
  judgement: z.enum(judgements).nullable(),
  judgementNote: z.string(),
})

const questionnaire = z.strictObject({
  ...head,
  questions: z.array(askedQuestion),
  answers: z.array(answer),
  /** Until when the newest link works; null where none does. */
  linkUntil: instant.nullable(),
})

export const readQuestionnaire = contract({
  name: 'readQuestionnaire',
  summary: 'One list of questions with the answers and what we make of them',
  method: 'GET',
  path: '/api/questionnaires/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: questionnaire,
})

const to = {
  contactName: line(0, 160),
  /** Empty: it goes as a sheet, and no link is made. */
  email: z.union([email, z.literal('')]),
  dueOn: day,
}

export const sendQuestionnaire = contract({
  name: 'sendQuestionnaire',
  summary: 'Put a list of questions to a supplier by a link in a mail; answers of earlier lists are taken along',
  method: 'POST',
  path: '/api/suppliers/:id/questionnaires',
  access: deciding,
  change: 'new',
  params: one,
  body: z.strictObject({
    ...to,
    title: line(1, 160),
    language,
    questions: z.array(askedQuestion).min(1).max(300),
    review: id.nullable(),
  }),
  secrets: ['link'],
  /** The link is shown only where it cannot be mailed. */
  answer: z.strictObject({ id, mailed: z.boolean(), link: z.string().nullable(), carried: z.int() }),
})

export const renewQuestionnaireLink = contract({
  name: 'renewQuestionnaireLink',
  summary: 'Send a new link, with another day or to somebody else; what was handed in is opened again for what we ask',
  method: 'POST',
  path: '/api/questionnaires/:id/link',
  access: deciding,
  change: 'existing',
  params: one,
  body: z.strictObject(to),
  secrets: ['link'],
  answer: z.strictObject({ id, mailed: z.boolean(), link: z.string().nullable() }),
})

export const withdrawQuestionnaire = contract({
  name: 'withdrawQuestionnaire',
  summary: 'Withdraw a list of questions; its links work no longer',
  method: 'DELETE',
  path: '/api/questionnaires/:id',
  access: deciding,
  change: 'existing',
  params: one,
  answer: done,
})

export const judgeAnswer = contract({
  name: 'judgeAnswer',
  summary: 'Say what we make of one answer; refused where the supplier changed it meanwhile',
  method: 'PUT',
  path: '/api/questionnaire-answers/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ judgement: z.enum(judgements).nullable(), note: prose(2000) }),
  answer,
})

export const sheetFile = z.base64().min(1).max(900_000)

export const downloadQuestionnaire = contract({
  name: 'downloadQuestionnaire',
  summary: 'A list of questions with the answers that there are, as a sheet to fill in (XLSX)',
  method: 'GET',
  path: '/api/questionnaires/:id/sheet',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: 'file',
})

export const refusedRow = z.strictObject({ row: z.int(), sentence: z.string() })

export const checkQuestionnaireSheet = contract({
  name: 'checkQuestionnaireSheet',
  summary: 'What a sheet that came back would change, without changing anything',
  method: 'POST',
  path: '/api/questionnaires/:id/sheet/check',
  access: writing,
  change: 'none',
  params: one,
  body: z.strictObject({ file: sheetFile }),
  answer: z.strictObject({
    token: z.string(),
    unchanged: z.int(),
    changes: z.array(
      z.strictObject({
        row: z.int(),
        question: z.string(),
        answer: z.enum(supplierAnswers).nullable(),
        explanation: z.string(),
      }),
    ),
    refused: z.array(refusedRow),
  }),
})

export const applyQuestionnaireSheet = contract({
  name: 'applyQuestionnaireSheet',
  summary: 'Take over the answers of a checked sheet, and hand the list in where somebody is named who did',
  method: 'POST',
  path: '/api/questionnaires/:id/sheet',
  access: writing,
  change: 'new',
  params: one,
  body: z.strictObject({
    file: sheetFile,
    token: z.string().regex(/^[0-9a-f]{64}$/),
    submittedBy: line(0, 160),
  }),
  answer: z.strictObject({ changed: z.int() }),
})
