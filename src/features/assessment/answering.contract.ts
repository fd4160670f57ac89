import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id, instant, language, prose, revision } from '../../platform/http/shapes.ts'
import { departmentOrWhole, editionId, questionId, rating, subjectKey, themeKey } from './assessment-shapes.contract.ts'

const answer = z.enum(['yes', 'partly', 'no', 'not-applicable', 'unknown']).nullable()
const note = prose(4000)
const text = z.string()

/**
 * What is asked for these editions, in one language: changes only with the product and with the marks for health care that the
 * organisation corrected. Subjects come in the order in
 * which a standard is read: clauses 4 to 10, then controls; first those of 2022, then those of 2013.
 */
export const readQuestions = contract({
  name: 'readQuestions',
  summary: 'The subjects and questions of a gap assessment for a choice of editions',
  method: 'GET',
  path: '/api/assessment-questions',
  access: { permission: 'assessment:read' },
  change: 'none',
  timeTravel: true,
  /** Editions separated by commas. */
  query: z.strictObject({
    editions: z.string().regex(/^[a-z0-9-]{3,40}(,[a-z0-9-]{3,40}){0,7}$/),
    language,
    /** The release of the questions; the newest unless said. */
    release: z.coerce.number().int().positive().max(10_000).optional(),
  }),
  answer: z.strictObject({
    themes: z.array(
      z.strictObject({
        key: themeKey,
        numbering: z.enum(['2013', '2022']),
        kind: z.enum(['control', 'clause']),
        name: text,
      }),
    ),
    subjects: z.array(
      z.strictObject({
        key: subjectKey,
        numbering: z.enum(['2013', '2022']),
        kind: z.enum(['control', 'clause']),
        number: text,
        theme: themeKey,
        title: text,
        /** The chosen editions that hold it. */
        editions: z.array(editionId),
        /** What it asks and why; empty for editions of which only titles are known. `care` is what NEN 7510 adds, null where it adds nothing or is not chosen. */
        about: text,
        care: text.nullable(),
        /** 1 days, 2 weeks, 3 months; and 1 some, 2 much, 3 most weight for care. */
        effort: z.int(),
        weight: z.int(),
        /** False where the answers about other subjects (`servedBy`) serve this one whole: it can be answered, but need not be. */
        asked: z.boolean(),
        /** Subjects of another numbering in this assessment whose answers say something about this one. `relation`: what this one asks against that. */
        servedBy: z.array(
          z.strictObject({
            subject: subjectKey,
            relation: z.enum(['equal', 'subset', 'superset', 'intersects']),
            confidence: z.enum(['high', 'medium', 'low']),
          }),
        ),
        questions: z.array(
          z.strictObject({
            id: questionId,
            kind: z.enum(['design', 'existence', 'operation']),
            /** Asked for NEN 7510 only: there it asks more than ISO/IEC 27001. */
            care: z.boolean(),
            text,
            partlyWhen: text.nullable(),
          }),
        ),
      }),
    ),
  }),
})

const place = {
  assessment: id,
  department: departmentOrWhole,
  numbering: z.enum(['2013', '2022']),
  kind: z.enum(['control', 'clause']),
  number: z.string().regex(/^[1-9][0-9]?(\.[1-9][0-9]?){0,3}$/),
}

/** `If-Match: "0"` where nothing was answered. No answer and no note takes an answer back: its revision is 0 again. */
export const answerQuestion = contract({
  name: 'answerQuestion',
  summary: 'Answer one question, for the whole or for a department',
  method: 'PUT',
  path: '/api/assessments/:assessment/answers/:department/:numbering/:kind/:number/:question',
  access: { permission: 'assessment:answer' },
  change: 'existing',
  params: z.strictObject({ ...place, question: questionId }),
  body: z.strictObject({ answer, note }),
  answer: z.strictObject({ answer, note, by: text, at: instant, revision }),
})

export const rateSubject = contract({
  name: 'rateSubject',
  summary: 'Rate the maturity of one subject in design, existence and operation, from 0 to 5',
  method: 'PUT',
  path: '/api/assessments/:assessment/ratings/:department/:numbering/:kind/:number',
  access: { permission: 'assessment:answer' },
  change: 'existing',
  params: z.strictObject(place),
  body: z.strictObject({ ...rating, note }),
  answer: z.strictObject({ ...rating, note, by: text, at: instant, revision }),
})

