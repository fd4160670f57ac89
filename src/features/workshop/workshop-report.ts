import type { Report, ReportCell, ReportSection, ReportTable } from '../../core/report/report.ts'
import { type Stage, stages } from '../../core/workshop/agenda.ts'
import type { Spread } from '../../core/workshop/spread.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { organisationName } from './organisation.store.ts'
import type { readWorkshop } from './read-workshop.ts'
import { workshopWords } from './workshop-words.ts'
import type { ListedWorkshop } from './workshops.store.ts'

type Workshop = Awaited<ReturnType<typeof readWorkshop>>
type Item = Workshop['items'][number]
type Decided = NonNullable<Item['decision']>
type Words = (typeof workshopWords)[Language]

async function frameOf(reader: Reader, language: Language) {
  const organisation = await organisationName(reader)
  if (organisation === undefined) throw problems.notFound()
  return {
    ...{ organisation, language, status: { kind: 'as-recorded' as const }, moment: reader.now },
    checkpoint: await checkpointAt(reader),
  }
}

const sharesOfList = [26, 12, 16, 10, 9, 9, 9, 9]

/** The workshops of a list as a document with one table. */
export async function workshopsReport(
  reader: Reader,
  workshops: readonly ListedWorkshop[],
  language: Language,
): Promise<Report> {
  const words = workshopWords[language]
  const table: ReportTable = {
    ...{ kind: 'table', title: words.list, titleShown: false, whenEmpty: words.listNone },
    columns: words.listColumns.map((heading, place) => ({ heading, share: sharesOfList[place] ?? 10 })),
    rows: workshops.map((one) => [
      ...[one.title, { day: one.heldOn }, one.ledBy, words.state[one.state]],
      ...[one.participants, one.items, one.decided, one.skipped],
    ]),
  }
  return {
    title: words.list,
    ...(await frameOf(reader, language)),
    sections: [
      {
        ...{ heading: words.list, level: 1, wide: true },
        blocks: [{ kind: 'paragraph', text: words.listLead }, table],
      },
    ],
  }
}

const aspectNames = ({ scales }: Workshop) => new Map(scales?.aspects.map(({ id, name }) => [id, name]))

const impactsOf = (rated: Decided['inherent'], names: ReadonlyMap<string, string>) =>
  Object.entries(rated.impacts)
    .map(([aspect, step]) => `${names.get(aspect) ?? aspect} ${step}`)
    .join(', ')

function spreadWords(words: Words, name: string, { counts, median }: Spread): string {
  const lowest = counts.findIndex((count) => count > 0) + 1
  const highest = counts.findLastIndex((count) => count > 0) + 1
  return words.spread(name, lowest, highest, median ?? 0)
}

function votesInWords(words: Words, item: Item): string {
  const told = stages.flatMap((stage) => {
    const { spread } = item.votes[stage]
    if (!spread || spread.likelihood.votes === 0) return []
    const both = [
      spreadWords(words, words.likelihood, spread.likelihood),
      spreadWords(words, words.impact, spread.impact),
    ]
    return `${words.stage[stage]}: ${both.join('; ')}.`
  })
  return told.length > 0 ? told.join('\n') : words.noVotes
}

/** Minutes of a scenario on the screen, rounded to the nearest. */
const minutesOf = ({ seconds }: { seconds: number }) => Math.round(seconds / 60)

