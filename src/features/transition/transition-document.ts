import type { Report, ReportCell, ReportSection } from '../../core/report/report.ts'
import type { Content } from '../../core/standards/content.ts'
import { leastSure } from '../../core/standards/routes-between.ts'
import { weakestOf } from '../../core/transition/carry.ts'
import { countKinds, type NewEntry, type OldEntry, transitionKinds } from '../../core/transition/transition-report.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { writtenDayOf } from '../../render/written-dates.ts'
import { shownAnswer } from './open-subject.ts'
import { numberOf, proposalsFor } from './proposals.ts'
import { type Asked, type Loaded, loadTransition, weakestIn } from './read-transition.ts'
import { transitionWords } from './transition-words.ts'
import { basisOf, type Ways } from './ways.ts'

type Words = (typeof transitionWords)['nl']

/** The report of a transition as a document: what became of every requirement both ways, and every old answer with where it went. */
export async function transitionDocument(
  reader: Reader,
  content: Content,
  ways: Ways,
  asked: Asked,
  language: Language,
): Promise<Report> {
  const words = transitionWords[language]
  const loaded = await loadTransition(reader, ways, asked)
  const { from, to, old, new: news } = loaded.way.report
  const about = await reader.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirst()
  if (!about) throw problems.notFound()
  const { assessment, transition } = loaded
  return {
    title: words.title,
    subtitle: `${from.name} → ${to.name}`,
    organisation: about.name,
    language,
    status: { kind: 'as-recorded' },
    moment: reader.now,
    checkpoint: await checkpointAt(reader),
    confidentiality: words.confidentiality,
    facts: [
      { label: words.fact.from, value: from.name },
      { label: words.fact.to, value: to.name },
      { label: words.fact.assessment, value: assessment?.name ?? words.fact.none },
      {
        label: words.fact.run,
        value: transition
          ? `${writtenDayOf(transition.runAt, language)}, ${transition.runBy}: ${transition.toName}`
          : words.fact.notRun,
      },
    ],
    sections: [
      {
        heading: words.summary,
        level: 1,
        blocks: [
          { kind: 'paragraph', lead: true, text: words.lead(from.name, old.length, to.name, news.length) },
          countsTable(loaded, words),
        ],
      },
      newSection(loaded, words, language),
      oldSection(loaded, words, language),
      ...(assessment ? [answersSection(loaded, words, language)] : []),
      {
        heading: words.sources.heading,
        level: 1,
        blocks: [
          { kind: 'paragraph', text: `${basisOf(content, from.id, to.id, language)} ${words.sources.confidence}` },
          { kind: 'list', items: [...new Set(old.flatMap(({ links }) => links.flatMap(({ sources }) => sources)))] },
        ],
      },
    ],
  }
}

function countsTable({ way }: Loaded, words: Words): ReportSection['blocks'][number] {
  const { from, to, old, new: news } = way.report
  const counts = { old: countKinds(old), new: countKinds(news) }
  return {
    kind: 'table',
    title: words.counts.title,
    columns: [
      { heading: words.counts.kind, share: 2 },
      { heading: words.counts.meaning, share: 4 },
      { heading: words.counts.old(from.name), share: 1.5, align: 'right' },
      { heading: words.counts.now(to.name), share: 1.5, align: 'right' },
    ],
    rows: [
      ...transitionKinds.map((kind) => [words.kind[kind], words.means[kind], counts.old[kind], counts.new[kind]]),
      [{ text: words.counts.total, strong: true }, '', old.length, news.length],
    ],
    whenEmpty: words.empty,
  }
}

/** Clauses and controls share numbers, so that a clause says that it is one. */
const numbered = (key: string, words: Words): ReportCell =>
  key.includes('/clause/') ? { text: numberOf(key), soft: words.clause } : numberOf(key)

const titled = ({ title }: OldEntry | NewEntry, language: Language): ReportCell => title[language]