const write = {
  /** Made by the program that writes, new for each write: the same write sent again changes nothing. */
  id,
  department: id.nullable(),
  subject: subjectKey,
  /** The revision of the answer or rating that was seen; 0 for none. */
  seen: revision,
  /** The write of the same program about the same question before this one, where its outcome never arrived. */
  after: id.nullable().default(null),
}

const answerNow = z.strictObject({ answer, note: text, by: text, at: instant, revision })
const ratingNow = z.strictObject({ ...rating, note: text, by: text, at: instant, revision })

/**
 * Takes what was typed, one or many, whether after a moment or after hours without connection. Each write is judged by itself:
 * `saved` (also when it had been saved before), `conflict` with what is there now, or `refused` with a sentence. Send at most 200
 * at a time and keep each until its outcome is there.
 */
export const saveAnswers = contract({
  name: 'saveAnswers',
  summary: 'Save answers and ratings that were queued; each has an outcome of its own',
  method: 'POST',
  path: '/api/assessments/:assessment/answers',
  access: { permission: 'assessment:answer' },
  change: 'new',
  params: z.strictObject({ assessment: id }),
  body: z.strictObject({
    writes: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('answer'), ...write, question: questionId, answer, note }),
          z.strictObject({ kind: z.literal('rating'), ...write, ...rating, note }),
        ]),
      )
      .min(1)
      .max(200),
  }),
  answer: z.strictObject({
    /** In the order of the writes. */
    outcomes: z.array(
      z.discriminatedUnion('outcome', [
        z.strictObject({ id, outcome: z.literal('saved'), revision }),
        /** Null where there is nothing now. `answer` for an answer, `rating` for a rating. */
        z.strictObject({
          id,
          outcome: z.literal('conflict'),
          revision,
          answer: answerNow.nullable(),
          rating: ratingNow.nullable(),
        }),
        z.strictObject({ id, outcome: z.literal('refused'), sentence: text }),
      ]),
    ),
  }),
})

const sheetFile = z.base64().min(1).max(900_000)

export const downloadAssessmentSheet = contract({
  name: 'downloadAssessmentSheet',
  summary: 'The questions and answers as XLSX, to fill in elsewhere and bring back',
  method: 'GET',
  path: '/api/assessments/:assessment/sheet',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ assessment: id }),
  query: z.strictObject({ department: departmentOrWhole.optional(), language: language.optional() }),
  answer: 'file',
})

/** A row of the sheet; `row` counts as the spreadsheet program does. */
const sheetCell = {
  row: z.int(),
  department: text.nullable(),
  subject: text,
  question: text,
}

export const checkAssessmentSheet = contract({
  name: 'checkAssessmentSheet',
  summary: 'What a filled-in sheet would change, without changing anything',
  method: 'POST',
  path: '/api/assessments/:assessment/sheet/check',
  access: { permission: 'assessment:write' },
  change: 'none',
  params: z.strictObject({ assessment: id }),
  /** The XLSX file in base64. */
  body: z.strictObject({ file: sheetFile }),
  answer: z.strictObject({
    /** Give this with the same file to apply it. */
    token: text,
    rows: z.int(),
    unchanged: z.int(),
    changes: z.array(
      z.strictObject({
        ...sheetCell,
        column: z.enum(['answer', 'note', 'design', 'existence', 'operation', 'rating-note']),
        before: text,
        after: text,
      }),
    ),
    refused: z.array(z.strictObject({ row: z.int(), sentence: text })),
  }),
})

export const applyAssessmentSheet = contract({
  name: 'applyAssessmentSheet',
  summary: 'Take over the changes of a checked sheet; refused where anything changed since the check',
  method: 'POST',
  path: '/api/assessments/:assessment/sheet',
  access: { permission: 'assessment:write' },
  change: 'new',
  params: z.strictObject({ assessment: id }),
  body: z.strictObject({ file: sheetFile, token: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: z.strictObject({ changed: z.int() }),
})