/** What a workshop decided, as a report. */
export async function workshopReport(reader: Reader, workshop: Workshop, language: Language): Promise<Report> {
  const words = workshopWords[language]
  const names = aspectNames(workshop)
  const decided = workshop.items.flatMap((item) => (item.decision ? [{ item, decision: item.decision }] : []))
  const others = workshop.items.filter(({ decision }) => decision === null)
  const count = (state: Item['state']) => workshop.items.filter((one) => one.state === state).length
  const ratedCell = (rated: Decided['inherent']): ReportCell => ({
    ...{ text: rated.level.name, strong: true, soft: words.rated(rated.likelihood, impactsOf(rated, names)) },
  })
  const decisions: ReportTable = {
    ...{ kind: 'table', title: words.decisions, titleShown: false, whenEmpty: words.decisionsNone },
    columns: words.decisionColumns.map((heading, place) => ({ heading, share: [26, 18, 18, 24, 14][place] ?? 10 })),
    rows: decided.map(({ item, decision }) => [
      { text: `${item.risk.code} ${item.risk.title}`, soft: item.asset.name },
      ratedCell(decision.inherent),
      ratedCell(decision.residual),
      votesInWords(words, item),
      decision.reason,
    ]),
  }
  const rest: ReportTable = {
    ...{ kind: 'table', title: words.others, titleShown: false, whenEmpty: words.othersNone },
    columns: words.otherColumns.map((heading, place) => ({ heading, share: [50, 30, 20][place] ?? 10 })),
    rows: others.map(({ risk, asset, state }) => [
      `${risk.code} ${risk.title}`,
      asset.name,
      words.other[state === 'skipped' ? 'skipped' : 'waiting'],
    ]),
  }
  const seconds = workshop.items.reduce((sum, one) => sum + one.seconds, 0)
  const counts = { all: workshop.items.length, decided: decided.length }
  const sections: ReportSection[] = [
    {
      ...{ heading: words.decisions, level: 1, wide: true },
      blocks: [
        {
          kind: 'paragraph',
          lead: true,
          text: words.summary({ ...counts, skipped: count('skipped'), waiting: count('waiting') }),
        },
        ...(workshop.note ? [{ kind: 'paragraph' as const, text: workshop.note }] : []),
        decisions,
      ],
    },
    { heading: words.others, level: 1, wide: true, blocks: [rest] },
  ]
  return {
    ...{ title: words.report, subtitle: workshop.title },
    ...(await frameOf(reader, language)),
    facts: [
      { label: words.heldOn, value: writeDay(workshop.heldOn, language) },
      { label: words.ledBy, value: workshop.ledBy },
      {
        label: words.participants,
        value: workshop.participants.map(({ name }) => name).join(', ') || words.nobody,
      },
      { label: words.time, value: words.minutes(minutesOf({ seconds })) },
    ],
    sections,
  }
}

/** The whole agenda as one table, for a sheet: a row for each scenario, decided or not. */
export async function workshopSheet(reader: Reader, workshop: Workshop, language: Language): Promise<Report> {
  const words = workshopWords[language]
  const names = aspectNames(workshop)
  const votes = (item: Item, stage: Stage): ReportCell[] => {
    const { spread, votedBy } = item.votes[stage]
    const voted = spread !== null && spread.likelihood.votes > 0
    return [
      votedBy.length,
      ...(['likelihood', 'impact'] as const).flatMap((of) =>
        voted ? [spread[of].median ?? '', spread[of].range] : ['', ''],
      ),
    ]
  }
  const rated = (one: Decided['inherent'] | undefined) =>
    one ? [words.rated(one.likelihood, impactsOf(one, names)), one.level.name] : ['', '']
  return {
    ...{ title: words.report, subtitle: workshop.title },
    ...(await frameOf(reader, language)),
    sections: [
      {
        ...{ heading: words.exported, level: 1, wide: true },
        blocks: [
          {
            ...{ kind: 'table', title: words.exported, titleShown: false, whenEmpty: words.decisionsNone },
            columns: words.exportColumns.map((heading, place) => ({ heading, share: place === 1 ? 20 : 5 })),
            rows: workshop.items.map((item) => [
              ...[item.risk.code, item.risk.title, item.asset.name, words.itemState[item.state], minutesOf(item)],
              ...stages.flatMap((stage) => votes(item, stage)),
              ...rated(item.decision?.inherent),
              ...rated(item.decision?.residual),
              item.decision?.reason ?? '',
            ]),
          },
        ],
      },
    ],
  }
}
