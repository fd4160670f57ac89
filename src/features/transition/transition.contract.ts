import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, instant, language, line, revision } from '../../platform/http/shapes.ts'

const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
/** Numbering, control or clause, and number, such as `2013/control/12.3.1` or `2022/clause/9.2.1`. */
const subjectKey = z.string().regex(/^20(13|22)\/(control|clause)\/[1-9][0-9]?(\.[1-9][0-9]?){0,3}$/)
const text = z.string()

export const transitionKind = z.enum(['same', 'moved', 'merged', 'split', 'new', 'dropped'])
const asks = z.enum(['same', 'less', 'more', 'other']).nullable()
const relation = z.enum(['equal', 'subset', 'superset', 'intersects'])
const confidence = z.enum(['high', 'medium', 'low'])
const answer = z.enum(['yes', 'partly', 'no', 'not-applicable', 'unknown']).nullable()
const step = z.int().min(0).max(5).nullable()
const rating = { design: step, existence: step, operation: step }
/** The name of a department in the old assessment; null for the organisation as a whole. */
const department = text.nullable()
const counts = z.record(transitionKind, z.int())
const way = z.strictObject({ from: editionId, to: editionId })

/** `from` is old and `to` is new; `relation` is what the old one asks against the new. `sources` are positions in `sources` of the answer. */
const link = z.strictObject({ from: subjectKey, to: subjectKey, relation, confidence })

const entry = {
  key: subjectKey,
  kind: z.enum(['control', 'clause']),
  number: text,
  title: text,
  became: transitionKind,
  links: z.array(link),
}

export const transitionRun = z.strictObject({
  id,
  revision,
  to: z.strictObject({ id, name: text }),
  runBy: text,
  runAt: instant,
  /** The run made the new assessment. */
  made: z.boolean(),
  /** Old answers and ratings that were carried over, each counted once, whatever number of new subjects it leads to. */
  answers: z.int(),
  ratings: z.int(),
})

const oldAssessment = z.strictObject({
  id,
  name: text,
  startedAt: instant,
  closedAt: instant.nullable(),
  answers: z.int(),
})

/**
 * What became of every requirement, with what an old assessment said. `old` and `new` hold every requirement of their edition once, in
 * reading order, so that the counts of each side add up to it.
 */
export const readTransition = contract({
  name: 'readTransition',
  summary: 'What became of each requirement between two editions, and what an old assessment said about it',
  method: 'GET',
  path: '/api/transitions/:from/:to',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: way,
  /** The newest assessment of the old edition with answers where left out. */
  query: z.strictObject({ assessment: id.optional(), language: language.optional() }),
  answer: z.strictObject({
    from: z.strictObject({ id: editionId, name: text }),
    to: z.strictObject({ id: editionId, name: text, adopted: z.boolean() }),
    /** What the relations rest on. */
    basis: text,
    /** Assessments of the old edition, newest first, and the one whose answers are shown. */
    assessments: z.array(oldAssessment),
    assessment: id.nullable(),
    /** Assessments of the new edition that are under way: into which old answers can be brought. */
    targets: z.array(z.strictObject({ id, name: text, basedOnThis: z.boolean() })),
    run: transitionRun.nullable(),
    /** Answers and ratings that were given or changed in the old assessment since the run: running again brings them over too. */
    behind: z.int(),
    counts: z.strictObject({ old: counts, new: counts }),
    old: z.array(z.strictObject({ ...entry, answers: z.int(), earlier: answer })),
    new: z.array(
      z.strictObject({
        ...entry,
        /** What it asks against its predecessors together; null where there is none. */
        asks,
        /** It asks something for health care that none of them asked. */
        careAdded: z.boolean(),
        answers: z.int(),
        /** What the old answers say together at their weakest, over all departments. */
        earlier: answer,
        /** Whether that is a proposal for the new one. */
        proposed: z.boolean(),
        decision: z.enum(['decided', 'proposed']).nullable(),
      }),
    ),
  }),
})

const oldAnswer = {
  department,
  question: text,
  /** What was asked. */
  asked: text,
  answer,
  note: text,
  by: text,
  at: instant,
}
const oldRating = { department, ...rating, note: text, by: text, at: instant }

/** What the old answers propose about a new subject on one sheet; `open` says why they propose nothing. */
const proposal = z.strictObject({
  department,
  answer,
  open: z.enum(['new', 'asks-more', 'asks-other', 'unanswered']).nullable(),
  earlier: answer,
  rating: z.strictObject(rating),
  /** How sure it is that the old ones correspond: as sure as the least sure link. */
  confidence,
  /** The old notes, each under its old number. */
  note: text,
})

