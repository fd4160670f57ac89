import { type Span, shared, united } from '../demonstrability/steps.ts'
import { type CoveredBy, type Extent, type GroundOfCoverage, type Strength, strengths } from './facts.ts'

/** What one claim says, and what its ground shows. */
export type Said = { id: string; by: CoveredBy; extent: Extent; showing: GroundOfCoverage }

/** What several claims about one requirement come to together. */
export type ComesTo = {
  by: CoveredBy
  extent: Extent
  strength: Strength
  grounds: readonly GroundOfCoverage[]
  exists: readonly Span[]
  works: readonly Span[]
}

const claims = ({ by }: Said): boolean => by === 'supplier' || by === 'shared'

/**
 * What claims about one requirement come to. Directly covered is what the supplier says to do wholly in every one of them, and then it is
 * shown on the days on which each of their grounds shows it, as strongly as the weakest. As soon as one leaves something open it is covered
 * partly, shown on the days of any. `whole` false: the claims are about part of what the requirement asks. What is not applicable counts
 * only where all are. At least one claim.
 */
export function comesTo(said: readonly Said[], whole: boolean): ComesTo {
  const counted = said.filter(({ by }) => by !== 'not-applicable')
  const covering = counted.filter(claims)
  if (covering.length === 0) return { ...open, by: openBy(counted) }
  const by = counted.every((one) => one.by === 'supplier' || one.by === 'nobody') ? 'supplier' : 'shared'
  const shown = covering.filter(({ showing }) => showing.exists.length > 0)
  const directly =
    whole &&
    counted.every((one) => one.by === 'supplier' && one.extent === 'directly') &&
    (shown.length === 0 || shown.length === counted.length)
  const grounds = different((shown.length === 0 ? covering : shown).map(({ showing }) => showing))
  const extent = directly ? 'directly' : 'partly'
  return {
    ...{ by, extent, grounds },
    strength: weakest(grounds.map(({ strength }) => strength)),
    ...daysOf(extent, grounds),
  }
}

/** The days that grounds show together: where something is covered directly those that all of them show, else those of any. */
function daysOf(
  extent: Extent,
  grounds: readonly Pick<GroundOfCoverage, 'exists' | 'works'>[],
): Pick<ComesTo, 'exists' | 'works'> {
  const inAll = extent === 'directly'
  return {
    exists: together(
      grounds.map(({ exists }) => exists),
      inAll,
    ),
    works: together(
      grounds.map(({ works }) => works),
      inAll,
    ),
  }
}

function different(grounds: readonly GroundOfCoverage[]): GroundOfCoverage[] {
  return [...new Map(grounds.map((one) => [`${one.kind} ${one.id ?? one.title}`, one])).values()]
}

const open = { extent: 'none', strength: 'none', grounds: [], exists: [], works: [] } as const

function openBy(counted: readonly Said[]): CoveredBy {
  if (counted.length === 0) return 'not-applicable'
  return counted.some(({ by }) => by === 'customer') ? 'customer' : 'nobody'
}

const weakest = (all: readonly Strength[]): Strength =>
  strengths.toReversed().find((one) => all.includes(one)) ?? 'none'

function together(all: readonly (readonly Span[])[], inAll: boolean): Span[] {
  const [first = [], ...rest] = all.map(united)
  return inAll ? rest.reduce<Span[]>((days, one) => shared(days, one), [...first]) : united(all.flat())
}
