import { z } from 'zod'
import { strengths } from '../../core/coverage/facts.ts'
import { chainLinks, linkStates, verdictStates } from '../../core/demonstrability/chain.ts'
import { requirementKey } from '../../core/standards/requirement-key.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id } from '../../platform/http/shapes.ts'

export const text = z.strictObject({ nl: z.string(), en: z.string() })
export const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
const link = z.enum(chainLinks)
const linkState = z.enum(linkStates)
const verdictState = z.enum(verdictStates)

/** Why, in words, and the things that the sentence names. */
export const reason = z.strictObject({
  key: z.string(),
  ...text.shape,
  about: z.array(
    z.strictObject({ kind: z.enum(['measure', 'document', 'review', 'supplier', 'coverage']), id, title: z.string() }),
  ),
})

/** Counted are those that apply; with what was left out they are all. */
const sum = z.strictObject({
  demonstrable: z.int(),
  'not-yet': z.int(),
  'not-demonstrable': z.int(),
  applicable: z.int(),
  leftOut: z.int(),
})

const verdict = z.strictObject({
  edition: editionId,
  requirement: requirementKey,
  kind: z.enum(['controls', 'clauses']),
  number: z.string(),
  theme: z.string(),
  title: text,
  state: verdictState,
  /** The first link that decides; null where all hold or the requirement does not apply. */
  weakest: link.nullable(),
  /** Why the weakest link stands as it does; where all hold, what ends first. */
  reason,
  since: day.nullable(),
  /** The first day on which time alone changes the verdict; null: never. */
  until: day.nullable(),
  /** How the seven links stand, in their order. */
  links: z.array(linkState),
  /** Who answers for the measures that serve it. */
  owners: z.array(z.string()),
  /** The suppliers whose reports are part of the proof on this day, each with the strongest thing that shows it. */
  suppliers: z.array(z.strictObject({ id, name: z.string(), strength: z.enum(strengths) })),
})

/** Which requirements to count, and for which day. Left out: all of the adopted editions. */
const which = {
  edition: editionId.optional(),
  theme: z.string().max(60).optional(),
  /** 'lacking' is what applies and cannot be demonstrated, or not yet. */
  state: z.enum([...verdictStates, 'lacking']).optional(),
  weakest: link.optional(),
  owner: z.string().max(200).optional(),
  system: id.optional(),
  /** Those to whose proof this supplier adds. */
  supplier: id.optional(),
  /** Those of whose proof some, or nothing, comes from suppliers. */
  rests: z.enum(['suppliers', 'own']).optional(),
  /** As things will stand on a later day if nothing is done. */
  on: day.optional(),
}

/** The next audit of each edition. */
const audits = z.array(z.strictObject({ edition: editionId, title: z.string(), day }))

export const listVerdicts = contract({
  name: 'listVerdicts',
  summary: 'Which requirements can be demonstrated, which not, why, and until when; with the sums and what they count',
  method: 'GET',
  path: '/api/demonstrability',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject(which),
  answer: z.strictObject({
    /** The day for which it is computed. */
    day,
    /** All that was asked for, in the order of the standards. */
    items: z.array(
      z.strictObject({
        ...verdict.shape,
        /** Those that the measures which serve it are about. */
        systems: z.array(id),
      }),
    ),
    /** Of each adopted edition as a whole, whatever was asked for. */
    editions: z.array(z.strictObject({ edition: editionId, editionName: z.string(), sum })),
    /** Of what was asked for. */
    themes: z.array(z.strictObject({ edition: editionId, theme: z.string(), title: text, sum })),
    owners: z.array(z.strictObject({ owner: z.string(), sum })),
    systems: z.array(z.strictObject({ system: id, name: z.string(), sum })),
    suppliers: z.array(z.strictObject({ supplier: id, name: z.string(), sum })),
    audits,
  }),
})

