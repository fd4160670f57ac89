import { weakestOf } from '../../core/transition/carry.ts'
import { proposeDecision } from '../../core/transition/propose-decision.ts'
import { countKinds, type NewEntry, type OldEntry } from '../../core/transition/transition-report.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { type Assessment, countAnswers, listAssessments, readSaid } from './assessments.store.ts'
import { countCarried, listCarried } from './carried.store.ts'
import { type Decision, decisionKey, readDecisions } from './decisions.store.ts'
import { type LaidOut, layOutSaid, proposalsFor } from './proposals.ts'
import { findTransition, howMany, missingIn } from './run-transition.ts'
import type { Transition } from './transitions.store.ts'
import type { Way, Ways } from './ways.ts'

export type Asked = { from: string; to: string; assessment?: string | undefined }

/** A way between two editions with what an old assessment said; `assessment` is null where there is none. */
export type Loaded = {
  way: Way
  assessments: Assessment[]
  counts: ReadonlyMap<string, number>
  olds: Assessment[]
  assessment: Assessment | null
  laid: LaidOut
  transition: Transition | null
  carried: { answers: number; ratings: number }
  behind: number
  adopted: ReadonlySet<string>
  decisionOf(edition: string, number: string): Decision | null
}

/** Loads a transition in a fixed number of queries. 404 where the assessment is not there or not about the old edition. */
export async function loadTransition(
  reader: Reader,
  ways: Ways,
  { from, to, assessment: asked }: Asked,
): Promise<Loaded> {
  const way = ways(from, to)
  const [assessments, counts] = [await listAssessments(reader), await countAnswers(reader)]
  const olds = assessments.filter(({ editions }) => editions.includes(from))
  const assessment =
    (asked === undefined ? olds.find(({ id }) => (counts.get(id) ?? 0) > 0) : olds.find(({ id }) => id === asked)) ??
    null
  if (asked !== undefined && !assessment) throw problems.notFound()
  const said = assessment ? await readSaid(reader, assessment.id) : { departments: [], answers: [], ratings: [] }
  const transition = assessment ? await findTransition(reader, assessment.id, { from, to }) : null
  const carried = await listCarried(reader, transition ? [transition.id] : [])
  const { adopted, decided } = await readDecisions(reader, [from, to])
  return {
    way,
    assessments,
    counts,
    olds,
    assessment,
    laid: layOutSaid(said),
    transition,
    carried: countCarried(carried),
    behind: transition ? howMany(await missingIn(reader, way.report, said, transition)) : 0,
    adopted,
    decisionOf: (edition, number) => decided.get(decisionKey(edition, number)) ?? null,
  }
}

/** A run as it is told; `answers` counts what was carried. */
export const shownRun = (transition: Transition, carried: Loaded['carried']) => ({
  id: transition.id,
  revision: transition.revision,
  to: { id: transition.toAssessment, name: transition.toName },
  runBy: transition.runBy,
  runAt: transition.runAt,
  made: transition.madeIn !== null,
  ...carried,
})

export const shownEntry = ({ key, kind, number, title, became, links }: OldEntry | NewEntry, language: Language) => ({
  key,
  kind,
  number,
  title: title[language],
  became,
  links: links.map(({ from, to, relation, confidence }) => ({ from, to, relation, confidence })),
})

/** What the decisions about the predecessors of a new control propose; null where it is decided, or its edition not adopted. */
export function decisionFor({ way, adopted, decisionOf }: Loaded, entry: NewEntry) {
  const { from, to } = way.report
  if (entry.kind !== 'control' || !adopted.has(to.id) || decisionOf(to.id, entry.number)) return null
  const olds = entry.links.flatMap((link) => way.report.byKey.get(link.from)?.old ?? [])
  return proposeDecision(
    entry,
    olds.map(({ number }) => ({ number, decision: decisionOf(from.id, number) })),
  )
}

/** The whole transition: every requirement of both editions with what became of it and what the old assessment said. */
export async function readTransition(reader: Reader, ways: Ways, asked: Asked, language: Language) {
  const loaded = await loadTransition(reader, ways, asked)
  const { way, laid, assessments, assessment, olds, counts, transition } = loaded
  const { from, to, old, new: news } = way.report
  const answersAbout = (subjects: readonly string[]) =>
    subjects.reduce((sum, subject) => sum + laid.answersAbout(subject).length, 0)
  return {
    from: { id: from.id, name: from.name },
    to: { id: to.id, name: to.name, adopted: loaded.adopted.has(to.id) },
    assessments: olds.map(({ id, name, startedAt, closedAt }) => ({
      id,
      name,
      startedAt,
      closedAt,
      answers: counts.get(id) ?? 0,
    })),
    assessment: assessment?.id ?? null,
    targets: assessments
      .filter(({ id, editions, closedAt }) => editions.includes(to.id) && closedAt === null && id !== assessment?.id)
      .map(({ id, name, basedOn }) => ({ id, name, basedOnThis: basedOn !== null && basedOn === assessment?.id })),
    run: transition ? shownRun(transition, loaded.carried) : null,
    behind: loaded.behind,
    counts: { old: countKinds(old), new: countKinds(news) },
    old: old.map((entry) => ({
      ...shownEntry(entry, language),
      answers: answersAbout([entry.key]),
      earlier: weakestIn(laid, entry.key),
    })),
    new: news.map((entry) => {
      const proposals = proposalsFor(entry, laid)
      const decided = loaded.decisionOf(to.id, entry.number) !== null && entry.kind === 'control'
      return {
        ...shownEntry(entry, language),
        asks: entry.asks,
        careAdded: entry.careAdded,
        answers: answersAbout(entry.links.map((link) => link.from)),
        earlier: assessment && entry.links.length > 0 ? weakestOf(proposals.map(({ earlier }) => earlier)) : null,
        proposed: proposals.some(({ answer }) => answer !== null),
        decision: decided ? ('decided' as const) : decisionFor(loaded, entry) ? ('proposed' as const) : null,
      }
    }),
  }
}

/** What was answered about an old subject, at its weakest over all sheets. */
export function weakestIn({ sheets, answersAbout }: LaidOut, subject: string) {
  const questions = [...new Set(answersAbout(subject).map(({ question }) => question))]
  return weakestOf(
    questions.flatMap((question) =>
      sheets.departments.map((department) => sheets.answerTo(department, subject, question)?.answer ?? null),
    ),
  )
}
