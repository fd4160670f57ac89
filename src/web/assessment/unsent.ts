import { z } from 'zod'
import { answers } from '../../core/assessment/standing.ts'

const step = z.int().min(0).max(5).nullable()
const answerValue = z.strictObject({ answer: z.enum(answers).nullable(), note: z.string() })
const ratingValue = z.strictObject({ design: step, existence: step, operation: step, note: z.string() })
const given = { by: z.string(), at: z.string() }
const target = { department: z.string().nullable(), subject: z.string() }

const kept = <V extends z.ZodType, N extends z.ZodType>(value: V, now: N) => ({
  value,
  /** The revision that was on screen when typing began; 0 for nothing. */
  seen: z.int(),
  /** What is on its way, and whose outcome is not known yet. It is sent again just so until it is. */
  sent: z.strictObject({ id: z.string(), value, seen: z.int() }).nullable(),
  /** What somebody else saved meanwhile; nothing is sent until a person chose. */
  conflict: z.strictObject({ revision: z.int(), now: now.nullable() }).nullable(),
  /** Why the server does not take this. */
  refused: z.string().nullable(),
  /** When it was typed first, in milliseconds of Unix time. */
  since: z.number(),
})

/** An answer or a rating that was typed here and of which it is not certain yet that the server has it. */
export const unsent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    ...target,
    question: z.string(),
    ...kept(answerValue, answerValue.extend(given)),
  }),
  z.strictObject({
    kind: z.literal('rating'),
    ...target,
    question: z.literal(''),
    ...kept(ratingValue, ratingValue.extend(given)),
  }),
])
export type Unsent = z.infer<typeof unsent>
export type AnswerValue = z.infer<typeof answerValue>
export type RatingValue = z.infer<typeof ratingValue>
type Value = AnswerValue | RatingValue

/** What can be answered or rated: `question` is empty for the rating of a subject. */
export type Target = { department: string | null; subject: string; question: string }
export type Saved = { value: Value; revision: number }

export type Outcome =
  | { id: string; outcome: 'saved'; revision: number }
  | { id: string; outcome: 'conflict'; revision: number; now: ((AnswerValue | RatingValue) & Given) | null }
  | { id: string; outcome: 'refused'; sentence: string }
type Given = { by: string; at: string }

export const keyOf = ({ department, subject, question }: Target): string =>
  `${department ?? 'whole'} ${subject} ${question}`

export const noAnswer: AnswerValue = { answer: null, note: '' }
export const noRating: RatingValue = { design: null, existence: null, operation: null, note: '' }

// The server trims; what differs by that only is the same.
const plain = (value: Value) =>
  'answer' in value
    ? [value.answer, value.note.trim()]
    : [value.design, value.existence, value.operation, value.note.trim()]
const sameValue = (a: Value, b: Value): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b))

const biggestNote = 4000
// What a server never takes would keep everything else that was typed from being saved.
const notTaken = /(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu
const cleanNote = (note: string): string => note.toWellFormed().replace(notTaken, '').slice(0, biggestNote)

/** After typing: what is to be sent now, or null where it is again what was saved and nothing is on its way. */
export function typed(before: Unsent | null, target: Target, value: Value, saved: Saved, now: number): Unsent | null {
  const clean = { ...value, note: cleanNote(value.note) }
  const still = before?.sent === null && before.conflict === null
  if (
    (before === null || still) &&
    saved.revision === (before?.seen ?? saved.revision) &&
    sameValue(clean, saved.value)
  )
    return null
  const fresh = { seen: saved.revision, sent: null, conflict: null, since: now }
  const next = { ...target, ...(before ?? fresh), value: clean, refused: null }
  return { ...next, kind: target.question === '' ? 'rating' : 'answer' } as Unsent
}

/** The entry with what goes out for it, or null where a person has to choose or mend something first. */
export function outgoing(entry: Unsent, newId: () => string): Unsent | null {
  if (entry.conflict || entry.refused !== null) return null
  if (entry.sent) return entry
  return { ...entry, sent: { id: newId(), value: entry.value, seen: entry.seen } } as Unsent
}

/** After an outcome: what is left to do, and what the server has now where that is known to be what was typed here. */
export function settled(entry: Unsent, outcome: Outcome): { left: Unsent | null; saved: Saved | null } {
  const { sent } = entry
  if (sent?.id !== outcome.id) return { left: entry, saved: null }
  if (outcome.outcome === 'refused') {
    // What was typed after it may be good.
    const refused = sameValue(entry.value, sent.value) ? outcome.sentence : null
    return { left: { ...entry, sent: null, refused }, saved: null }
  }
  if (outcome.outcome === 'conflict' && !(outcome.now && sameValue(outcome.now, sent.value))) {
    const conflict = { revision: outcome.revision, now: outcome.now }
    return { left: { ...entry, sent: null, conflict } as Unsent, saved: null }
  }
  const saved = { value: sent.value, revision: outcome.revision }
  if (sameValue(entry.value, sent.value)) return { left: null, saved }
  return { left: { ...entry, sent: null, seen: outcome.revision }, saved }
}

/** The person keeps what was typed here: it replaces what the other person saved. */
export const keepMine = (entry: Unsent): Unsent =>
  entry.conflict ? { ...entry, seen: entry.conflict.revision, conflict: null } : entry