export const downloadVerdicts = contract({
  name: 'downloadVerdicts',
  summary: 'The requirements that a list shows with their verdicts and reasons, as XLSX or CSV',
  method: 'GET',
  path: '/api/demonstrability/file',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...which, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

export const readStandings = contract({
  name: 'readStandings',
  summary:
    'How many requirements of each adopted edition can be demonstrated, and how many in 30 days if nothing is done',
  method: 'GET',
  path: '/api/demonstrability/standings',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    day,
    later: day,
    editions: z.array(z.strictObject({ edition: editionId, editionName: z.string(), sum, laterSum: sum })),
    audits,
  }),
})

export const readCurve = contract({
  name: 'readCurve',
  summary:
    'How many requirements could be demonstrated at the end of each day of a past period: computed from the facts as they were recorded then',
  method: 'GET',
  path: '/api/demonstrability/curve',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  /** Both days are part of the period; what lies after the day that is looked at is left out. */
  query: z.strictObject({ from: day, through: day }),
  answer: z.strictObject({
    /** The first day of what this answer tells, and each day at the end of which a sum was another; none before anything was recorded. */
    points: z.array(
      z.strictObject({ day, editions: z.array(z.strictObject({ edition: editionId, editionName: z.string(), sum })) }),
    ),
    /** What comes before the points is asked for with this as the last day; null: that was all. */
    rest: day.nullable(),
  }),
})

export const readVerdict = contract({
  name: 'readVerdict',
  summary: 'Whether one requirement can be demonstrated: the seven links of the chain of proof with their facts',
  method: 'GET',
  path: '/api/demonstrability/:edition/:requirement',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ edition: editionId, requirement: requirementKey }),
  answer: z.strictObject({
    ...verdict.omit({ links: true }).shape,
    links: z.array(z.strictObject({ link, state: linkState, reason, since: day.nullable(), until: day.nullable() })),
    /** The same subject in the other adopted editions. */
    elsewhere: z.array(
      z.strictObject({
        edition: editionId,
        editionName: z.string(),
        requirement: requirementKey,
        number: z.string(),
        state: verdictState,
        links: z.array(linkState),
      }),
    ),
    /** How it stands on every day by what is recorded now: each stretch of days, newest first. */
    stretches: z.array(z.strictObject({ state: verdictState, from: day.nullable(), until: day.nullable() })),
  }),
})

const thing = z.strictObject({ id, name: z.string() })

export const readSuppositions = contract({
  name: 'readSuppositions',
  summary: 'About whom and what one can ask what would happen: those on whom the verdicts rest',
  method: 'GET',
  path: '/api/demonstrability/suppositions',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    people: z.array(thing),
    measures: z.array(thing),
    documents: z.array(thing),
    certificates: z.array(thing),
    /** Those on whose services measures rely, and the certificates under what they cover. */
    suppliers: z.array(thing),
    supplierCertificates: z.array(thing),
  }),
})

export const whatIf = contract({
  name: 'whatIf',
  summary:
    'What would change if something happened that has not: the same computation on changed facts; nothing is stored',
  method: 'GET',
  path: '/api/demonstrability/what-if',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    kind: z.enum([
      'person-leaves',
      'audit-on',
      'certificate-lapses',
      'measure-ends',
      'document-lapses',
      'supplier-leaves',
      'supplier-certificate-lapses',
    ]),
    /** Who or what it is about; none for an audit. */
    of: id.optional(),
    /** The day on which it would happen, or the last day of whoever or whatever leaves. */
    day,
  }),
  answer: z.strictObject({
    /** The first day on which it would have happened, for which the answer holds. */
    day,
    before: z.array(z.strictObject({ edition: editionId, editionName: z.string(), sum })),
    after: z.array(z.strictObject({ edition: editionId, editionName: z.string(), sum })),
    /** Only what changes, in the order of the standards. */
    changes: z.array(
      z.strictObject({
        edition: editionId,
        requirement: requirementKey,
        number: z.string(),
        title: text,
        before: verdictState,
        after: verdictState,
        reason,
      }),
    ),
  }),
})
