import type { CoverageOfRequirement } from '../../core/coverage/facts.ts'
import type { MeasureFact } from '../../core/demonstrability/facts.ts'
import { carried } from '../../core/demonstrability/measure-link.ts'
import { reachOf } from '../../core/demonstrability/reliance.ts'
import { lastDay, type Span, type Steps, united } from '../../core/demonstrability/steps.ts'
import { freshUntil } from '../../core/evidence/freshness.ts'
import { type Work, workOf } from '../../core/risk/current.ts'
import type { ServedFact } from '../../core/risk/relying.ts'
import { partsOf } from '../../core/standards/requirement-key.ts'
import { addDays, type Day, earliest } from '../../core/time/day.ts'
import { type MeasureRow, type ProofRows, readMeasureProofs, readMeasureRows } from './measure-facts.store.ts'
import type { SourceNow } from './risk-facts.store.ts'

/** A measure with how far it works on every day. */
export type WorkingMeasure = Omit<MeasureRow, 'exceptions' | 'relies' | 'serves'> & {
  fact: MeasureFact
  served: readonly ServedFact[]
  work: Steps<Work>
}

/** What services of suppliers cover, as others tell at that moment. */
export type ReadCoverage = (source: SourceNow) => Promise<readonly CoverageOfRequirement[]>

/** How measures are read, and what shows that they work. */
export type MeasureReads<S> = {
  rows: (source: S) => Promise<readonly MeasureRow[]>
  proofs: (source: S) => Promise<ProofRows>
}

/** These measures, by id, with how far they work. */
export const readTheseMeasures = (source: SourceNow, readCoverage: ReadCoverage, ids: readonly string[]) =>
  readWorkingMeasures(source, readCoverage, {
    rows: (one) => readMeasureRows(one, ids),
    proofs: (one) => readMeasureProofs(one, ids),
  })

/**
 * The measures that are read, by id, with how far they work: two statements, however many there are. What suppliers cover is asked for only
 * where one of them relies on a service.
 */
export async function readWorkingMeasures<S extends SourceNow>(
  source: S,
  readCoverage: ReadCoverage,
  read: MeasureReads<S>,
): Promise<Map<string, WorkingMeasure>> {
  const measures = await read.rows(source)
  const { expected, periods } = await read.proofs(source)
  const proofsOf = Map.groupBy(expected, ({ measure }) => measure)
  const daysOf = daysCovered()
  const coverageOf = await coverageFor(source, measures, readCoverage)
  const works = new Map(measures.map((row) => [row.id, carried(row)]))
  return new Map(
    measures.map(({ exceptions, relies, serves, ...row }) => {
      const covered = (shown: string, freshFor: string) => daysOf(periods.get(shown), freshFor, row.since)
      const fact: MeasureFact = {
        ...row,
        exceptions: exceptions.map(({ compensating, ...rest }) => ({
          ...rest,
          instead: compensating === null ? null : (works.get(compensating) ?? []),
        })),
        proofs: (proofsOf.get(row.id) ?? []).map(({ id, title, kind, freshFor }) => ({
          ...{ id, title, kind, freshFor, covered: covered(id, freshFor) },
        })),
        covered: covered(row.id, 'P1Y'),
        relies: [],
      }
      const served = relies.length === 0 ? [] : serves.map((one) => servedBy(fact, relies, one, coverageOf))
      return [row.id, { ...row, fact, served, work: workOf(fact, served) }]
    }),
  )
}

type Place = MeasureRow['serves'][number]
type CoverageFor = (service: string, place: Place) => CoverageOfRequirement | null

async function coverageFor(source: SourceNow, measures: readonly MeasureRow[], readCoverage: ReadCoverage) {
  const relied = new Set(measures.flatMap(({ relies }) => relies.map(({ service }) => service.id)))
  const all = relied.size === 0 ? [] : await readCoverage(source)
  const known = new Map(
    all.flatMap((one) =>
      relied.has(one.service.id) ? [[`${one.service.id} ${one.edition} ${one.requirement}`, one] as const] : [],
    ),
  )
  return (service: string, { edition, requirement }: Place) => known.get(`${service} ${edition} ${requirement}`) ?? null
}

/** A measure as it serves a requirement: with what its suppliers cover of it. */
const servedBy = (
  fact: MeasureFact,
  relies: MeasureRow['relies'],
  place: Place,
  coverageOf: CoverageFor,
): ServedFact => ({
  number: partsOf(place.requirement).number,
  measure: {
    ...fact,
    relies: relies.map(({ onlyHere, systems, ...one }) => ({
      ...one,
      ...reachOf({ onlyHere, systems }),
      coverage: coverageOf(one.service.id, place),
    })),
  },
})

const endOfSpans = addDays(lastDay, -1)

/**
 * The days that evidence covers: its period, and as long after it as it stays fresh. Nothing that is wholly about the time before the
 * measure was in operation counts. As the chain of proof has the database reckon it, whose days end one before the last that there is.
 */
function daysCovered() {
  const ends = new Map<string, Map<Day, Day>>()
  return (periods: string | undefined, freshFor: string, since: Day | null): Span[] => {
    if (periods === undefined || since === null) return []
    const endOf = ends.get(freshFor) ?? new Map<Day, Day>()
    ends.set(freshFor, endOf)
    const spans: Span[] = []
    for (const period of periods.split(' ')) {
      const [from, to] = [period.slice(0, 10), period.slice(11)] as [Day, Day]
      if (to < since) continue
      const through = endOf.get(to) ?? earliest(freshUntil(to, freshFor), endOfSpans)
      endOf.set(to, through)
      spans.push({ from, through })
    }
    return united(spans)
  }
}
