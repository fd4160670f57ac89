import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { home } from '../../platform/home.ts'
import type { DocumentAct } from './documents-acts.ts'

const daysAgo = z.int().min(3).max(900)
/** From when on which part of the audience has confirmed, in per cent. */
const confirmed = z.array(z.tuple([daysAgo, z.int().min(1).max(100)]))
/** Teams and locations by name. */
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('function'), function: z.string() }),
  z.strictObject({ kind: z.literal('team'), team: z.string() }),
  z.strictObject({ kind: z.literal('location'), location: z.string() }),
])

const facts = z.strictObject({
  board: z.string(),
  securityOfficer: z.string(),
  securityContact: z.string(),
  dataProtectionOfficer: z.string(),
  incidentContact: z.string(),
  itSupport: z.string(),
})

const told = z.record(
  z.string(),
  z.strictObject({
    by: z.string(),
    begun: daysAgo,
    facts,
    /** When newcomers were asked to read what holds. */
    asked: z.array(daysAgo),
    documents: z.array(
      z.strictObject({
        text: z.string(),
        begun: daysAgo.optional(),
        owner: z.string().endsWith('.example').nullable(),
        audience: z.array(rule),
        within: z.int(),
        wanted: z.int(),
        approver: z.string().nullable(),
        proposed: daysAgo.optional(),
        published: daysAgo.nullable(),
        confirmed,
        revised: z
          .strictObject({ begun: daysAgo, published: daysAgo, changes: z.string(), add: z.string(), confirmed })
          .optional(),
        reviewed: daysAgo.optional(),
        note: z.string().optional(),
      }),
    ),
  }),
)

type Draft = { daysAgo: number; by: string; command: { kind: 'documents'; act: DocumentAct } }

/** What `content/demo/documents.json` tells of the documents of a demo organisation. */
export function documentsHistory(demo: string): Draft[] {
  const one = told.parse(JSON.parse(readFileSync(join(home, 'content', 'demo', 'documents.json'), 'utf8')))[demo]
  if (!one) return []
  const draft = (by: string, at: number, act: DocumentAct): Draft => ({
    daysAgo: at,
    by,
    command: { kind: 'documents', act },
  })
  // What began after its measures were recorded is joined to them by hand, later.
  const late = new Set(one.documents.filter(({ begun }) => begun !== undefined && begun < 50).map(({ text }) => text))
  const byStart = Map.groupBy(one.documents, ({ begun, published }) => begun ?? (published ? published + 9 : one.begun))
  const confirmations = (text: string, list: readonly (readonly [number, number])[]) =>
    list.map(([at, upTo]) => draft(one.by, at, { act: 'confirmed', text, upTo }))
  return [
    ...[...byStart].map(([at, documents]) =>
      draft(one.by, at, { act: 'begin', texts: documents.map(({ text }) => text), facts: one.facts }),
    ),
    ...one.documents.flatMap(({ text, begun, published, proposed, approver, confirmed: first, revised, ...more }) => {
      const start = begun ?? (published ? published + 9 : one.begun)
      const { owner, audience, within, wanted, reviewed, note = '' } = more
      const offered = published === null ? proposed : published + 4
      return [
        draft(one.by, start - 1, { act: 'settle', text, owner, audience, within, wanted, approver }),
        ...(offered === undefined ? [] : [draft(one.by, offered, { act: 'propose', text })]),
        ...(published === null ? [] : [draft(approver ?? one.by, published, { act: 'approve', text })]),
        ...confirmations(text, first),
        ...(revised
          ? [
              draft(one.by, revised.begun, { act: 'revise', text }),
              draft(one.by, revised.begun - 1, { act: 'write', text, changes: revised.changes, add: revised.add }),
              draft(one.by, revised.published + 3, { act: 'propose', text }),
              draft(approver ?? one.by, revised.published, { act: 'approve', text }),
              ...confirmations(text, revised.confirmed),
            ]
          : []),
        ...(reviewed === undefined ? [] : [draft(one.by, reviewed, { act: 'review', text, note })]),
      ]
    }),
    ...one.asked.map((at) => draft(one.by, at, { act: 'ask' })),
    ...one.documents
      .map(({ text }, n) => draft(one.by, 48 - n, { act: 'link', text }))
      .filter(({ command: { act } }) => act.act === 'link' && !late.has(act.text)),
    draft(one.by, 3, { act: 'mailed' }),
  ]
}
