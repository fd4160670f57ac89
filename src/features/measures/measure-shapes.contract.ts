import { z } from 'zod'
import { proofKind } from '../../core/guidance/guidance.ts'
import { exceptionStates, measureStates } from '../../core/measures/measure-state.ts'
import { requirementKey } from '../../core/standards/requirement-key.ts'
import { day, id, instant, line, prose, revision } from '../../platform/http/shapes.ts'

export const text = z.strictObject({ nl: z.string(), en: z.string() })
export const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
const requirementRef = z.strictObject({ edition: editionId, requirement: requirementKey })
export const measureState = z.enum(measureStates)
const exceptionState = z.enum(exceptionStates)

/** A length of time in whole days, weeks, months or years (ISO 8601): P1D, P2W, P3M, P1Y. */
const span = z.string().regex(/^P[1-9]\d?[DWMY]$/)

const rhythm = {
  title: line(1, 200),
  /** The work itself, or the look at whether it has its effect. */
  kind: z.enum(['work', 'effectiveness']),
  every: span,
  /** The first day on which it was or is due; the others follow from it. */
  firstOn: day,
}
const proof = {
  title: line(1, 300),
  kind: proofKind,
  /** How long evidence of this kind stays fresh after the last day that it is about. */
  freshFor: span,
}

/** What somebody writes about a measure. Of rhythms and proofs that are left out, those that were there are withdrawn. */
export const measureFacts = z.strictObject({
  title: line(1, 200),
  how: prose(4000),
  /** Somebody of the staff, or a role in words where nobody is named. */
  owner: id.nullable(),
  ownerRole: line(0, 160),
  standIn: id.nullable(),
  standInRole: line(0, 160),
  /** The first day on which it worked; never filled by a proposal. */
  inOperationSince: day.nullable(),
  plannedFor: day.nullable(),
  /** How somebody finds out whether it has the effect that was meant. */
  effectiveness: prose(2000),
  requirements: z.array(requirementRef).max(300),
  systems: z.array(id).max(200),
  locations: z.array(id).max(200),
  rhythms: z.array(z.strictObject({ id: id.nullable(), ...rhythm })).max(20),
  proofs: z.array(z.strictObject({ id: id.nullable(), ...proof })).max(30),
})
export type MeasureFacts = z.output<typeof measureFacts>

/** Somebody who answers for a measure; `left` where they no longer work here. */
export const owner = z.strictObject({ id, name: z.string(), left: z.boolean() })
const named = z.strictObject({ id, name: z.string(), withdrawn: z.boolean() })

const namedRequirement = z.strictObject({
  ...requirementRef.shape,
  editionName: z.string(),
  number: z.string(),
  kind: z.enum(['controls', 'clauses']),
  title: text,
})

/** What somebody writes about an exception. Who records it accepts it. */
export const exceptionFacts = z.strictObject({
  title: line(1, 200),
  /** Why the measure is knowingly not applied. */
  reason: prose(2000).min(1),
  starts: day,
  /** The last day on which it is accepted. */
  ends: day,
  /** The measure that is taken instead, meanwhile. */
  compensating: id.nullable(),
})
export type ExceptionFacts = z.output<typeof exceptionFacts>

export const exception = z.strictObject({
  ...exceptionFacts.shape,
  id,
  revision,
  state: exceptionState,
  compensatingTitle: z.string().nullable(),
  acceptedBy: z.string(),
  closedOn: day.nullable(),
  closingNote: z.string(),
})

/** A measure as it is read. */
export const measure = z.strictObject({
  id,
  revision,
  title: z.string(),
  how: z.string(),
  owner: owner.nullable(),
  ownerRole: z.string(),
  standIn: owner.nullable(),
  standInRole: z.string(),
  inOperationSince: day.nullable(),
  plannedFor: day.nullable(),
  endedOn: day.nullable(),
  endReason: z.string(),
  effectiveness: z.string(),
  /** The subject of the content from which it came; null: made by hand. */
  proposedBy: z.string().nullable(),
  state: measureState,
  requirements: z.array(namedRequirement),
  systems: z.array(named),
  locations: z.array(named),
  /** The services of suppliers that it relies on; none: it is our own. `endedOn`: the last day of the service or of the supplier. */
  relies: z.array(
    z.strictObject({
      ...{ service: id, name: z.string(), supplier: id, supplierName: z.string(), endedOn: day.nullable() },
      /** Why what the measure is for concerns the organisation through this service alone; empty: it may concern more. */
      onlyHereBecause: z.string(),
    }),
  ),
  rhythms: z.array(z.strictObject({ id, ...rhythm, title: z.string() })),
  proofs: z.array(z.strictObject({ id, ...proof, title: z.string() })),
  exceptions: z.array(exception),
  /** Requirements that it could serve too, by the content: the same in another edition, or related. */
  suggested: z.array(z.strictObject({ ...namedRequirement.shape, why: z.enum(['same', 'related']) })),
  /** Commands that changed anything about it, newest first; at most 50. */
  history: z.array(z.strictObject({ revision, at: instant, by: z.string(), action: z.string() })),
})

/** A measure in a list. */
export const listedMeasure = z.strictObject({
  id,
  revision,
  title: z.string(),
  state: measureState,
  owner: owner.nullable(),
  ownerRole: z.string(),
  inOperationSince: day.nullable(),
  plannedFor: day.nullable(),
  endedOn: day.nullable(),
  serves: z.array(
    z.strictObject({
      edition: editionId,
      editionName: z.string(),
      requirements: z.array(z.strictObject({ kind: z.enum(['controls', 'clauses']), number: z.string() })),
    }),
  ),
  /** Expected proofs, and pieces of evidence that were handed in. */
  proofs: z.int(),
  evidence: z.int(),
  openExceptions: z.int(),
  pastExceptions: z.int(),
})
