import { allow } from '../../core/access/allow.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { TrailNote, Tx } from '../../platform/database/reader.ts'
import { type Problem, problems } from '../../platform/http/problem.ts'
import { type KeptAnswer, type KeptRating, keptAnswers, keptRatings } from './answers.store.ts'
import { type Assessment, departmentsOf, findAssessment } from './assessments.store.ts'
import type { Needs } from './open-assessment.ts'
import { listParts } from './parts.store.ts'
import { reachIn } from './reach.ts'
import { refusals } from './refusals.ts'
import { type AnswerWrite, type RatingWrite, saveAnswerRows, saveRatingRows } from './write-answers.store.ts'

type Common = {
  /** The mark of this write; null where the writer gave none. */
  id: string | null
  department: string | null
  subject: string
  seen: number
  after: string | null
  note: string
}
export type Write = Common &
  (
    | { kind: 'answer'; question: string; answer: Answer | null }
    | { kind: 'rating'; design: number | null; existence: number | null; operation: number | null }
  )

export type Outcome =
  | { outcome: 'saved'; revision: number; by: string; at: Instant }
  | { outcome: 'conflict'; now: KeptAnswer | KeptRating | null }
  | { outcome: 'refused'; problem: Problem }

type Kept = KeptAnswer | KeptRating
type Judged = { write: Write; before: Kept | undefined; outcome: Outcome; changes: boolean }

const keyOf = (write: { department: string | null; subject: string }, question: string) =>
  `${write.department ?? ''} ${write.subject} ${question}`
const placeOf = (write: Write) => keyOf(write, write.kind === 'answer' ? write.question : '')

/** A note as it is stored: line breaks as one character, so that it comes back from any program as it was. */
export const plainNote = (note: string): string => note.replace(/\r\n?/g, '\n').trim()

/**
 * Saves answers and ratings, each judged by itself: saved, in conflict with what somebody else wrote meanwhile, or refused. Of
 * several writes about one question the last counts. A write that was saved before, or says what is there, is saved and changes
 * nothing. Outcomes come in the order of the writes. Throws 404 where there is no such assessment.
 */
export async function saveAnswers(
  tx: Tx,
  needs: Needs,
  id: string,
  writes: readonly Write[],
  note?: TrailNote,
): Promise<Outcome[]> {
  const allowed = allow(tx.actor, 'assessment:answer')
  const assessment = await findAssessment(tx, id)
  if (!assessment) throw problems.notFound()
  const refuse = await refuserOf(tx, needs, assessment)
  const subjects = [...new Set(writes.map(({ subject }) => subject))]
  const answers = await keptAnswers(tx, id, subjects)
  const ratings = await keptRatings(tx, id, subjects)
  const there = new Map<string, Kept>([
    ...answers.map((one) => [keyOf(one, one.question), one] as const),
    ...ratings.map((one) => [keyOf(one, ''), one] as const),
  ])
  const last = new Map<string, Judged>()
  const refused = writes.map((write) => refuse(write))
  const groups = Map.groupBy(
    writes.filter((_, place) => refused[place] === null),
    placeOf,
  )
  for (const [place, group] of groups) last.set(place, judge(tx, group, there.get(place)))
  const changing = [...last.values()].filter(({ changes }) => changes)
  await store(tx, allowed, assessment, changing)
  if (changing.length > 0) tx.note(note ?? noteOf(assessment, changing))
  return writes.map((write, place) => {
    const problem = refused[place]
    if (problem) return { outcome: 'refused', problem }
    return last.get(placeOf(write))?.outcome ?? { outcome: 'refused', problem: problems.notFound() }
  })
}

async function refuserOf(tx: Tx, needs: Needs, assessment: Assessment): Promise<(write: Write) => Problem | null> {
  const questionnaire = needs.questionnaires(assessment.editions, assessment.release)
  const departments = (await departmentsOf(tx, [assessment.id])).get(assessment.id) ?? []
  const parts = (await listParts(tx, [assessment.id])).get(assessment.id) ?? []
  const reach = reachIn(tx.actor, questionnaire, parts)
  return (write) => {
    const { department, subject } = write
    if (!reach.reaches(department, subject)) return refusals.notHanded()
    if (assessment.closedAt !== null) return refusals.closed()
    if (department !== null && !departments.some((one) => one.id === department)) return refusals.noDepartment()
    const found = questionnaire.byKey.get(subject)
    if (!found) return refusals.notAsked()
    if (write.kind === 'answer' && !found.questions.some((one) => one.id === write.question)) return refusals.notAsked()
    return null
  }
}

