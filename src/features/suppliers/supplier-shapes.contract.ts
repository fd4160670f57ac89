import { z } from 'zod'
import { assetKinds } from '../../core/assets/asset.ts'
import { criticalities, reachRoutes, serviceKinds } from '../../core/suppliers/facts.ts'
import { type GapKind, gapKinds } from '../../core/suppliers/gap.ts'
import { healthParts, touchWays } from '../../core/touchpoints/flow.ts'
import { day, email, id, instant, line, prose, revision } from '../../platform/http/shapes.ts'

const text = z.strictObject({ nl: z.string(), en: z.string() })
export const criticality = z.enum(criticalities)
export const serviceKind = z.enum(serviceKinds)
export const gapKind = z.enum(Object.keys(gapKinds) as [GapKind, ...GapKind[]])
export const owner = z.strictObject({ id, name: z.string(), left: z.boolean() })
export const named = z.strictObject({ id, name: z.string() })
/** An ISO 8601 duration of one unit, such as P3M; '' none. */
const duration = z
  .string()
  .trim()
  .regex(/^(P[1-9]\d{0,2}[DWMY])?$/)
const answer = z.boolean().nullable()
/** A file that was handed in, with the name that it had. */
const filed = { file: id.nullable(), fileName: line(0, 255) }

/** What somebody writes about a supplier itself. */
export const supplierFacts = z.strictObject({
  /** Without a semicolon, which separates names in lists. */
  name: line(1, 160),
  description: prose(4000),
  /** How it is registered, such as a number of the chamber of commerce. */
  registration: line(0, 160),
  country: line(0, 80),
  website: line(0, 300),
  /** Somebody of the staff, or a role in words where nobody is named. */
  owner: id.nullable(),
  ownerRole: line(0, 160),
  starts: day.nullable(),
  /** The last day on which it delivers. */
  endedOn: day.nullable(),
  endReason: prose(2000),
  /** How the organisation would leave, and when that was last tried. */
  exitPlan: prose(8000),
  exitTriedOn: day.nullable(),
})

export const contactFacts = z.strictObject({
  name: line(1, 160),
  /** What somebody can be asked. */
  role: line(0, 160),
  email: z.union([email, z.literal('')]),
  phone: line(0, 60),
})

export const serviceFacts = z.strictObject({
  /** Without a semicolon. */
  name: line(1, 160),
  description: prose(4000),
  kind: serviceKind,
  /** Hours that the organisation can do without it; null: not known. */
  canMissHours: z.int().min(0).max(100_000).nullable(),
  starts: day.nullable(),
  endedOn: day.nullable(),
})

export const reachFacts = z.strictObject({
  service: id,
  asset: id,
  /** Why it has to reach it. */
  purpose: prose(2000),
  /** Parts of the definition of personal health information that it can see; empty where none, null while not answered. */
  phiParts: z.array(z.enum(healthParts)).max(healthParts.length).nullable(),
  ways: z.array(z.enum(touchWays)).max(touchWays.length),
  route: z.enum(reachRoutes),
  since: day.nullable(),
  endedOn: day.nullable(),
  /** Null: not known. */
  mfa: answer,
  logged: answer,
  note: prose(2000),
})

export const subprocessorFacts = z.strictObject({
  /** For whom it works: another sub-processor of this supplier; null: for the supplier itself. */
  parent: id.nullable(),
  /** The supplier of ours that it is, if it is one. */
  knownAs: id.nullable(),
  name: line(1, 160),
  what: prose(2000),
  country: line(0, 80),
  reachesPhi: answer,
  /** Whether the organisation agreed to it; null: not asked. */
  agreed: answer,
  since: day.nullable(),
  endedOn: day.nullable(),
})

export const contractFacts = z.strictObject({
  title: line(1, 160),
  number: line(0, 80),
  starts: day,
  ends: day.nullable(),
  /** How long before its end notice has to be given, and by how much it goes on where nobody does. */
  notice: duration,
  renewsBy: duration,
  note: prose(2000),
  ...filed,
})

export const agreementFacts = z.strictObject({
  version: line(0, 80),
  model: z.enum(['boz', 'sector', 'own', 'supplier', 'other']),
  modelEdition: line(0, 80),
  /** For which services; none: for all. */
  services: z.array(id).max(200),
  signedOn: day.nullable(),
  starts: day,
  ends: day.nullable(),
  securityAnnex: answer,
  /** Hours within which a breach is told. */
  breachHours: z.int().min(0).max(2000).nullable(),
  auditRight: answer,
  returnDestruction: answer,
  subprocessorsNamed: answer,
  note: prose(2000),
  ...filed,
})

