import { z } from 'zod'
import {
  assuranceKinds,
  exceptionAssessments,
  lackKinds,
  opinions,
  subserviceMethods,
  unheldKinds,
} from '../../core/assurance/facts.ts'
import { partCovers } from '../../core/assurance/periods.ts'
import { sharingTerms } from '../../core/coverage/facts.ts'
import { works } from '../../core/risk/current.ts'
import { day, id, instant, line, prose, revision, sha256 } from '../../platform/http/shapes.ts'

export const named = z.strictObject({ id, title: z.string() })

/** A file that was taken in, by the name under which it is shown. */
const fileRef = z.strictObject({ id, name: line(1, 200) })

const reportFields = {
  title: line(1, 200),
  kind: z.enum(assuranceKinds),
  /** In words, where the kind is 'other'. */
  kindOther: line(0, 120),
  type: z.literal([1, 2]),
  /** Of type 1: the day of which it tells. */
  asOf: day.nullable(),
  /** Of type 2: the first and the last day that were tested. */
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
  auditor: line(0, 160),
  opinion: z.enum(opinions),
  issuedOn: day.nullable(),
  terms: z.enum(sharingTerms),
}
const reportTexts = {
  opinionNote: prose(2000),
  /** Criteria such as security, or control objectives. */
  criteria: z.array(line(1, 200)).max(60),
  note: prose(4000),
}
const subservice = z.strictObject({
  name: line(1, 160),
  what: line(0, 400),
  method: z.enum(subserviceMethods),
  /** The supplier in the register that it is. */
  knownAs: id.nullable(),
  /** Why one that is left out does not touch what we use. */
  notRelevantBecause: prose(1000).default(''),
})

/** What somebody writes about a report. */
export const reportBody = z.strictObject({
  ...reportFields,
  ...reportTexts,
  /** Empty: about all services of the supplier. */
  services: z.array(id).max(100),
  subservices: z.array(subservice).max(100),
  file: fileRef.nullable(),
})
export type ReportBody = z.output<typeof reportBody>

export const exceptionBody = z.strictObject({ reference: line(0, 80), what: prose(4000).min(1), response: prose(4000) })
export type ExceptionBody = z.output<typeof exceptionBody>

export const assessmentBody = z.strictObject({
  /** Null takes an assessment back. */
  assessment: z.enum(exceptionAssessments).nullable(),
  reason: prose(2000),
  /** What makes up for it at ours. */
  measure: id.nullable(),
})
export type AssessmentBody = z.output<typeof assessmentBody>

export const cuecBody = z.strictObject({
  reference: line(0, 80),
  what: prose(4000).min(1),
  measure: id.nullable(),
  /** Why it is not asked of us; without a measure only. */
  notOursBecause: prose(1000),
  owner: id.nullable(),
  ownerRole: line(0, 160),
})
export type CuecBody = z.output<typeof cuecBody>

export const bridgeBody = z.strictObject({
  from: day,
  to: day,
  issuedOn: day.nullable(),
  signedBy: line(0, 160),
  note: prose(2000),
  file: fileRef.nullable(),
})
export type BridgeBody = z.output<typeof bridgeBody>

const part = z.strictObject({ from: day, through: day, cover: z.enum(partCovers), days: z.int() })
/** A period in days: tested + bridged + nothing + toCome = days; `qualified` are those of tested and bridged that only a qualified opinion tells of. */
const cover = z.strictObject({
  days: z.int(),
  tested: z.int(),
  bridged: z.int(),
  nothing: z.int(),
  toCome: z.int(),
  qualified: z.int(),
  parts: z.array(part),
})
/** From which day nothing is told, through which where that ends; `warned` where it has come or is near. */
const gap = z.strictObject({ from: day, through: day.nullable(), open: z.boolean(), warned: z.boolean() })
const counted = z.strictObject({ all: z.int(), open: z.int() })

/** A supplier, or one of its services, with what reports of one kind tell of a period. */
export const assuranceLine = z.strictObject({
  supplier: named,
  service: named.nullable(),
  kind: z.enum(assuranceKinds),
  kindOther: z.string(),
  cover,
  reports: z.int(),
  newest: z.strictObject({ id, title: z.string(), through: day.nullable() }).nullable(),
  gap: gap.nullable(),
  /** Since when other reports tell instead: of another kind, or about each service by itself. */
  goesOn: z.strictObject({ from: day, by: z.enum(['kind', 'services']) }).nullable(),
  exceptions: counted,
  cuecs: counted,
  /** Organisations that reports leave out and that touch us; open: asked for now, without a report of their own that counts. */
  carvedOut: counted,
})

