import { z } from 'zod'
import { confidence } from '../../core/standards/edition.ts'
import { contract } from '../../platform/http/contract.ts'
import { id, instant, language, pageOf, pageQuery } from '../../platform/http/shapes.ts'
import { assessmentState, editionId, subjectKey, themeKey } from './assessment-shapes.contract.ts'

const one = z.strictObject({ assessment: id })
const text = z.string()
const score = z.number().min(0).max(1).nullable()

/** One requirement of one edition: a field of the matrix. */
const cell = z.strictObject({
  edition: editionId,
  subject: subjectKey,
  number: text,
  kind: z.enum(['control', 'clause']),
  theme: themeKey,
  title: text,
  state: assessmentState,
  /** Yes counts 1 and partly ½, of all that is applicable; null where nothing is. */
  score,
  /** Questions asked for this edition, over all departments that count, and answered ones among them. */
  asked: z.int(),
  answered: z.int(),
  /** Where nobody answered this subject itself: the subjects whose answers it follows from, by the mapping. */
  derivedFrom: z.array(subjectKey),
  /** How sure what it follows from is: as sure as the least sure link. 'high' where it has answers of its own, or is open. */
  confidence,
  /** This edition asks more than another chosen one that the same answers serve. */
  asksMore: z.boolean(),
})

/** `rated` is the mean rating from 0 to 5; `answered` the share of yes among the questions of this kind (partly counts ½). Null where there is none. */
const axis = z.strictObject({
  rated: z.number().min(0).max(5).nullable(),
  ratings: z.int(),
  answered: score,
  /** Answers that count (yes, partly, no), and those left out (not applicable, don't know, not answered). */
  counted: z.int(),
  leftOut: z.int(),
})

const states = z.record(assessmentState, z.int())

/** The matrix of each standard, the radar by theme, and how each department stands. */
export const readAssessmentResult = contract({
  name: 'readAssessmentResult',
  summary: 'The result of an assessment: every requirement, by edition and theme',
  method: 'GET',
  path: '/api/assessments/:assessment/result',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: one,
  /** One department, or all together where left out. */
  query: z.strictObject({ department: id.optional(), language: language.optional() }),
  answer: z.strictObject({
    name: text,
    editions: z.array(z.strictObject({ id: editionId, name: text, total: z.int(), states, score })),
    departments: z.array(
      z.strictObject({ id, name: text, editions: z.array(z.strictObject({ edition: editionId, states, score })) }),
    ),
    cells: z.array(cell),
    themes: z.array(
      z.strictObject({ key: themeKey, name: text, subjects: z.int(), design: axis, existence: axis, operation: axis }),
    ),
  }),
})

export const gap = z.strictObject({
  subject: subjectKey,
  title: text,
  theme: themeKey,
  themeName: text,
  /** Every chosen edition that asks it, also through the mapping. */
  requirements: z.array(z.strictObject({ edition: editionId, editionName: text, number: text })),
  state: z.enum(['partly', 'not', 'unknown']),
  score,
  /** 1 days, 2 weeks, 3 months. */
  effort: z.int(),
  /** 1 some, 2 much, 3 most. */
  weight: z.int(),
  ownerRole: text,
  /** What to do about it, and what then recurs (`every`: P1M, P3M, P1Y). */
  measure: text,
  rhythm: z.array(z.strictObject({ every: z.string(), text })),
  /** What was not answered with yes. */
  answers: z.array(
    z.strictObject({
      question: text,
      text,
      department: text.nullable(),
      answer: z.enum(['partly', 'no', 'unknown']),
      note: text,
      by: text,
    }),
  ),
})

export const listGaps = contract({
  name: 'listGaps',
  summary: 'What is missing, heavy and easy first',
  method: 'GET',
  path: '/api/assessments/:assessment/gaps',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({
    ...pageQuery,
    department: id.optional(),
    edition: editionId.optional(),
    theme: themeKey.optional(),
    effort: z.coerce.number().int().min(1).max(3).optional(),
    weight: z.coerce.number().int().min(1).max(3).optional(),
    language: language.optional(),
  }),
  answer: z.strictObject({
    ...pageOf(gap).shape,
    /** All gaps before filtering, by weight and effort: `counts[weight - 1][effort - 1]`. */
    counts: z.array(z.array(z.int())),
  }),
})

/** `unfinished`: not everything is answered yet in the newer one; `dropped`: no longer asked. */
export const comparisonOutcome = z.enum(['better', 'worse', 'same', 'new', 'dropped', 'unfinished'])

const side = z.strictObject({ state: assessmentState, score })

export const compareAssessments = contract({
  name: 'compareAssessments',
  summary: 'How an assessment differs from an earlier one, also across editions',
  method: 'GET',
  path: '/api/assessments/:assessment/comparison',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: one,
  /** Compared with the assessment that this one is based on where left out. */
  query: z.strictObject({ with: id.optional(), language: language.optional() }),
  answer: z.strictObject({
    earlier: z.strictObject({ id, name: text, startedAt: instant, closedAt: instant.nullable() }),
    counts: z.record(comparisonOutcome, z.int()),
    items: z.array(
      z.strictObject({
        /** Of the newer assessment; of the earlier one where it was dropped. */
        edition: editionId,
        editionName: text,
        number: text,
        subject: subjectKey,
        title: text,
        outcome: comparisonOutcome,
        before: side.nullable(),
        after: side.nullable(),
        /** Where the earlier one numbered otherwise: what it was compared with, by the mapping. */
        through: z.array(
          z.strictObject({ subject: subjectKey, relation: z.enum(['equal', 'subset', 'superset', 'intersects']) }),
        ),
      }),
    ),
  }),
})

export const downloadAssessmentReport = contract({
  name: 'downloadAssessmentReport',
  summary: 'The gap report as PDF, DOCX or XLSX',
  method: 'GET',
  path: '/api/assessments/:assessment/report',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({ format: z.enum(['pdf', 'docx', 'xlsx']), language: language.optional() }),
  answer: 'file',
})
