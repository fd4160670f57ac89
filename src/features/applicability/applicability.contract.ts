import { z } from 'zod'
import { basisFact } from '../../core/applicability/basis-facts.ts'
import { riskTies } from '../../core/applicability/risk-tie.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, instant, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'

export const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
export const requirementId = z.string().regex(/^[0-9]{1,2}(\.[0-9]{1,2}){0,3}$/)
const text = z.strictObject({ nl: z.string(), en: z.string() })

/** Why a control is in (ISO/IEC 27001 clause 6.1.3 d asks for the justification of inclusions and exclusions). */
export const reason = z.enum(['risk', 'law', 'contract', 'good-practice'])
export const presence = z.enum(['in-place', 'partly', 'planned', 'absent'])

/** A fact of the profile or one that follows from it, and whether it was so. */
export const factValue = z.strictObject({ fact: basisFact, holds: z.boolean() })

/** A fact on which a decision rests and that is otherwise now; `now` is null where nobody says any more how it is. */
export const lapse = z.strictObject({ fact: basisFact, was: z.boolean(), now: z.boolean().nullable() })

/** What is decided about one control: whether it applies and why, and what is there. */
export const decisionFacts = z.strictObject({
  applies: z.boolean(),
  /** At least one where the control applies; none where it does not. */
  reasons: z.array(reason).max(4),
  /** Required where the control does not apply. */
  justification: prose(2000),
  /** Null where it does not apply, or where nobody marked yet what is there. */
  presence: presence.nullable(),
  description: prose(4000),
  /** In place since, or planned for. */
  since: day.nullable(),
  /** Which law and which contract, where that is a reason. */
  law: line(0, 300),
  contract: line(0, 300),
  /** The facts of the profile on which it rests, as they were when it was decided. */
  basis: z.array(factValue).max(20),
})

/** What somebody decides. */
export const givenFacts = z.strictObject({
  ...decisionFacts.shape,
  law: decisionFacts.shape.law.default(''),
  contract: decisionFacts.shape.contract.default(''),
  /** Left out: the facts that its explanation, law and contract name, as they are now. A fact that is otherwise by now is refused. */
  basis: decisionFacts.shape.basis.optional(),
})

export const decision = z.strictObject({
  id,
  revision,
  ...decisionFacts.shape,
  decidedBy: z.string(),
  decidedAt: instant,
})

/** The state of a control on the sheet, computed from the decision. */
export const controlState = z.enum([
  'in-place',
  'partly',
  'planned',
  'absent',
  'unmarked',
  'not-applicable',
  'undecided',
])

export const control = z.strictObject({
  edition: editionId,
  editionName: z.string(),
  requirement: requirementId,
  theme: z.string(),
  title: text,
  healthcare: z.enum(['unique', 'deepened', 'guidance', 'none']).nullable(),
  healthcareConfidence: z.enum(['high', 'medium', 'low']).nullable(),
  state: controlState,
  decision: decision.nullable(),
  /** The facts that changed since the decision came to rest on them: where there is one, its reason lapsed. */
  lapsed: z.array(lapse),
  /** The risks of the register for which this control is to be included. */
  risks: z.array(z.strictObject({ id, number: z.int(), title: z.string(), closed: z.boolean() })),
  /** Where the register and the decision do not tell the same. */
  riskTie: z.enum(riskTies).nullable(),
})

/** A decision that follows from the facts; nothing is decided until somebody accepts it. */
export const proposal = z.strictObject({
  applies: z.boolean(),
  reasons: z.array(reason),
  law: text,
  contract: text,
  justification: text,
  basis: z.array(factValue),
})

/** How many controls of an edition are in which state; the states add up to `total`. */
export const editionTotals = z.strictObject({
  edition: editionId,
  editionName: z.string(),
  total: z.int(),
  states: z.record(controlState, z.int()),
  /** Decisions whose reason lapsed. */
  lapsed: z.int(),
  /** Controls about which the register of risks and the decision do not tell the same. */
  risk: z.int(),
})