/** A supplier, or one of its services, by reports of any kind; where there are several kinds only. */
export const assuranceSum = z.strictObject({ service: named.nullable(), cover })

/** What the terms let this reader do with the texts of a report. */
const reading = z.enum(['free', 'after-accepting', 'never'])

const bridge = z.strictObject({
  id,
  revision,
  from: day,
  to: day,
  /** The days of it that count. */
  counts: z.array(z.strictObject({ from: day, through: day })),
})

export const reportLine = z.strictObject({
  ...reportFields,
  id,
  revision,
  asOf: z.iso.date().nullable(),
  services: z.array(named),
  /** Whether it can show that something worked. */
  showsOperation: z.boolean(),
  bridges: z.array(bridge),
  exceptions: counted,
  cuecs: counted,
  /** Organisations that reports leave out and that touch us; open: asked for now, without a report of their own that counts. */
  carvedOut: counted,
  reading,
  /** Whether this reader accepted the conditions. */
  accepted: z.boolean(),
  hasFile: z.boolean(),
})

const owner = z.strictObject({ id, name: z.string(), left: z.boolean() })
/** A measure beside what it answers, with who answers for it and how far it works. */
const measure = z.strictObject({
  id,
  title: z.string(),
  owner: owner.nullable(),
  ownerRole: z.string(),
  work: z.enum(works),
  endedOn: day.nullable(),
})

/** A report with all that hangs from it. Without `texts` where its terms do not let the reader see them. */
export const report = z.strictObject({
  ...reportLine.shape,
  supplier: named,
  /** What can be named in it. */
  choices: z.strictObject({ services: z.array(named), suppliers: z.array(named) }),
  /** Earlier reports from which the customer's part can be taken over. */
  earlier: z.array(named),
  texts: z
    .strictObject({
      ...reportTexts,
      file: z.strictObject({ id, name: z.string() }).nullable(),
      subservices: z.array(
        z.strictObject({
          ...subservice.shape,
          id,
          knownAs: named.nullable(),
          /** The supplier that it is by its name in the register of sub-processors, where this report does not say; of what is left out and touches us. */
          inRegister: named.nullable(),
          /** What its own reports tell of the days that this report tests; null where it is not known as a supplier, or of type 1. */
          own: cover.nullable(),
          /** The report that holds it now, and the last day on which it does, where one is known; null where none does, or none has to. */
          heldBy: z.strictObject({ ...named.shape, through: day.nullable() }).nullable(),
          /** Why no report holds it now; `last`: of a report that is no longer fresh the last day on which it counted. */
          lack: z.strictObject({ why: z.enum(unheldKinds), report: named.nullable(), last: day.nullable() }).nullable(),
        }),
      ),
      exceptions: z.array(
        z.strictObject({
          ...exceptionBody.shape,
          id,
          revision,
          assessment: z.enum(exceptionAssessments).nullable(),
          reason: z.string(),
          assessedBy: z.string(),
          assessedOn: day.nullable(),
          measure: measure.nullable(),
        }),
      ),
      cuecs: z.array(
        z.strictObject({
          ...cuecBody.shape,
          id,
          revision,
          measure: measure.nullable(),
          owner: owner.nullable(),
          state: z.enum(['by-measure', 'not-ours', 'open']),
          /** What the measure lacks to do it now; `last`: of what grew stale the last day on which it counted. */
          lack: z
            .strictObject({
              ...{ why: z.enum(lackKinds), last: day.nullable() },
              /** Where some of what the measure has to show is there, or was: what lacks and what is there. */
              proofs: z
                .strictObject({
                  lacking: z.array(z.strictObject({ title: z.string(), last: day.nullable() })),
                  there: z.array(z.string()),
                })
                .nullable(),
            })
            .nullable(),
        }),
      ),
      bridges: z.array(z.strictObject({ ...bridgeBody.shape, id, revision })),
    })
    .nullable(),
  /** The SHA-256 of the conditions as they are today, by which they are accepted. */
  wording: sha256,
  /** `current`: of the conditions as they are now; others before they were changed. */
  acceptances: z.array(z.strictObject({ by: z.string(), at: instant, current: z.boolean() })),
})
export type ReportAnswer = z.input<typeof report>
export type ReportLine = z.input<typeof reportLine>
export type LineAnswer = z.input<typeof assuranceLine>
export type SumAnswer = z.input<typeof assuranceSum>
