import { z } from 'zod'
import { richText } from '../../core/documents/rich-text.ts'
import { shortTest } from '../../core/documents/short-test.ts'
import { documentKinds, versionStates } from '../../core/documents/version-standing.ts'
import { requirementKey } from '../../core/standards/requirement-key.ts'
import { day, id, instant, language, line, prose, revision } from '../../platform/http/shapes.ts'

export const documentKind = z.enum(documentKinds)
export const versionState = z.enum(versionStates)
const reviewState = z.enum(['none', 'holds', 'review-near', 'review-past'])
const requirementRef = z.strictObject({ edition: z.string().regex(/^[a-z0-9-]{3,40}$/), requirement: requirementKey })

/** Whom a document is for: several rules together reach whoever any of them reaches. */
const audienceRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('function'), function: line(1, 160) }),
  z.strictObject({ kind: z.literal('team'), team: id }),
  z.strictObject({ kind: z.literal('location'), location: id }),
])

/** What somebody settles about a document, besides its text. */
export const documentFacts = z.strictObject({
  title: line(1, 160),
  kind: documentKind,
  language,
  /** Somebody of the staff, or a role in words where nobody is named. */
  owner: id.nullable(),
  ownerRole: line(0, 160),
  /** After how long a version has to be looked at again: months or years (ISO 8601), such as P1Y. */
  reviewEvery: z.string().regex(/^P[1-9]\d?[MY]$/),
  /** Whether the audience is asked to confirm each version, within how many days, and which share of it suffices. */
  confirm: z.boolean(),
  confirmWithin: z.int().min(1).max(365),
  wantedShare: z.int().min(1).max(100),
  audience: z.array(audienceRule).max(100),
  requirements: z.array(requirementRef).max(300),
  measures: z.array(id).max(300),
  /** Who has to approve, by the membership; nobody: one person who is entitled suffices. */
  approvers: z.array(id).max(20),
})
export type DocumentFacts = z.output<typeof documentFacts>

/** What somebody writes in a draft: a text, or an uploaded file in its place. */
export const draftFacts = z.strictObject({
  body: richText.nullable(),
  file: z.strictObject({ id, name: line(1, 255) }).nullable(),
  /** What a reader has to remember after one minute, a line each. */
  inShort: prose(2000),
  /** What is otherwise than in the version before. */
  changes: prose(2000),
  test: shortTest.nullable(),
  /** The first day on which it is to hold; null: the day on which it is approved. */
  holdsFrom: day.nullable(),
})
export type DraftFacts = z.output<typeof draftFacts>

/** `ownText`: given by somebody who wrote in the version. */
const approval = z.strictObject({ name: z.string(), at: instant, ownText: z.boolean() })

/** A version without its text. */
export const version = z.strictObject({
  id,
  revision,
  number: z.int(),
  state: versionState,
  changes: z.string(),
  fileName: z.string().nullable(),
  hasTest: z.boolean(),
  madeBy: z.string(),
  madeAt: instant,
  approvedAt: instant.nullable(),
  approvals: z.array(approval),
  holdsFrom: day.nullable(),
  reviewBy: day.nullable(),
  sha256: z.string().nullable(),
  /** Of a draft that was sent back: who did, and what has to be otherwise. */
  remark: z.string(),
  /** How many confirmed it, whoever they are and wherever they went. */
  confirmations: z.int(),
})

/** How far the audience of the version in force confirmed it; null where nobody is asked. */
const known = z.strictObject({
  audience: z.int(),
  confirmed: z.int(),
  late: z.int(),
  /** Confirmed of the audience in whole per cent, rounded down; null where nobody is in it. */
  share: z.int().nullable(),
  isKnown: z.boolean(),
})

/** A document in a list. */
export const listedDocument = z.strictObject({
  id,
  revision,
  title: z.string(),
  kind: documentKind,
  language,
  owner: z.strictObject({ id, name: z.string(), left: z.boolean() }).nullable(),
  ownerRole: z.string(),
  /** The version that holds, and how its review stands. */
  inForce: z.strictObject({ id, number: z.int(), holdsFrom: day, reviewBy: day }).nullable(),
  review: reviewState,
  /** An approved version that begins to hold later. */
  coming: z.strictObject({ number: z.int(), holdsFrom: day }).nullable(),
  /** A version that is being written or waits for approval. */
  open: z
    .strictObject({ id, number: z.int(), state: z.enum(['draft', 'proposed']), waitsForYou: z.boolean() })
    .nullable(),
  known: known.nullable(),
  withdrawn: z.boolean(),
})

const named = z.strictObject({ id, name: z.string(), withdrawn: z.boolean() })

/** A document as it is read. */
export const document = z.strictObject({
  id,
  revision,
  facts: z.strictObject({ ...documentFacts.shape, title: z.string(), ownerRole: z.string() }),
  owner: z.strictObject({ id, name: z.string(), left: z.boolean() }).nullable(),
  /** The names behind the ids in `facts`. */
  names: z.strictObject({
    teams: z.array(named),
    locations: z.array(named),
    measures: z.array(named),
    /** Of a proposed version: who approved it, who wrote in it, and whose approval is needed. */
    approvers: z.array(
      z.strictObject({ id, name: z.string(), approved: z.boolean(), wrote: z.boolean(), needed: z.boolean() }),
    ),
    requirements: z.array(
      z.strictObject({
        ...requirementRef.shape,
        editionName: z.string(),
        number: z.string(),
        title: z.strictObject({ nl: z.string(), en: z.string() }),
      }),
    ),
  }),
  startedFrom: z.string().nullable(),
  withdrawn: z.boolean(),
  /** All versions but those thrown away, newest first. */
  versions: z.array(version),
  inForce: id.nullable(),
  review: z.strictObject({ state: reviewState, until: day.nullable() }),
  reviews: z.array(z.strictObject({ number: z.int(), on: day, by: z.string(), note: z.string(), reviewBy: day })),
  known: known.nullable(),
  /** What the caller's approval of the proposed version would do. */
  yourApproval: z.enum(['not-yours', 'own-text', 'given-already', 'waits-for-others', 'completes']),
})