export const certificateFacts = z.strictObject({
  /** An edition of the content by its id, or what the certificate says in words. */
  edition: line(1, 160),
  services: z.array(id).max(200),
  scope: prose(4000),
  body: line(0, 160),
  accredited: z.enum(['yes', 'no', 'unknown']),
  number: line(0, 80),
  firstIssued: day.nullable(),
  starts: day,
  ends: day,
  revokedOn: day.nullable(),
  revokedReason: prose(2000),
  /** When somebody looked it up at the body that issued it, and where. */
  checkedOn: day.nullable(),
  checkedWhere: line(0, 300),
  ...filed,
})

const row = { id, revision }
/** How much depends on a supplier: `computed` from the facts, `set` where somebody decided otherwise, with why. */
const weighed = z.strictObject({
  value: criticality,
  computed: criticality,
  set: criticality.nullable(),
  reason: z.string(),
  because: z.array(z.strictObject({ weight: criticality, sentence: text })),
})
const gap = z.strictObject({
  kind: gapKind,
  /** Whether it takes away that the control can be demonstrated. */
  breaks: z.boolean(),
  words: text,
  sentence: text,
  /** The control that asks for it, in the numbering of 2022. */
  control: z.string(),
  since: day.nullable(),
})

const reach = z.strictObject({
  ...row,
  ...reachFacts.shape,
  assetName: z.string(),
  assetKind: z.enum(assetKinds),
  assetWithdrawn: z.boolean(),
  /** The heaviest need of the asset, 1 to 3; 0 not classified. */
  weighs: z.int(),
})

export const supplier = z.strictObject({
  ...row,
  ...supplierFacts.omit({ owner: true }).shape,
  owner: owner.nullable(),
  recordedOn: day,
  running: z.boolean(),
  criticality: weighed,
  lastReview: day.nullable(),
  reviewBy: day.nullable(),
  /** What is missing today, what takes away that a control can be demonstrated first. */
  gaps: z.array(gap),
  contacts: z.array(z.strictObject({ ...row, ...contactFacts.shape, email: z.string() })),
  services: z.array(z.strictObject({ ...row, ...serviceFacts.shape, running: z.boolean(), reaches: z.array(reach) })),
  /** In the order of the tree; `depth` from 0. */
  subprocessors: z.array(
    z.strictObject({
      ...row,
      ...subprocessorFacts.shape,
      knownName: z.string().nullable(),
      depth: z.int(),
      running: z.boolean(),
    }),
  ),
  contracts: z.array(
    z.strictObject({
      ...row,
      ...contractFacts.shape,
      /** The term that runs or comes: its last day, and the last day on which notice can be given. */
      term: z.strictObject({ ends: day, noticeBy: day, renews: z.boolean() }).nullable(),
      state: z.enum(['not-yet', 'runs', 'ended']),
    }),
  ),
  agreements: z.array(
    z.strictObject({
      ...row,
      ...agreementFacts.shape,
      state: z.enum(['not-signed', 'not-yet', 'holds', 'replaced', 'ended']),
    }),
  ),
  certificates: z.array(
    z.strictObject({
      ...row,
      ...certificateFacts.shape,
      state: z.enum(['not-yet', 'not-accredited', 'valid', 'lapses-soon', 'lapsed', 'revoked']),
    }),
  ),
  /** Commands that changed anything in the register about it, newest first; at most 50. */
  history: z.array(z.strictObject({ revision, at: instant, by: z.string(), action: z.string() })),
})

export const listedSupplier = z.strictObject({
  id,
  revision,
  name: z.string(),
  criticality,
  /** Somebody decided otherwise than the facts say. */
  decided: z.boolean(),
  owner: owner.nullable(),
  ownerRole: z.string(),
  services: z.array(z.string()),
  /** What it reaches today: a patient record system, personal health information. */
  reachesRecord: z.boolean(),
  reachesPhi: z.boolean(),
  /** 'not-needed' where it reaches no personal health information, 'unknown' where nobody answered whether it does. */
  agreement: z.enum(['holds', 'missing', 'not-needed', 'unknown']),
  lastReview: day.nullable(),
  reviewBy: day.nullable(),
  /** Which kinds are missing, in their order. */
  missing: z.array(gapKind),
  /** How many points are missing, of one kind sometimes several; `breaking` of them take away that a control can be demonstrated. */
  points: z.int(),
  breaking: z.int(),
  endedOn: day.nullable(),
})
