import type { Named } from '../demonstrability/named.ts'
import { firstDay, type Span, shared } from '../demonstrability/steps.ts'
import type { Content } from '../standards/content.ts'
import type { Day } from '../time/day.ts'
import { originsIn } from './carry.ts'
import { type ComesTo, comesTo } from './comes-to.ts'
import { type ClaimFact, type CoverageOfRequirement, coveredBy, extents, strengths } from './facts.ts'
import { type Grounds, shownBy } from './grounds.ts'

/** A report with its claims. One that was withdrawn or replaced is not among those that count. */
export type ReportFact = Named & {
  supplier: Named
  service: Named
  asOf: Day
  /** The last day on which the service is delivered; null where no end is known. */
  deliveredThrough: Day | null
  claims: readonly ClaimFact[]
}

/**
 * What the reports of suppliers come to for every requirement of these editions that they say something about, one row for a service and a
 * requirement. The newest report that writes of the edition itself speaks for it; where a newer one of another edition says less about a
 * requirement, that one. Where none writes of the edition, the newest that can be carried speaks. What an older report said besides counts
 * no longer: that the newest is silent about it means something.
 */
export function coverRequirements(
  content: Content,
  reports: readonly ReportFact[],
  grounds: Grounds,
  editions: readonly string[],
): CoverageOfRequirement[] {
  const ofService = Map.groupBy(reports, ({ service }) => service.id)
  return [...ofService.values()].flatMap((all) => {
    const newestFirst = all.toSorted((a, b) => (a.asOf === b.asOf ? (a.id < b.id ? 1 : -1) : a.asOf < b.asOf ? 1 : -1))
    const read = newestFirst.map((report) => ({ report, rows: coverBy(content, report, grounds, editions) }))
    return editions.flatMap((edition) => speaking(read, edition))
  })
}

type ReadReport = { report: ReportFact; rows: ReadonlyMap<string, CoverageOfRequirement[]> }

/** The rows of the report that speaks for an edition, the newest report first. */
function speaking(newestFirst: readonly ReadReport[], edition: string): CoverageOfRequirement[] {
  const about = newestFirst.filter(({ rows }) => (rows.get(edition) ?? []).length > 0)
  const written = about.findIndex(({ report }) => report.claims.some((claim) => claim.edition === edition))
  const rows = about[Math.max(written, 0)]?.rows.get(edition) ?? []
  const newer = about.slice(0, Math.max(written, 0)).map(({ report, rows }) => ({
    said: leastSaid(report),
    rows: new Map((rows.get(edition) ?? []).map((row) => [row.requirement, row])),
  }))
  return rows.map((row) => {
    const less = newer.find(({ rows, said }) => {
      const other = rows.get(row.requirement)
      return other !== undefined && said(other) > extents.indexOf(row.extent)
    })
    return less?.rows.get(row.requirement) ?? row
  })
}

/** How little a report itself says in the claims of a row, before anything is lost in carrying: the place among the extents. */
function leastSaid({ claims }: ReportFact): (row: CoverageOfRequirement) => number {
  const known = new Map(claims.map((claim) => [claim.id, claim]))
  return (row) =>
    Math.max(
      ...row.claims.map((id) => {
        const { by = 'nobody', extent = 'none' } = known.get(id) ?? {}
        return extents.indexOf(by === 'supplier' || by === 'shared' ? extent : 'none')
      }),
    )
}

/** What one report comes to, by edition: at most one row for a requirement. */
export function coverBy(
  content: Content,
  report: ReportFact,
  grounds: Grounds,
  editions: readonly string[],
): Map<string, CoverageOfRequirement[]> {
  const written = Map.groupBy(report.claims, ({ edition }) => edition)
  const places = new Map([...written].map(([from, claims]) => [from, Map.groupBy(claims, (one) => one.requirement)]))
  return new Map(
    editions.map((edition) => {
      const found = new Map<string, CoverageOfRequirement>()
      for (const [from, claims] of places) {
        for (const row of coverFrom(content, report, grounds, from, claims, edition)) {
          const known = found.get(row.requirement)
          if (!known || goesBefore(row, known)) found.set(row.requirement, row)
        }
      }
      return [edition, [...found.values()]]
    }),
  )
}

/** A row of the edition itself goes before one that was carried; of two carried ones what keeps most. Never equal for two editions. */
function goesBefore(row: CoverageOfRequirement, known: CoverageOfRequirement): boolean {
  if ((row.carriedFrom === null) !== (known.carriedFrom === null)) return row.carriedFrom === null
  if (row.extent !== known.extent) return extents.indexOf(row.extent) < extents.indexOf(known.extent)
  if (row.strength !== known.strength) return strengths.indexOf(row.strength) < strengths.indexOf(known.strength)
  if (row.by !== known.by) return coveredBy.indexOf(row.by) < coveredBy.indexOf(known.by)
  return (row.carriedFrom?.edition ?? '') > (known.carriedFrom?.edition ?? '')
}

const delivered = ({ deliveredThrough }: ReportFact, days: readonly Span[]): readonly Span[] =>
  deliveredThrough === null ? days : shared(days, [{ from: firstDay, through: deliveredThrough }])

function coverFrom(
  content: Content,
  report: ReportFact,
  grounds: Grounds,
  from: string,
  claims: ReadonlyMap<string, readonly ClaimFact[]>,
  edition: string,
): CoverageOfRequirement[] {
  const origins = originsIn(content, from, edition)
  if (!origins) return []
  return [...origins].flatMap(([requirement, origin]): CoverageOfRequirement[] => {
    const about = origin.from.map((one) => claims.get(one) ?? [])
    const said = about.flat()
    if (said.length === 0) return []
    const whole = origin.whole && about.every((each) => each.length > 0)
    const { exists, works, ...result }: ComesTo = comesTo(
      said.map((claim) => ({
        ...{ id: claim.id, by: claim.by, extent: claim.extent },
        showing: shownBy(content, claim, report, grounds, { edition, requirement }),
      })),
      whole,
    )
    return [
      {
        ...{ supplier: report.supplier, service: report.service, report: { id: report.id, title: report.title } },
        ...{ edition, requirement, ...result, asOf: report.asOf },
        ...{ exists: delivered(report, exists), works: delivered(report, works) },
        claims: said.map(({ id }) => id),
        carriedFrom:
          from === edition ? null : { edition: from, requirements: origin.from.filter((one) => claims.has(one)) },
      },
    ]
  })
}
