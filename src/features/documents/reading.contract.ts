import { z } from 'zod'
import { richText } from '../../core/documents/rich-text.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, instant, language } from '../../platform/http/shapes.ts'
import { documentKind } from './document-shapes.contract.ts'

/** Something that one person is asked to read. */
const item = z.strictObject({
  version: id,
  title: z.string(),
  kind: documentKind,
  language,
  number: z.int(),
  holdsFrom: day,
  /** How many minutes the whole takes. */
  minutes: z.int(),
  hasTest: z.boolean(),
  confirmedAt: instant.nullable(),
  askedOn: day.nullable(),
  dueOn: day.nullable(),
  late: z.int(),
})
const items = z.array(item)

const text = z.strictObject({
  ...item.shape,
  organisation: z.string(),
  inShort: z.array(z.string()),
  changes: z.string(),
  body: richText.nullable(),
  fileName: z.string().nullable(),
  test: z
    .strictObject({
      pass: z.int(),
      questions: z.array(z.strictObject({ question: z.string(), answers: z.array(z.string()) })),
    })
    .nullable(),
})

/** What became of confirming: with a test that was not passed nothing is stored, and it can be tried again. */
const outcome = z.strictObject({
  confirmedAt: instant.nullable(),
  score: z.int().nullable(),
  wrong: z.array(z.strictObject({ question: z.int(), why: z.string() })),
})
const answers = z.array(z.int().min(0).max(5)).max(10)

const own = { permission: 'documents:confirm' } as const
const named = z.strictObject({ version: id })

export const listOwnReading = contract({
  name: 'listOwnReading',
  summary: 'What the caller is asked to read; nothing for an account that is joined to nobody of the staff',
  method: 'GET',
  path: '/api/reading',
  access: { permission: 'documents:read' },
  change: 'none',
  answer: z.strictObject({ joined: z.boolean(), items }),
})

export const readOwnText = contract({
  name: 'readOwnText',
  summary: 'A text that the caller is asked to read',
  method: 'GET',
  path: '/api/reading/:version',
  access: { permission: 'documents:read' },
  change: 'none',
  params: named,
  answer: text,
})

export const readOwnFile = contract({
  name: 'readOwnFile',
  summary: 'The uploaded file of a version that the caller is asked to read',
  method: 'GET',
  path: '/api/reading/:version/file',
  access: { permission: 'documents:read' },
  change: 'none',
  params: named,
  answer: 'file',
})

export const confirmOwnReading = contract({
  name: 'confirmOwnReading',
  summary: 'Confirm having read and understood a version',
  method: 'POST',
  path: '/api/reading/:version/confirmation',
  access: own,
  change: 'new',
  params: named,
  body: z.strictObject({ answers }),
  answer: outcome,
})

const token = z.string().regex(/^[\x21-\x7e]{1,200}$/)
// A link proves who reads it and nothing more; what it opens is decided by the person that it was sent to.
const byLink = { method: 'POST', access: 'public', change: 'session' } as const

export const openReadingLink = contract({
  name: 'openReadingLink',
  summary: 'What the person of a reading link is asked to read, by its token',
  path: '/api/reading-link/open',
  ...byLink,
  body: z.strictObject({ token }),
  answer: z.strictObject({ organisation: z.string(), name: z.string(), language, expiresAt: instant, items }),
})

export const readLinkedText = contract({
  name: 'readLinkedText',
  summary: 'A text that the person of a reading link is asked to read, by its token',
  path: '/api/reading-link/text',
  ...byLink,
  body: z.strictObject({ token, version: id }),
  answer: text,
})

export const readLinkedFile = contract({
  name: 'readLinkedFile',
  summary: 'The uploaded file of a version that the person of a reading link is asked to read, by its token',
  path: '/api/reading-link/file',
  ...byLink,
  body: z.strictObject({ token, version: id }),
  answer: 'file',
})

export const confirmLinkedReading = contract({
  name: 'confirmLinkedReading',
  summary: 'Confirm having read and understood a version, by the token of a reading link',
  path: '/api/reading-link/confirm',
  ...byLink,
  body: z.strictObject({ token, version: id, answers }),
  answer: outcome,
})

export const renewReadingLink = contract({
  name: 'renewReadingLink',
  summary:
    'Ask for a new link by the token of one that expired; the answer is the same whether or not there is such a link',
  path: '/api/reading-link/renewal',
  ...byLink,
  body: z.strictObject({ token }),
  answer: done,
})

export const sendReadingLink = contract({
  name: 'sendReadingLink',
  summary: 'Send somebody of the staff a new reading link; it is shown only where it cannot be mailed',
  method: 'POST',
  path: '/api/staff/:id/reading-link',
  access: { permission: 'staff:write' },
  change: 'new',
  params: z.strictObject({ id }),
  secrets: ['link'],
  answer: z.strictObject({ mailed: z.boolean(), link: z.string().nullable(), expiresAt: instant }),
})

export const withdrawReadingLinks = contract({
  name: 'withdrawReadingLinks',
  summary: 'Let all reading links of somebody stop working',
  method: 'POST',
  path: '/api/staff/:id/reading-links/withdrawal',
  access: { permission: 'staff:write' },
  change: 'new',
  params: z.strictObject({ id }),
  answer: z.strictObject({ withdrawn: z.int() }),
})
