import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, instant, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'
import { departmentOrWhole, editionId, rating, subjectKey, themeKey } from './assessment-shapes.contract.ts'

const one = z.strictObject({ assessment: id })
const departments = z.array(z.strictObject({ id, name: z.string() }))

/** How far a sheet is: questions that are asked, and those with an answer. 'Don't know' is an answer; a note alone is not. */
const progress = { asked: z.int(), answered: z.int() }

const head = {
  id,
  revision,
  name: z.string(),
  editions: z.array(z.strictObject({ id: editionId, name: z.string() })),
  /** The release of the questions that it asks, and the newest there is. */
  release: z.int(),
  newestRelease: z.int(),
  scope: z.string(),
  /** None: the organisation is assessed as a whole. */
  departments,
  startedBy: z.string(),
  startedAt: instant,
  /** Closed: frozen, nothing can be answered. Null while it is under way. */
  closedBy: z.string().nullable(),
  closedAt: instant.nullable(),
  basedOn: z.strictObject({ id, name: z.string() }).nullable(),
}

/** An assessment in a list. For whoever answers only parts, the progress is that of those parts. */
export const assessmentSummary = z.strictObject({ ...head, progress: z.strictObject(progress) })

/** What a colleague was asked to answer. */
export const assessmentPart = z.strictObject({
  id,
  revision,
  department: id.nullable(),
  /** All subjects of these themes, and these subjects. */
  themes: z.array(themeKey),
  subjects: z.array(subjectKey),
  /** Null where the person no longer belongs to the organisation. */
  membership: id.nullable(),
  person: z.string(),
  mine: z.boolean(),
  due: day.nullable(),
  message: z.string(),
  handedBy: z.string(),
  handedAt: instant,
  progress: z.strictObject(progress),
})

const assessmentFacts = {
  name: line(2, 120),
  editions: z.array(editionId).min(1).max(8),
  scope: prose(4000),
  basedOn: id.nullable(),
}

export const listAssessments = contract({
  name: 'listAssessments',
  summary: 'Gap assessments, newest first; for a contributor those with a part to answer',
  method: 'GET',
  path: '/api/assessments',
  access: { permission: 'assessment:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject(pageQuery),
  answer: pageOf(assessmentSummary),
})

export const startAssessment = contract({
  name: 'startAssessment',
  summary: 'Start a gap assessment of chosen editions, for the whole organisation or for departments of it',
  method: 'POST',
  path: '/api/assessments',
  access: { permission: 'assessment:write' },
  change: 'new',
  body: z.strictObject({ ...assessmentFacts, departments: z.array(line(1, 80)).max(20) }),
  answer: assessmentSummary,
})

export const updateAssessment = contract({
  name: 'updateAssessment',
  summary: 'Change name, editions, scope or departments; a department with answers stays',
  method: 'PUT',
  path: '/api/assessments/:assessment',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: one,
  body: z.strictObject({
    ...assessmentFacts,
    /** All of them, in order; a new one without id. */
    departments: z.array(z.strictObject({ id: id.nullable(), name: line(1, 80) })).max(20),
  }),
  answer: assessmentSummary,
})

export const deleteAssessment = contract({
  name: 'deleteAssessment',
  summary: 'Remove an assessment in which nothing was answered yet',
  method: 'DELETE',
  path: '/api/assessments/:assessment',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: one,
  answer: done,
})

export const renewQuestions = contract({
  name: 'renewQuestions',
  summary: 'Take the questions of the newest release into an assessment; what was answered stays',
  method: 'PUT',
  path: '/api/assessments/:assessment/release',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: one,
  answer: assessmentSummary,
})

export const closeAssessment = contract({
  name: 'closeAssessment',
  summary: 'Close an assessment: answers are frozen',
  method: 'PUT',
  path: '/api/assessments/:assessment/closing',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: one,
  answer: assessmentSummary,
})

export const reopenAssessment = contract({
  name: 'reopenAssessment',
  summary: 'Reopen a closed assessment',
  method: 'DELETE',
  path: '/api/assessments/:assessment/closing',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: one,
  answer: assessmentSummary,
})

/** An answer as it stands. `by` is a position in `people`. */
const givenAnswer = z.strictObject({
  question: z.string(),
  /** Null where only a note was written so far. */
  answer: z.enum(['yes', 'partly', 'no', 'not-applicable', 'unknown']).nullable(),
  note: z.string(),
  by: z.int(),
  at: instant,
  revision,
})
const givenRating = z.strictObject({ ...rating, note: z.string(), by: z.int(), at: instant, revision })

/**
 * All that a screen needs besides the texts of the questions (`readQuestions`). A subject without answers and rating is left out
 * of its sheet. In an assessment with departments, an answer for the whole (`department: null`) holds for each department that
 * gave none of its own. A contributor sees only the sheets and subjects of the parts that were handed to them.
 */
export const openAssessment = contract({
  name: 'openAssessment',
  summary: 'One assessment with its answers, ratings, parts and progress',
  method: 'GET',
  path: '/api/assessments/:assessment',
  access: { permission: 'assessment:read' },
  change: 'none',
  timeTravel: true,
  params: one,
  /** The sheet of one department, or of the whole; all sheets where left out. Progress and parts are of all in any case. */
  query: z.strictObject({ department: departmentOrWhole.optional() }),
  answer: z.strictObject({
    ...head,
    /** What the caller may answer now: everything, the handed parts, or nothing (by role, or because it is closed). */
    mayAnswer: z.enum(['all', 'parts', 'none']),
    progress: z.strictObject(progress),
    /** Each sheet that the caller can see, the whole (null) first. Where departments exist, the whole counts only its own answers. */
    sheetProgress: z.array(z.strictObject({ department: id.nullable(), ...progress })),
    parts: z.array(assessmentPart),
    /** Names that answers and ratings refer to. */
    people: z.array(z.string()),
    sheets: z.array(
      z.strictObject({
        department: id.nullable(),
        subjects: z.array(
          z.strictObject({ subject: subjectKey, answers: z.array(givenAnswer), rating: givenRating.nullable() }),
        ),
      }),
    ),
  }),
})

const partFacts = {
  department: id.nullable(),
  themes: z.array(themeKey).max(60),
  subjects: z.array(subjectKey).max(300),
  membership: id,
  due: day.nullable(),
  message: prose(1000),
}

export const handPart = contract({
  name: 'handPart',
  summary: 'Hand a part of an assessment to a colleague who may answer',
  method: 'POST',
  path: '/api/assessments/:assessment/parts',
  access: { permission: 'assessment:write' },
  change: 'new',
  params: one,
  body: z.strictObject(partFacts),
  answer: assessmentPart,
})

const onePart = z.strictObject({ assessment: id, part: id })

export const updatePart = contract({
  name: 'updatePart',
  summary: 'Change a handed part: what, to whom, by when',
  method: 'PUT',
  path: '/api/assessments/:assessment/parts/:part',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: onePart,
  body: z.strictObject(partFacts),
  answer: assessmentPart,
})

export const withdrawPart = contract({
  name: 'withdrawPart',
  summary: 'Take a part back; what was answered stays',
  method: 'DELETE',
  path: '/api/assessments/:assessment/parts/:part',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: onePart,
  answer: done,
})