const decision = z.strictObject({
  applies: z.boolean(),
  reasons: z.array(z.enum(['risk', 'law', 'contract', 'good-practice'])),
  justification: text,
  presence: z.enum(['in-place', 'partly', 'planned', 'absent']).nullable(),
  description: text,
  since: day.nullable(),
  law: text,
  contract: text,
})
const decided = z.strictObject({ ...decision.shape, revision, decidedBy: text, decidedAt: instant })

export const openTransitionSubject = contract({
  name: 'openTransitionSubject',
  summary: 'One requirement in the transition: old and new side by side, with the old answers and decisions',
  method: 'GET',
  path: '/api/transitions/:from/:to/subject',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: way,
  query: z.strictObject({ subject: subjectKey, assessment: id.optional(), language: language.optional() }),
  answer: z.strictObject({
    olds: z.array(
      z.strictObject({
        ...entry,
        answers: z.array(z.strictObject(oldAnswer)),
        ratings: z.array(z.strictObject(oldRating)),
        decision: decided.nullable(),
      }),
    ),
    news: z.array(
      z.strictObject({
        ...entry,
        asks,
        careAdded: z.boolean(),
        /** What it asks, for editions that are explained. */
        about: text,
        proposals: z.array(proposal),
        decision: decided.nullable(),
        /** What the decisions about its predecessors propose; nothing is decided until somebody does. */
        proposedDecision: decision.nullable(),
      }),
    ),
    /** How they correspond and what that rests on. */
    grounds: z.array(z.strictObject({ ...link.shape, sources: z.array(text), note: text })),
  }),
})

export const runTransition = contract({
  name: 'runTransition',
  summary:
    'Bring the answers of an old assessment to a new edition; running again brings what is missing and else changes nothing',
  method: 'POST',
  path: '/api/transitions',
  access: { permission: 'assessment:write' },
  change: 'new',
  body: z.strictObject({
    assessment: id,
    from: editionId,
    to: editionId,
    /** The assessment to bring them to; null makes one of this name. */
    into: id.nullable(),
    name: line(2, 120).nullable(),
  }),
  answer: z.strictObject({
    ...transitionRun.shape,
    /** Old answers and ratings that this run brought; 0 where all was there. */
    brought: z.int(),
  }),
})

export const undoTransition = contract({
  name: 'undoTransition',
  summary: 'Go back: take away what was carried over; the old assessment and all that people answered stay',
  method: 'DELETE',
  path: '/api/transitions/:transition',
  access: { permission: 'assessment:write' },
  change: 'existing',
  params: z.strictObject({ transition: id }),
  answer: z.strictObject({
    /** The run made the new assessment, and nobody had touched it. */
    assessmentRemoved: z.boolean(),
  }),
})

/** A contributor sees the earlier answers about what was handed over, and no other. */
export const readEarlierAnswers = contract({
  name: 'readEarlierAnswers',
  summary: 'What was answered earlier about the subjects of an assessment, brought by a transition',
  method: 'GET',
  path: '/api/assessments/:assessment/earlier-answers',
  access: { permission: 'assessment:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ assessment: id }),
  query: z.strictObject({ subject: subjectKey.optional(), language: language.optional() }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        transition: id,
        /** The older edition. */
        edition: z.strictObject({ id: editionId, name: text }),
        subject: subjectKey,
        became: transitionKind,
        asks,
        careAdded: z.boolean(),
        proposals: z.array(proposal),
        answers: z.array(
          z.strictObject({
            from: z.strictObject({ assessment: id, name: text }),
            subject: subjectKey,
            number: text,
            title: text,
            relation,
            confidence,
            ...oldAnswer,
          }),
        ),
        ratings: z.array(z.strictObject({ subject: subjectKey, number: text, ...oldRating })),
      }),
    ),
  }),
})

export const downloadTransition = contract({
  name: 'downloadTransition',
  summary: 'The report of a transition as PDF, DOCX or XLSX',
  method: 'GET',
  path: '/api/transitions/:from/:to/report',
  access: { permission: 'assessment:results' },
  change: 'none',
  timeTravel: true,
  params: way,
  query: z.strictObject({
    format: z.enum(['pdf', 'docx', 'xlsx']),
    assessment: id.optional(),
    language: language.optional(),
  }),
  answer: 'file',
})
