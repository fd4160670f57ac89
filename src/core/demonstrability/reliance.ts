import type { CoverageOfRequirement, GroundOfCoverage, Strength } from '../coverage/facts.ts'
import { partDays, toldOn } from '../coverage/grounds.ts'
import type { Day } from '../time/day.ts'
import type { LinkReason } from './chain.ts'
import type { Named } from './named.ts'
import { once } from './once.ts'
import { firstDay, lastDay, outside, type Span, shared, spanOf, united } from './steps.ts'

/** What the newest report on a service comes to for one requirement. */
export type CoverageFact = Pick<
  CoverageOfRequirement,
  'report' | 'by' | 'extent' | 'strength' | 'carriedFrom' | 'grounds' | 'exists' | 'works'
>

/**
 * A service of a supplier that a measure relies on, for one requirement. `coverage` null: no report says anything about the requirement.
 * `endedOn`: the last day on which it is delivered; what was shown before counts no longer after it.
 */
export type RelianceFact = {
  supplier: Named
  service: Named
  endedOn: Day | null
  /** The days on which the service reaches all that the measure is about; see `reachOf`. */
  everywhere: readonly Span[]
  /** Of each system that the measure names the days on which the service reaches it; in the same order for all its services. */
  systems: readonly (readonly Span[])[]
  coverage: CoverageFact | null
}

/**
 * How far a service reaches what a measure is about. `onlyHere`: somebody recorded why the requirement concerns the organisation through
 * this service alone. `systems`: of each system that the measure names the days on which the service reaches it.
 */
export type Reach = { onlyHere: boolean; systems: readonly (readonly { from: Day | null; through: Day | null }[])[] }

/**
 * The days on which a service reaches what a measure is about. A supplier answers for its own service: where a measure names no system
 * and nobody said that the requirement is about this service alone, the rest of the organisation is not covered by it.
 */
export function reachOf({ onlyHere, systems }: Reach): Pick<RelianceFact, 'everywhere' | 'systems'> {
  const each = systems.map((days) => united(days.map(({ from, through }) => ({ from: from ?? firstDay, through }))))
  return { everywhere: onlyHere ? [{ from: firstDay, through: null }] : inAll(each), systems: each }
}

/** The days that lie in all of these; none where there are none. */
function inAll([first = [], ...rest]: readonly (readonly Span[])[]): Span[] {
  return rest.reduce<Span[]>((days, one) => shared(days, one), [...first])
}

/**
 * The days that the grounds of a coverage show together: what is covered wholly is shown on the days on which each of them shows it, what is
 * covered partly on the days of any; see core/coverage/comes-to.ts.
 */
export function daysOf({
  extent,
  grounds,
}: Pick<CoverageFact, 'extent' | 'grounds'>): Record<'exists' | 'works', Span[]> {
  const together = (all: readonly (readonly Span[])[]) =>
    extent === 'directly' ? inAll(all.map(united)) : united(all.flat())
  return { exists: together(grounds.map(({ exists }) => exists)), works: together(grounds.map(({ works }) => works)) }
}

type Covering = RelianceFact & { coverage: CoverageFact }
type Relying = Named & { relies?: readonly RelianceFact[] }

const covers = (one: RelianceFact): one is Covering =>
  one.coverage !== null &&
  (one.coverage.by === 'supplier' || one.coverage.by === 'shared') &&
  one.coverage.extent !== 'none'

/** The services by which a measure stands for a requirement: of those it relies on, the ones that a report says cover some of it. */
export const covering = once(({ relies = [] }: Relying): readonly Covering[] => relies.filter(covers))

/**
 * By what a measure stands for a requirement: by what the organisation does itself; by suppliers that cover it wholly, by services that
 * together reach all that the measure is about; by some that cover a part, which suffices only beside something whole; or by nothing,
 * where the suppliers it relies on leave the requirement to others.
 */
type Bearing = 'own' | 'whole' | 'part' | 'none'