/** What becomes of the writes about one question, which are one person's in the order of typing. */
function judge(tx: Tx, group: readonly Write[], before: Kept | undefined): Judged {
  const write = group.at(-1)
  if (!write) throw new TypeError('a group of writes is not empty')
  const current = before?.revision ?? 0
  if (saysTheSame(write, before) || (before && before.writeId !== null && before.writeId === write.id)) {
    return {
      write,
      before,
      outcome: { outcome: 'saved', revision: current, by: before?.by ?? tx.actor.name, at: before?.at ?? tx.now },
      changes: false,
    }
  }
  const knows = group.some(({ seen, after }) => seen === current || (after !== null && before?.writeId === after))
  if (!knows) return { write, before, outcome: { outcome: 'conflict', now: before ?? null }, changes: false }
  const revision = isEmpty(write) ? 0 : tx.revision
  return { write, before, outcome: { outcome: 'saved', revision, by: tx.actor.name, at: tx.now }, changes: true }
}

const isEmpty = (write: Write): boolean =>
  write.note === '' &&
  (write.kind === 'answer'
    ? write.answer === null
    : write.design === null && write.existence === null && write.operation === null)

function saysTheSame(write: Write, kept: Kept | undefined): boolean {
  if (!kept) return isEmpty(write)
  if (write.note !== kept.note) return false
  if (write.kind === 'answer') return 'answer' in kept && write.answer === kept.answer
  return (
    'design' in kept &&
    write.design === kept.design &&
    write.existence === kept.existence &&
    write.operation === kept.operation
  )
}

async function store(
  tx: Tx,
  allowed: ReturnType<typeof allow<'assessment:answer'>>,
  assessment: Assessment,
  judged: readonly Judged[],
): Promise<void> {
  if (judged.length === 0) return
  const answers = new Map<AnswerWrite, KeptAnswer | undefined>()
  const ratings = new Map<RatingWrite, KeptRating | undefined>()
  for (const { write, before } of judged) {
    const row = { ...write, writeId: write.id }
    if (row.kind === 'answer') answers.set(row, before as KeptAnswer | undefined)
    else ratings.set(row, before as KeptRating | undefined)
  }
  await saveAnswerRows(tx, allowed, assessment.id, [...answers.keys()], answers)
  await saveRatingRows(tx, allowed, assessment.id, [...ratings.keys()], ratings)
}

/** What the trail says of answers. */
function noteOf(assessment: Assessment, judged: readonly Judged[]): TrailNote {
  const [first] = judged
  if (!first) throw new TypeError('nothing changed')
  const number = first.write.subject.split('/').slice(1).join(' ')
  return {
    action: judged.some(({ write }) => write.kind === 'answer') ? 'assessment.answered' : 'assessment.rated',
    subject: `${assessment.name}: ${number}${judged.length > 1 ? ` +${judged.length - 1}` : ''}`,
    details: {
      assessment: assessment.id,
      written: judged.map(({ write, before }) => ({
        department: write.department,
        subject: write.subject,
        ...(write.kind === 'answer'
          ? { question: write.question, from: (before as KeptAnswer | undefined)?.answer ?? null, to: write.answer }
          : { design: write.design, existence: write.existence, operation: write.operation }),
      })),
    },
  }
}

/** Saves one answer or rating; throws where it is refused, and 412 where somebody else wrote meanwhile. */
export async function saveOne(tx: Tx, needs: Needs, id: string, write: Write) {
  const [found] = await saveAnswers(tx, needs, id, [write])
  if (!found) throw problems.notFound()
  if (found.outcome === 'refused') throw found.problem
  if (found.outcome === 'conflict') throw problems.changedMeanwhile()
  const { revision, by, at } = found
  return { revision, by, at }
}
