import type { Report, ReportBlock, ReportSection } from '../../core/report/report.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import type { RiskState } from '../../core/risk/standing.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import type { Results } from './read-results.ts'
import { criteriaBlocks } from './report-criteria.ts'
import { heatMapBlocks } from './report-heat-maps.ts'
import { changesTable, isStale, levelCell, registerTable, staleTable } from './report-register.ts'
import { riskReportWords } from './risk-report-words.ts'
import { heaviest, sentencesOf } from './top-risks.ts'

type Language = 'nl' | 'en'

const inTop = 10
/** What waits for somebody: to look, or to decide. */
const asking: readonly RiskState[] = ['unrated', 'reopened', 'review-due', 'to-treat', 'acceptance-lapsed']

/** A document about risks as they were recorded at the reader's moment. */
export async function asRecorded(
  reader: Reader,
  { recorded: { organisation } }: Results,
  language: Language,
  parts: Pick<Report, 'title' | 'sections'>,
): Promise<Report> {
  const checkpoint = await checkpointAt(reader)
  return { ...parts, organisation, language, status: { kind: 'as-recorded' }, moment: reader.now, checkpoint }
}

/**
 * The risk report for who governs (ISO/IEC 27001, 9.3.2 e): what it comes to, where the risks lie, the heaviest in plain words, what has
 * to be looked at again, what changed since a day, the register, and by which criteria it was rated.
 */
export async function riskReport(reader: Reader, results: Results, since: Day, language: Language): Promise<Report> {
  const own = riskReportWords[language]
  const { newest } = results.ground.register.book
  const changes = changesTable(results, since, language)
  const section = (heading: string, blocks: ReportBlock[], more: Partial<ReportSection> = {}): ReportSection => ({
    ...{ heading, level: 1, blocks },
    ...more,
  })
  return asRecorded(reader, results, language, {
    title: own.title,
    sections: [
      section(own.summary, summaryBlocks(results, language)),
      ...(newest ? [section(own.maps.heading, heatMapBlocks(results.open, newest, language))] : []),
      section(own.top.heading, [topTable(results, language)], { newPage: true }),
      section(own.stale.heading, [{ kind: 'paragraph', text: own.stale.text }, staleTable(results, language)]),
      section(changes.title, [changes]),
      section(own.register.heading, [registerTable(results, language)], { wide: true }),
      ...(newest ? [section(own.criteria.heading, criteriaBlocks(newest, language), { wide: true })] : []),
    ],
  })
}

function summaryBlocks(results: Results, language: Language): ReportBlock[] {
  const own = riskReportWords[language]
  const { open, ground } = results
  const count = (...states: RiskState[]) => open.filter(({ standing }) => states.includes(standing.state)).length
  const above = open.filter((one) => one.above).length
  const { newest } = ground.register.book
  const facts = [
    [own.facts.open, open.length],
    [own.facts.above, above],
    [own.facts.accepted, count('accepted')],
    [own.facts.treated, count('in-treatment')],
    [own.facts.stale, open.filter(isStale).length],
    [own.facts.unrated, count('unrated')],
    [own.facts.closed, ground.risks.size - open.length],
  ] as const
  const version = newest ? [{ label: own.facts.criteria, value: String(newest.number) }] : []
  return [
    { kind: 'paragraph', text: own.lead(open.length, above, count(...asking)), lead: true },
    { kind: 'paragraph', text: own.basis },
    { kind: 'facts', facts: [...facts.map(([label, value]) => ({ label, value: String(value) })), ...version] },
    ...(newest ? [] : [{ kind: 'callout', tone: 'warning', ...own.noCriteria } as const]),
  ]
}

function topTable(results: Results, language: Language): ReportBlock {
  const { heading, columns, none } = riskReportWords[language].top
  const shares = [8, 70, 14]
  return {
    ...{ kind: 'table', title: heading, titleShown: false, whenEmpty: none },
    columns: columns.map((name, place) => ({ heading: name, share: shares[place] ?? 10 })),
    rows: heaviest(results, inTop).map((one) => {
      const [what = '', ...rest] = sentencesOf(results, one, language)
      return [riskCode(one.risk.number), { text: what, strong: true, soft: rest.join(' ') }, levelCell(one, 'current')]
    }),
  }
}