export const bearing = once((measure: Relying): Bearing => {
  if (!measure.relies || measure.relies.length === 0) return 'own'
  const found = covering(measure)
  if (found.length === 0) return 'none'
  return reachedBy(found, () => [{ from: firstDay, through: null }]).length > 0 ? 'whole' : 'part'
})

/**
 * The days on which services that cover a requirement wholly reach all that a measure is about, each on its own days: one of them by
 * itself, or several together, each system by at least one.
 */
function reachedBy(found: readonly Covering[], daysOfOne: (one: Covering) => Span[]): Span[] {
  const whole = found.filter(coversWholly).map((one) => ({ ...one, days: daysOfOne(one) }))
  const systems = Math.max(0, ...whole.map((one) => one.systems.length))
  const each = Array.from({ length: systems }, (_, place) =>
    united(whole.flatMap((one) => shared(one.days, one.systems[place] ?? []))),
  )
  return united([...whole.flatMap((one) => shared(one.days, one.everywhere)), ...inAll(each)])
}

const coversWholly = ({ coverage }: Covering): boolean => coverage.by === 'supplier' && coverage.extent === 'directly'

/** Whether a measure suffices by itself for a requirement, as far as who does what is concerned; on some days at least. */
export const suffices = (measure: Relying): boolean => bearing(measure) === 'own' || bearing(measure) === 'whole'

/**
 * The days on which a measure that suffices does so: all, but for what rests on a report that takes for granted what we do not do; see
 * core/coverage/grounds.ts.
 */
export const wholeDays = once((measure: Relying): Span[] => {
  if (bearing(measure) === 'own') return [{ from: firstDay, through: null }]
  return reachedBy(covering(measure), ownDays)
})

/** The days on which what covers wholly does so as far as its own service goes. */
const ownDays = ({ coverage }: Covering): Span[] => outside(partDays(coverage.grounds))

/** Whether a measure suffices by itself on a day. */
export const sufficesOn = (measure: Relying, day: Day): boolean => spanOf(wholeDays(measure), day) !== undefined

const delivered = ({ endedOn }: RelianceFact): Span[] => [{ from: firstDay, through: endedOn }]

/** The days on which a service is shown to be there, or to work. */
export const existsDays = once((one: Covering): Span[] =>
  shared(united([...one.coverage.exists, ...one.coverage.works]), delivered(one)),
)
const worksDays = once((one: Covering): Span[] => shared(united(one.coverage.works), delivered(one)))

/**
 * The days on which suppliers are shown to do what a measure relies on, so that it can be seen to work: where they suffice by themselves,
 * for all that it is about; where something stands beside them, some of it.
 */
export const worksBySuppliers = once((measure: Relying): Span[] => {
  const found = covering(measure)
  const whole = reachedBy(found, (one) => shared(ownDays(one), worksDays(one)))
  const part = shared(united(found.flatMap(worksDays)), outside(reachedBy(found, ownDays)))
  return united([...whole, ...part])
})

/** A reason with how heavily it weighs (0 holds, 3 fails) and the day that decides between equals. */
export type Weighed = { weight: number; by: Day; reason: LinkReason }

/**
 * The days around a day, all among these, on which a service goes on standing as it does then: for all that it covers, or, because of what
 * its grounds take for granted, for a part.
 */
function asItStands(one: Covering, days: readonly Span[], day: Day): Span | undefined {
  if (!coversWholly(one)) return spanOf(days, day)
  const own = ownDays(one)
  return spanOf(shared(days, spanOf(own, day) ? own : outside(own)), day)
}

