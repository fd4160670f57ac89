import type { Mark, ReportCell, ReportTable } from '../../core/report/report.ts'
import { levelOf } from '../../core/risk/rating.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import type { RiskState } from '../../core/risk/standing.ts'
import { standingReasons, stateWords, treatmentWords } from '../../core/risk/standing-words.ts'
import type { Day } from '../../core/time/day.ts'
import { writeDay } from '../../platform/language/written.ts'
import { ownerName, type Result, type Results } from './read-results.ts'
import type { PastRating } from './results.store.ts'
import { riskReportWords } from './risk-report-words.ts'

type Language = 'nl' | 'en'

const marks: Record<RiskState, Mark> = {
  unrated: 'unknown',
  reopened: 'unknown',
  'review-due': 'unknown',
  'to-treat': 'fails',
  'acceptance-lapsed': 'fails',
  'in-treatment': 'planned',
  accepted: 'partly',
  'within-appetite': 'holds',
  closed: 'none',
}

/** How a risk stands, as a cell with shape and word. */
export const stateCell = (state: RiskState, language: Language): ReportCell => ({
  mark: { mark: marks[state], word: stateWords[state][language] },
})

/** The number of a risk with what it is about, as one cell. */
export const riskCell = ({ risk }: Pick<Result, 'risk'>): ReportCell => ({
  text: `${riskCode(risk.number)} ${risk.title}`,
  soft: risk.asset.name,
})

type Rating = 'inherent' | 'current' | 'residual'
/** A level by its name, strong where it is more than is borne. */
export function levelCell({ standing: { rated } }: Result, which: Rating, unrated = ''): ReportCell {
  if (rated === null) return unrated
  const { levels, appetite } = rated.criteria.content
  return { text: levels[rated.levels[which]]?.name ?? '', strong: rated.levels[which] > appetite }
}

const table = (
  own: { heading: string; columns: readonly string[]; none: string },
  shares: readonly number[],
  rows: ReportCell[][],
): ReportTable => ({
  ...{ kind: 'table', title: own.heading, titleShown: false, whenEmpty: own.none, rows },
  columns: own.columns.map((heading, place) => ({ heading, share: shares[place] ?? 10 })),
})

/** Every open risk, the heaviest first. */
export function registerTable(results: Results, language: Language): ReportTable {
  const own = riskReportWords[language].register
  return table(
    own,
    [7, 34, 18, 12, 11, 11, 11, 17, 13],
    results.open.map((one) => [
      riskCode(one.risk.number),
      { text: one.risk.title, soft: one.risk.asset.name },
      ownerName(results, one.risk),
      one.risk.treatment === null ? '' : treatmentWords[one.risk.treatment][language],
      levelCell(one, 'inherent', own.unrated),
      levelCell(one, 'current'),
      levelCell(one, 'residual'),
      stateCell(one.standing.state, language),
      { day: one.standing.reviewBy },
    ]),
  )
}

/** Whether somebody has to look at a risk again before its rating can be relied on. */
export const isStale = ({ standing: { state } }: Result): boolean => state === 'reopened' || state === 'review-due'

/** What has to be looked at again, and why. */
export function staleTable(results: Results, language: Language): ReportTable {
  const keys = ['within-appetite', 'review', 'accepted', 'in-treatment', 'to-treat']
  return table(
    riskReportWords[language].stale,
    [32, 44, 13, 18],
    results.open.filter(isStale).map((one) => [
      riskCell(one),
      standingReasons(one.risk, one.standing, results.day, writeDay)
        .filter(({ key }) => !keys.includes(key))
        .map((reason) => reason[language])
        .join('\n'),
      { day: one.risk.look?.on ?? null },
      ownerName(results, one.risk),
    ]),
  )
}

/** What was added, rated, accepted and closed from a day through that of the report, newest first. */
export function changesTable(results: Results, since: Day, language: Language): ReportTable {
  const { changes } = riskReportWords[language]
  const { ground, recorded, day } = results
  const within = (on: Day) => on >= since && on <= day
  const ratings = Map.groupBy(recorded.ratings, ({ risk }) => risk)
  const found: { on: Day; risk: string; what: string; by: string }[] = []
  for (const { row } of ground.risks.values()) {
    const told = (on: Day, what: string, by: string) => {
      if (within(on)) found.push({ on, risk: row.id, what, by })
    }
    told(row.raisedOn, changes.raised, row.raisedBy)
    if (row.closedOn !== null) told(row.closedOn, `${changes.closed}: ${row.closeReason}`, '')
    for (const [place, one] of (ratings.get(row.id) ?? []).entries()) {
      const before = ratings.get(row.id)?.[place - 1]
      const to = residualName(results, one)
      told(one.on, before ? changes.rated(residualName(results, before), to) : changes.first(to), one.by)
    }
  }
  for (const { risk, by, starts, ends } of recorded.acceptances)
    if (within(starts)) found.push({ on: starts, risk, what: changes.accepted(writeDay(ends, language)), by })
  found.sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0))
  const own = { ...changes, heading: changes.heading(writeDay(since, language)) }
  return table(
    own,
    [12, 36, 40, 18],
    found.map(({ on, risk, what, by }) => {
      const facts = ground.risks.get(risk)?.facts
      return [{ day: on }, facts ? riskCell({ risk: facts }) : '', what, by]
    }),
  )
}

function residualName({ ground }: Results, { criteria, residual }: PastRating): string {
  const content = ground.register.book.byId.get(criteria)?.content
  return content ? (content.levels[levelOf(content, residual)]?.name ?? '') : ''
}
