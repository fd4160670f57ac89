import type { CoverageOfRequirement } from '../../core/coverage/facts.ts'
import type { MeasureFact } from '../../core/demonstrability/facts.ts'
import { carried } from '../../core/demonstrability/measure-link.ts'
import { reachOf } from '../../core/demonstrability/reliance.ts'
import type { Span, Steps } from '../../core/demonstrability/steps.ts'
import { type Work, workOf } from '../../core/risk/current.ts'
import type { ServedFact } from '../../core/risk/relying.ts'
import { partsOf } from '../../core/standards/requirement-key.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { type MeasureRow, type ProofRow, readMeasureProofs, readMeasureRows } from './measure-facts.store.ts'
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
  proofs: (source: S) => Promise<readonly ProofRow[]>
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
  const expected = Map.groupBy(await read.proofs(source), ({ measure }) => measure)
  const dayBefore = remembering((day: Day) => addDays(day, -1))
  const spansIn = (covered: string | null) => daysIn(covered, dayBefore)
  const coverageOf = await coverageFor(source, measures, readCoverage)
  const works = new Map(measures.map((row) => [row.id, carried(row)]))
  return new Map(
    measures.map(({ exceptions, relies, serves, ...row }) => {
      const shown = expected.get(row.id) ?? []
      const fact: MeasureFact = {
        ...row,
        exceptions: exceptions.map(({ compensating, ...rest }) => ({
          ...rest,
          instead: compensating === null ? null : (works.get(compensating) ?? []),
        })),
        proofs: shown.flatMap(({ id, title, kind, freshFor, covered }) =>
          id === null ? [] : [{ id, title, kind, freshFor, covered: spansIn(covered) }],
        ),
        covered: spansIn(shown.find(({ id }) => id === null)?.covered ?? null),
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

const range = /\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)\)/g

/** The days of a multirange of the database, which names the first day of each and the day after its last. */
function daysIn(covered: string | null, dayBefore: (day: Day) => Day): Span[] {
  if (covered === null) return []
  return [...covered.matchAll(range)].map(([, from, after]) => ({
    from: from as Day,
    through: dayBefore(after as Day),
  }))
}

/** A function that computes what it gives once for each day: evidence of a thousand measures ends on few days. */
function remembering(compute: (day: Day) => Day): (day: Day) => Day {
  const known = new Map<Day, Day>()
  return (day) => {
    const found = known.get(day) ?? compute(day)
    known.set(day, found)
    return found
  }
}