/** Why the reports on a service show what a measure relies on on a day, or no longer, or never. */
export function relianceReason(measure: Relying, one: Covering, day: Day): Weighed {
  const { supplier, service, coverage, endedOn } = one
  const about = { measure: named(measure), supplier, service }
  const working = asItStands(one, worksDays(one), day)
  const here = working ?? asItStands(one, existsDays(one), day)
  if (here) {
    const { through } = here
    return {
      weight: 0,
      by: through ?? lastDay,
      reason: {
        key: 'supplier-shows',
        ...about,
        report: coverage.report,
        ...{ strength: coverage.strength, ground: groundOn(coverage.grounds, day), works: working !== undefined },
        ...toldOn(coverage.grounds, day),
        ...{ through, audit: null },
      },
    }
  }
  if (endedOn !== null && endedOn < day)
    return { weight: 3, by: endedOn, reason: { key: 'supplier-stopped', ...about, day: endedOn } }
  const last = existsDays(one).findLast(({ through }) => through !== null && through < day)?.through
  if (!last) return { weight: 3, by: day, reason: { key: 'supplier-never-showed', ...about, report: coverage.report } }
  const { title, strength } = endedAt(coverage.grounds, last) ?? { title: '', strength: coverage.strength }
  const lapsed = { key: 'supplier-lapsed' as const, report: coverage.report, ground: title, strength, day: last }
  return { weight: 3, by: last, reason: { ...about, ...lapsed } }
}

/** What one service that a measure relies on shows on a day, and why; `through`: the last day on which it stands so, where one is known. */
export function relianceOn(
  measure: Relying,
  one: RelianceFact,
  day: Day,
): { shows: 'works' | 'exists' | 'nothing'; through: Day | null; reason: LinkReason } {
  if (!covers(one)) return { shows: 'nothing', through: null, reason: leavesIt({ ...measure, relies: [one] }) }
  const { reason } = relianceReason(measure, one, day)
  if (reason.key !== 'supplier-shows') return { shows: 'nothing', through: null, reason }
  return { shows: reason.works ? 'works' : 'exists', through: reason.through, reason }
}

/** Why a measure that relies on suppliers does not suffice by itself on a day. */
export function coversPart(measure: Relying, day: Day): LinkReason {
  const found = covering(measure) as [Covering]
  const within = found.find((one) => coversWholly(one) && spanOf(ownDays(one), day))
  const { supplier, service, coverage } = within ?? found[0]
  const about = { measure: named(measure), supplier, service, report: coverage.report }
  return { key: 'supplier-covers-part', ...about, ownReach: !!within, ...toldOn(coverage.grounds, day) }
}

/** Why what a measure relies on does not show that it works: the strongest ground of it shows only that it is there. */
export function onlyExists(measure: Relying, day: Day): LinkReason {
  const found = covering(measure) as [Covering]
  const { supplier, service, coverage } = found.find((one) => !spanOf(worksDays(one), day)) ?? found[0]
  const { report, strength } = coverage
  const told = toldOn(coverage.grounds, day)
  return { key: 'supplier-only-exists', measure: named(measure), supplier, service, report, strength, ...told }
}

/** Why a measure that relies on suppliers does not count for a requirement. */
export function leavesIt(measure: Relying): LinkReason {
  const relies = measure.relies ?? []
  const { supplier, service, coverage } = (relies.find((one) => one.coverage !== null) ?? relies[0]) as RelianceFact
  return { key: 'supplier-leaves-it', measure: named(measure), supplier, service, by: coverage?.by ?? null }
}

const named = ({ id, title }: Named): Named => ({ id, title })

/** What it rests on on a day; of several the one that ends first, which is the next to ask for. */
function groundOn(grounds: readonly GroundOfCoverage[], day: Day): string {
  const ends = (one: GroundOfCoverage) => spanOf(united([...one.exists, ...one.works]), day)
  const [first] = grounds
    .flatMap((one) => {
      const span = ends(one)
      return span ? [{ title: one.title, through: span.through ?? lastDay }] : []
    })
    .sort((a, b) => (a.through < b.through ? -1 : 1))
  return first?.title ?? ''
}

const endedAt = (grounds: readonly GroundOfCoverage[], day: Day): GroundOfCoverage | undefined =>
  grounds.find(({ exists, works }) => [...exists, ...works].some(({ through }) => through === day))

/** What a measure shows by its suppliers on a day: of whom, and how strongly; the strongest where several services of one do. */
export function restsOnDay(measure: Relying, day: Day): { supplier: Named; strength: Strength }[] {
  return covering(measure)
    .filter((one) => spanOf(existsDays(one), day))
    .map(({ supplier, coverage }) => ({ supplier, strength: coverage.strength }))
}
