import { losses, originsIn } from '../../core/coverage/carry.ts'
import type { CoverageOfRequirement, GroundOfCoverage } from '../../core/coverage/facts.ts'
import { marksOn } from '../../core/coverage/grounds.ts'
import { firstLapse, standingOf, standRequirements, sumStandings } from '../../core/coverage/sums.ts'
import { spanOf } from '../../core/demonstrability/steps.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { measuresServing } from './coverage.store.ts'
import type { ServiceRow } from './coverage-facts.store.ts'
import { faults, refusals } from './coverage-refusals.ts'
import type { CoveredAsked } from './covered.contract.ts'
import type { CoverageBook } from './gather-coverage.ts'
import { applicableIn, type KnownReport, sumFor } from './read-coverage.ts'

type Source = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>

const shownService = ({ id, name, supplier, supplierName }: ServiceRow) => ({
  ...{ id, title: name, supplier: { id: supplier, title: supplierName } },
})

const delivered = (book: CoverageBook, day: Day): ServiceRow[] =>
  book.services.filter(({ endedOn }) => endedOn === null || endedOn >= day)

const reportedIn = (book: CoverageBook): Set<string> =>
  new Set(book.reports.filter(({ counts }) => counts).map(({ service }) => service))

/** What suppliers cover for each service with a report, for each asset that services reach, and all together. */
export function readCoveredSystems(content: Content, book: CoverageBook, day: Day) {
  const standing = delivered(book, day)
  const reported = reportedIn(book)
  const rowsOf = Map.groupBy(book.coverage, ({ service }) => service.id)
  const rowsFor = (services: Iterable<string>) => [...services].flatMap((id) => rowsOf.get(id) ?? [])
  const sums = (rows: readonly CoverageOfRequirement[]) => {
    const by = Map.groupBy(rows, ({ edition }) => edition)
    return book.adopted.map((edition) => sumFor(content, book, edition, by.get(edition) ?? [], day))
  }
  const ids = new Set(standing.map(({ id }) => id))
  const reaching = Map.groupBy(
    book.reaches.filter(({ service }) => ids.has(service)),
    ({ asset }) => asset,
  )
  return {
    day,
    together: sums(rowsFor(ids)),
    services: standing
      .filter(({ id }) => reported.has(id))
      .map((one) => ({
        ...shownService(one),
        sums: sums(rowsFor([one.id])),
        through: firstLapse(rowsFor([one.id]), day),
      })),
    systems: [...reaching].map(([id, reaches]) => {
      const services = new Set(reaches.map(({ service }) => service))
      return {
        ...{ id, title: reaches[0]?.assetName ?? '', kind: reaches[0]?.assetKind ?? '' },
        ...{ services: services.size, reported: [...services].filter((one) => reported.has(one)).length },
        sums: sums(rowsFor(services)),
      }
    }),
  }
}

/** The services that are asked about, by what they have in common; 404 where that does not exist. */
function aboutWhat(book: CoverageBook, asked: CoveredAsked, day: Day) {
  const standing = delivered(book, day)
  if (asked.service !== undefined) {
    const found = book.services.find(({ id }) => id === asked.service)
    if (!found) throw problems.notFound()
    return { about: { kind: 'service' as const, title: `${found.name} (${found.supplierName})` }, services: [found] }
  }
  if (asked.supplier !== undefined) {
    const services = book.services.filter(({ supplier }) => supplier === asked.supplier)
    if (!services[0]) throw problems.notFound()
    return { about: { kind: 'supplier' as const, title: services[0].supplierName }, services }
  }
  if (asked.asset !== undefined) {
    const reaches = book.reaches.filter(({ asset }) => asset === asked.asset)
    if (!reaches[0]) throw problems.notFound()
    const ids = new Set(reaches.map(({ service }) => service))
    const about = { kind: 'asset' as const, title: reaches[0].assetName }
    return { about, services: standing.filter(({ id }) => ids.has(id)) }
  }
  return { about: { kind: 'all' as const, title: '' }, services: standing }
}

/** Who covers what of an edition, requirement by requirement. */
export async function readCovered(source: Source, content: Content, book: CoverageBook, asked: CoveredAsked) {
  const { edition } = asked
  if (!book.adopted.includes(edition)) {
    throw refusals.invalid([{ path: 'edition', message: faults.edition }])
  }
  const today = dayOf(source.now)
  const day = asked.on && asked.on > today ? (asked.on as Day) : today
  const { about, services } = aboutWhat(book, asked, day)
  const ids = new Set(services.map(({ id }) => id))
  const rows = book.coverage.filter((row) => row.edition === edition && ids.has(row.service.id))
  const { requirements, excluded } = applicableIn(content, book, edition)
  const standings = standRequirements(requirements, rows, day)
  const editionName = content.editions.get(edition)?.name ?? edition
  const measures = await measuresServing(source, edition, day)
  const reported = reportedIn(book)
  const isAsked = (standing: string) =>
    !asked.standing ||
    standing === asked.standing ||
    (asked.standing === 'left' && standing !== 'directly' && standing !== 'partly')
  return {
    ...{ day, about, edition, editionName },
    sum: { edition, editionName, excluded, ...sumStandings(standings) },
    services: services.map((one) => ({ ...shownService(one), reported: reported.has(one.id) })),
    items: standings
      .filter(({ standing }) => isAsked(standing))
      .map(({ requirement, standing, works, rows: said }) => ({
        ...{ requirement, standing, works },
        title: findRequirement(content, edition, requirement)?.title ?? { nl: '', en: '' },
        covering: said.map((row) => shownCovering(content, row, day)),
        measures: (measures.get(requirement) ?? []).map(({ id, title }) => ({ id, title })),
      })),
  }
}

/** The reports that who covers what rests on, also those of requirements that are not shown. */
export function reportsAbout(book: CoverageBook, shown: Awaited<ReturnType<typeof readCovered>>): KnownReport[] {
  const ids = new Set(shown.services.map(({ id }) => id))
  const telling = new Set(
    book.coverage.flatMap((row) => (row.edition === shown.edition && ids.has(row.service.id) ? [row.report.id] : [])),
  )
  return book.reports.filter(({ id }) => telling.has(id))
}

function shownCovering(content: Content, row: CoverageOfRequirement, day: Day) {
  const { supplier, service, report, by, extent, strength } = row
  return {
    ...{ supplier, service, report, by, extent, strength, ...standingOf(row, day) },
    grounds: row.grounds.map((ground) => shownGround(ground, day)),
    works: spanOf(row.works, day) !== undefined,
    carried: carriedOf(content, row),
  }
}

function shownGround({ title, strength, exists, marks }: GroundOfCoverage, day: Day) {
  const span = spanOf(exists, day)
  return {
    ...{ title, strength, holds: span !== undefined, marks: marksOn([{ marks }], day) },
    through: span ? span.through : (exists.at(-1)?.through ?? null),
  }
}

function carriedOf(content: Content, { carriedFrom, edition, requirement }: CoverageOfRequirement) {
  if (carriedFrom === null) return null
  const { edition: from, requirements } = carriedFrom
  const loss = originsIn(content, from, edition)?.get(requirement)?.loss ?? null
  return {
    editionName: content.editions.get(from)?.name ?? from,
    requirements: [...requirements],
    loss: losses.find((one) => one === loss) ?? null,
  }
}
