import { z } from 'zod'
import { roles } from '../../core/access/roles.ts'
import { contract } from '../../platform/http/contract.ts'
import { id, instant, prose, revision } from '../../platform/http/shapes.ts'
import { criteriaContent, levelMark, text } from './risk-shapes.contract.ts'

const writing = { permission: 'criteria:write' } as const

const version = z.strictObject({
  id,
  revision,
  number: z.int(),
  /** Why this version is there. */
  note: z.string(),
  content: criteriaContent,
  madeBy: z.string(),
  madeAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  /** Open risks of which the last rating was made by it. */
  risks: z.int(),
})

const criteria = z.strictObject({
  /** The approved one that holds now; null before the first. */
  approved: version.nullable(),
  draft: z
    .strictObject({
      ...version.shape,
      /** Whether who asks may approve it: whoever wrote it may not where somebody else can. */
      mayApprove: z.boolean(),
      whyNot: text.nullable(),
    })
    .nullable(),
  /** All approved versions, newest first. */
  versions: z.array(version),
  /** Sets to begin with, in both languages. */
  starting: z.array(
    z.strictObject({
      id: z.string(),
      name: text,
      about: text,
      content: z.strictObject({ nl: criteriaContent, en: criteriaContent }),
    }),
  ),
  /** Accounts of this organisation, to be named as who may accept; for who writes no criteria only those that are named, without their role. */
  people: z.array(z.strictObject({ membership: id, name: z.string(), role: z.enum(roles).nullable() })),
})

export const readCriteria = contract({
  name: 'readCriteria',
  summary: 'How risks are rated: the approved criteria with all earlier versions, the draft, and sets to begin with',
  method: 'GET',
  path: '/api/risk-criteria',
  access: { permission: 'risk:read' },
  change: 'none',
  timeTravel: true,
  answer: criteria,
})

export const saveCriteriaDraft = contract({
  name: 'saveCriteriaDraft',
  summary: 'Write the draft of the next version of the criteria as a whole; If-Match 0 where there is none yet',
  method: 'PUT',
  path: '/api/risk-criteria/draft',
  access: writing,
  change: 'existing',
  body: z.strictObject({ note: prose(2000), content: criteriaContent }),
  answer: criteria,
})

export const discardCriteriaDraft = contract({
  name: 'discardCriteriaDraft',
  summary: 'Throw the draft of the criteria away',
  method: 'DELETE',
  path: '/api/risk-criteria/draft',
  access: writing,
  change: 'existing',
  answer: criteria,
})

export const approveCriteria = contract({
  name: 'approveCriteria',
  summary: 'Let the draft hold from today; risks rated by earlier criteria keep their rating and ask to be rated again',
  method: 'POST',
  path: '/api/risk-criteria/draft/approval',
  access: writing,
  change: 'existing',
  answer: criteria,
})

const threeLevels = z.strictObject({ inherent: levelMark, current: levelMark, residual: levelMark })
const named = z.strictObject({ id, code: z.string(), title: z.string(), asset: z.string() })

export const compareCriteria = contract({
  name: 'compareCriteria',
  summary:
    'What would change if the risks were rated by the draft: those whose level is another, and those that cannot be carried',
  method: 'GET',
  path: '/api/risk-criteria/draft/comparison',
  access: { permission: 'risk:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    /** Levels are the same when they have the same place, or the same name where the number of levels is another. */
    changes: z.array(
      z.strictObject({
        risk: named,
        from: threeLevels,
        to: threeLevels,
        changed: z.array(z.enum(['inherent', 'current', 'residual'])),
      }),
    ),
    /** A step or an aspect of the last rating does not exist in the draft. */
    uncarried: z.array(z.strictObject({ risk: named, why: text })),
    unchanged: z.int(),
    /** Open and rated: changes, uncarried and unchanged together. */
    counted: z.int(),
    /** Not rated, or closed. */
    leftOut: z.int(),
  }),
})
