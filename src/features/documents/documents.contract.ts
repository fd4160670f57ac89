import { z } from 'zod'
import { startingText } from '../../core/documents/starting-text.ts'
import { contract } from '../../platform/http/contract.ts'
import { id, language, line, pageOf, pageQuery, revision } from '../../platform/http/shapes.ts'
import { document, documentFacts, documentKind, listedDocument } from './document-shapes.contract.ts'

const read = { access: { permission: 'documents:read' }, change: 'none' } as const
const write = { permission: 'documents:write' } as const
const named = z.strictObject({ id })
const standing = z.strictObject({ id, revision, withdrawn: z.boolean() })

export const listDocuments = contract({
  name: 'listDocuments',
  summary:
    'Policies and procedures: which version holds, when it has to be reviewed, and how many of the audience confirmed it',
  method: 'GET',
  path: '/api/documents',
  ...read,
  timeTravel: true,
  query: z.strictObject({
    search: z.string().trim().max(100).optional(),
    kind: documentKind.optional(),
    state: z
      .enum(['all', 'in-force', 'not-approved', 'review-near', 'review-past', 'open', 'not-known', 'withdrawn'])
      .default('all'),
    sort: z.enum(['title', 'kind', 'review', 'known']).default('title'),
    direction: z.enum(['up', 'down']).default('up'),
    ...pageQuery,
  }),
  answer: z.strictObject({
    ...pageOf(listedDocument).shape,
    /** How many documents there are of each state, whatever is filtered; withdrawn ones count nowhere else. */
    counts: z.strictObject({
      all: z.int(),
      'in-force': z.int(),
      'not-approved': z.int(),
      'review-near': z.int(),
      'review-past': z.int(),
      open: z.int(),
      'not-known': z.int(),
      withdrawn: z.int(),
    }),
    /** Whether reminders can leave by mail. */
    mailsAreSent: z.boolean(),
  }),
})

export const readDocument = contract({
  name: 'readDocument',
  summary: 'A document with its versions, approvals, reviews and audience',
  method: 'GET',
  path: '/api/documents/:id',
  ...read,
  timeTravel: true,
  params: named,
  answer: document,
})

export const addDocument = contract({
  name: 'addDocument',
  summary: 'Begin a document with an empty first draft',
  method: 'POST',
  path: '/api/documents',
  access: write,
  change: 'new',
  body: documentFacts,
  answer: z.strictObject({ id, revision, version: id }),
})

export const changeDocument = contract({
  name: 'changeDocument',
  summary: 'Change what is settled about a document: owner, audience, review, approvers, requirements and measures',
  method: 'PUT',
  path: '/api/documents/:id',
  access: write,
  change: 'existing',
  params: named,
  body: documentFacts,
  answer: standing,
})

export const withdrawDocument = contract({
  name: 'withdrawDocument',
  summary:
    'Withdraw a document: it no longer holds and nobody is asked to read it; all that was approved and confirmed stays',
  method: 'DELETE',
  path: '/api/documents/:id',
  access: { permission: 'documents:approve' },
  change: 'existing',
  params: named,
  answer: standing,
})

export const restoreDocument = contract({
  name: 'restoreDocument',
  summary: 'Let a withdrawn document hold again',
  method: 'POST',
  path: '/api/documents/:id/restoration',
  access: { permission: 'documents:approve' },
  change: 'existing',
  params: named,
  answer: standing,
})

const choice = z.strictObject({ id, name: z.string() })

export const readDocumentChoices = contract({
  name: 'readDocumentChoices',
  summary: 'What the audience, approvers and measures of a document can be chosen from',
  method: 'GET',
  path: '/api/document-choices',
  access: write,
  change: 'none',
  answer: z.strictObject({
    teams: z.array(choice),
    locations: z.array(choice),
    functions: z.array(z.string()),
    approvers: z.array(choice),
    measures: z.array(choice),
  }),
})

const { id: textId, kind, title, purpose, audience, owner_role: ownerRole } = startingText.shape
const asked = { board: line(0, 120), securityOfficer: line(0, 120), securityContact: line(0, 160) }
const alsoAsked = { dataProtectionOfficer: line(0, 120), incidentContact: line(0, 160), itSupport: line(0, 120) }

/** What the profile does not tell and a starting text needs; what is left empty becomes a gap in the text. */
export const askedFacts = z.strictObject({ ...asked, ...alsoAsked })

export const listStartingTexts = contract({
  name: 'listStartingTexts',
  summary: 'Texts in our own words to begin a policy or procedure with',
  method: 'GET',
  path: '/api/starting-texts',
  ...read,
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        ...{ id: textId, kind, title, purpose, audience, ownerRole },
        minutes: z.int(),
        requirements: z.array(z.string()),
        hasTest: z.boolean(),
        /** The document that began with it already, if there is one. */
        used: id.nullable(),
      }),
    ),
    /** What is proposed to fill in, per language. */
    proposed: z.strictObject({ nl: askedFacts, en: askedFacts }),
  }),
})

export const startFromTexts = contract({
  name: 'startFromTexts',
  summary:
    'Begin documents with starting texts, filled in with the facts of the organisation: each becomes a draft, nothing is approved',
  method: 'POST',
  path: '/api/documents/from-starting-texts',
  access: write,
  change: 'new',
  body: z.strictObject({ texts: z.array(textId).min(1).max(50), language, facts: askedFacts }),
  answer: z.strictObject({ documents: z.array(z.strictObject({ id, title: z.string() })) }),
})