function newSection({ way, laid, assessment }: Loaded, words: Words, language: Language): ReportSection {
  return {
    heading: words.to.heading,
    level: 1,
    wide: true,
    blocks: [
      { kind: 'paragraph', text: words.to.lead },
      {
        kind: 'table',
        title: words.to.heading,
        titleShown: false,
        columns: [
          { heading: words.to.number, share: 1 },
          { heading: words.to.title, share: 4 },
          { heading: words.from.became, share: 2 },
          { heading: words.to.from, share: 2 },
          { heading: words.to.asks, share: 3 },
          ...(assessment
            ? [
                { heading: words.to.earlier, share: 2 },
                { heading: words.to.proposal, share: 3 },
              ]
            : []),
        ],
        rows: way.report.new.map((entry): ReportCell[] => {
          const proposals = proposalsFor(entry, laid)
          const earlier = weakestOf(proposals.map((one) => one.earlier))
          const [open] = proposals.flatMap((one) => one.open ?? [])
          const answer = weakestOf(proposals.map((one) => one.answer))
          const sure = leastSure(entry.links.map(({ confidence }) => confidence))
          return [
            numbered(entry.key, words),
            titled(entry, language),
            words.kind[entry.became],
            entry.links.map((link) => numberOf(link.from)).join(', '),
            {
              text: entry.asks ? words.asks[entry.asks] : '',
              ...(entry.careAdded ? { soft: words.care } : {}),
            },
            ...(assessment
              ? [
                  entry.links.length === 0 ? '' : earlier ? words.answer[earlier] : words.noAnswer,
                  open ? words.open[open] : answer ? { text: words.answer[answer], soft: words.link[sure] } : '',
                ]
              : []),
          ]
        }),
        whenEmpty: words.empty,
      },
    ],
  }
}

function oldSection({ way, laid, assessment }: Loaded, words: Words, language: Language): ReportSection {
  return {
    heading: words.from.heading,
    level: 1,
    wide: true,
    blocks: [
      { kind: 'paragraph', text: words.from.lead },
      {
        kind: 'table',
        title: words.from.heading,
        titleShown: false,
        columns: [
          { heading: words.from.number, share: 1 },
          { heading: words.from.title, share: 4 },
          { heading: words.from.became, share: 2 },
          { heading: words.from.to, share: 1.5 },
          { heading: words.from.relation, share: 2.5 },
          { heading: words.from.sure, share: 2 },
          ...(assessment ? [{ heading: words.from.earlier, share: 2 }] : []),
        ],
        rows: way.report.old.map((entry): ReportCell[] => {
          const earlier = weakestIn(laid, entry.key)
          const told = (tell: (link: OldEntry['links'][number]) => string) =>
            [...new Set(entry.links.map(tell))].join(', ')
          return [
            numbered(entry.key, words),
            titled(entry, language),
            words.kind[entry.became],
            told((link) => numberOf(link.to)),
            told((link) => words.relation[link.relation]),
            told((link) => words.confidence[link.confidence]),
            ...(assessment ? [earlier ? words.answer[earlier] : words.noAnswer] : []),
          ]
        }),
        whenEmpty: words.empty,
      },
    ],
  }
}

function answersSection({ way, laid }: Loaded, words: Words, language: Language): ReportSection {
  const own = words.answers
  const places = new Map([...way.report.byKey.keys()].map((key, place) => [key, place]))
  const order = ({ subject }: { subject: string }) => places.get(subject) ?? places.size
  return {
    heading: own.heading,
    level: 1,
    wide: true,
    blocks: [
      { kind: 'paragraph', text: own.lead },
      {
        kind: 'table',
        title: own.heading,
        titleShown: false,
        columns: [
          { heading: own.number, share: 1 },
          { heading: own.question, share: 4 },
          { heading: own.department, share: 2 },
          { heading: own.answer, share: 1.5 },
          { heading: own.note, share: 5 },
          { heading: own.by, share: 2 },
          { heading: own.to, share: 1.5 },
        ],
        rows: [...laid.all]
          .sort((a, b) => order(a) - order(b))
          .map((given): ReportCell[] => {
            const entry = way.report.byKey.get(given.subject)
            const to = entry?.new ? [given.subject] : (entry?.old?.links ?? []).map((link) => link.to)
            return [
              numbered(given.subject, words),
              shownAnswer(way, given, language).asked,
              given.department ?? own.whole,
              given.answer ? words.answer[given.answer] : words.noAnswer,
              given.note,
              { text: given.by, soft: writtenDayOf(given.at, language) },
              to.map(numberOf).join(', ') || own.nowhere,
            ]
          }),
        whenEmpty: own.empty,
      },
    ],
  }
}
