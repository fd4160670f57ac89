import type { TransitionLink } from '../../core/transition/transition-report.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { OldAnswer } from './assessments.store.ts'
import { type LaidOut, proposalsFor } from './proposals.ts'
import { type Asked, decisionFor, loadTransition, shownEntry } from './read-transition.ts'
import type { Way, Ways } from './ways.ts'

/** What somebody answered, with the question as it was asked. */
export function shownAnswer({ questionnaire }: Way, given: OldAnswer, language: Language) {
  const { department, question, answer, note, by, at } = given
  const asked = questionnaire.byKey.get(given.subject)?.questions.find(({ id }) => id === question)
  return { department, question, asked: asked?.text[language] ?? '', answer, note, by, at }
}

function shownRatings(laid: LaidOut, subject: string) {
  return laid.ratingsOf(subject).map(({ department, design, existence, operation, note, by, at }) => ({
    department,
    design,
    existence,
    operation,
    note,
    by,
    at,
  }))
}

/**
 * One requirement in the transition. Of an old one: all that it leads to; of a new one: all that leads to it; and of those the
 * other old ones too, since only together they say what is proposed.
 */
export async function openSubject(reader: Reader, ways: Ways, asked: Asked & { subject: string }, language: Language) {
  const loaded = await loadTransition(reader, ways, asked)
  const { way, laid } = loaded
  const { from, to, byKey } = way.report
  const found = byKey.get(asked.subject)
  if (!found) throw problems.notFound()
  const news = found.new ? [found.new] : (found.old?.links ?? []).flatMap((link) => byKey.get(link.to)?.new ?? [])
  const links = news.flatMap((entry) => entry.links)
  const keys = new Set([...(found.old ? [found.old.key] : []), ...links.map((link) => link.from)])
  const olds = way.report.old.filter(({ key }) => keys.has(key))
  return {
    olds: olds.map((entry) => ({
      ...shownEntry(entry, language),
      answers: laid.answersAbout(entry.key).map((one) => shownAnswer(way, one, language)),
      ratings: shownRatings(laid, entry.key),
      decision: entry.kind === 'control' ? loaded.decisionOf(from.id, entry.number) : null,
    })),
    news: news.map((entry) => ({
      ...shownEntry(entry, language),
      asks: entry.asks,
      careAdded: entry.careAdded,
      about: way.questionnaire.byKey.get(entry.key)?.about?.[language] ?? '',
      proposals: loaded.assessment ? proposalsFor(entry, laid) : [],
      decision: entry.kind === 'control' ? loaded.decisionOf(to.id, entry.number) : null,
      proposedDecision: decisionFor(loaded, entry),
    })),
    grounds: links.map((link) => shownGround(link, language)),
  }
}

const shownGround = ({ from, to, relation, confidence, sources, note }: TransitionLink, language: Language) => ({
  from,
  to,
  relation,
  confidence,
  sources,
  note: note?.[language] ?? '',
})