export const listControls = contract({
  name: 'listControls',
  summary: 'Controls of the adopted editions with what was decided about them',
  method: 'GET',
  path: '/api/controls',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    ...pageQuery,
    edition: editionId.optional(),
    theme: z.string().max(40).optional(),
    state: controlState.optional(),
    healthcare: z.enum(['any']).optional(),
    /** Those alone whose reason lapsed. */
    lapsed: z.enum(['any']).optional(),
    /** Those for which an open risk asks, or about which register and decision do not tell the same. */
    risk: z.enum(['asks', 'differs']).optional(),
    text: z.string().trim().max(100).optional(),
    sort: z.enum(['number', 'title', 'state', 'decided']).default('number'),
    direction: z.enum(['up', 'down']).default('up'),
  }),
  answer: z.strictObject({ ...pageOf(control).shape, totals: z.array(editionTotals) }),
})

const one = z.strictObject({ edition: editionId, requirement: requirementId })

export const readControl = contract({
  name: 'readControl',
  summary: 'One control: the decision and how it came about',
  method: 'GET',
  path: '/api/controls/:edition/:requirement',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  params: one,
  answer: z.strictObject({
    ...control.shape,
    /** What the facts propose while nothing is decided; null otherwise, and where they say too little. */
    proposal: proposal.nullable(),
    /** The facts that can be behind a decision; `holds` is null where nobody said, `turns` true where it can be left out without. */
    facts: z.array(z.strictObject({ fact: basisFact, turns: z.boolean(), holds: z.boolean().nullable() })),
    /** Laws that can be the reason. */
    laws: z.array(text),
    /** Newest first. `until` is null for what holds at the moment that was asked for. */
    history: z.array(
      z.strictObject({
        revision,
        from: instant,
        until: instant.nullable(),
        by: z.string(),
        facts: decisionFacts.nullable(),
      }),
    ),
    /** The same control in other adopted editions. */
    counterparts: z.array(
      z.strictObject({
        edition: editionId,
        editionName: z.string(),
        requirement: requirementId,
        relation: z.enum(['equal', 'subset', 'superset', 'intersects']),
        state: controlState,
        /** Revision of the decision there; 0 where nothing was decided. */
        revision,
      }),
    ),
  }),
})

/** Deciding: `If-Match: "0"` where nothing was decided yet. */
export const decideApplicability = contract({
  name: 'decideApplicability',
  summary: 'Decide whether a control applies and why, and mark what is there',
  method: 'PUT',
  path: '/api/controls/:edition/:requirement',
  access: { permission: 'applicability:decide' },
  change: 'existing',
  params: one,
  body: z.strictObject({
    ...givenFacts.shape,
    /** Counterparts in other adopted editions that get the same decision, each with the revision that was seen. */
    alsoFor: z
      .array(z.strictObject({ edition: editionId, requirement: requirementId, revision }))
      .max(5)
      .default([]),
  }),
  answer: control,
})

export const withdrawDecision = contract({
  name: 'withdrawDecision',
  summary: 'Take a decision back: the control is undecided again, and the history keeps what was decided',
  method: 'DELETE',
  path: '/api/controls/:edition/:requirement',
  access: { permission: 'applicability:decide' },
  change: 'existing',
  params: one,
  answer: control,
})

export const decideTogether = contract({
  name: 'decideTogether',
  summary: 'Decide the same for several controls at once; all or none',
  method: 'POST',
  path: '/api/controls/decide',
  access: { permission: 'applicability:decide' },
  change: 'new',
  body: z.strictObject({
    controls: z
      .array(z.strictObject({ edition: editionId, requirement: requirementId, revision }))
      .min(1)
      .max(250),
    facts: givenFacts,
  }),
  answer: z.strictObject({ decided: z.int() }),
})
