import { outside, type Span, shared, spanOf } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import type { CoverageOfRequirement } from './facts.ts'
import { partDays } from './grounds.ts'

/**
 * How a requirement stands on a day, best first. Covered are 'directly' and 'partly'; all else is left. 'lapsed': a report says that it is
 * covered, and what that rests on does not show it on the day; 'unsaid': no report says anything about it.
 */
export const coverageStandings = [
  'directly',
  'partly',
  'lapsed',
  'customer',
  'nobody',
  'not-applicable',
  'unsaid',
] as const
export type CoverageStanding = (typeof coverageStandings)[number]

/** What it takes to say how something that is claimed stands: a row, or one claim with its ground. */
type Standing = Pick<CoverageOfRequirement, 'by' | 'extent' | 'exists' | 'grounds'>

/** The days on which what is covered stands to its full extent: all, but for those on which its grounds hold for a part alone. */
const fullDays = ({ extent, exists, grounds }: Standing): readonly Span[] => {
  const part = extent === 'directly' ? partDays(grounds) : []
  return part.length === 0 ? exists : shared(exists, outside(part))
}

/**
 * How one row stands on a day, partly where a part of ours that its ground takes for granted is not done, and the last day on which it stands
 * so: the day before what it rests on ends, or before that holds for a part alone, or for all again. Null where nothing shows it, or no end
 * is known.
 */
export function standingOf(row: Standing, day: Day): { standing: CoverageStanding; through: Day | null } {
  if (row.by !== 'supplier' && row.by !== 'shared') return { standing: row.by, through: null }
  if (row.extent === 'none' || !spanOf(row.exists, day)) return { standing: 'lapsed', through: null }
  const full = spanOf(fullDays(row), day)
  if (full) return { standing: row.extent, through: full.through }
  const part = spanOf(shared(row.exists, partDays(row.grounds)), day)
  return { standing: 'partly', through: part?.through ?? null }
}

export type RequirementStanding = {
  requirement: string
  standing: CoverageStanding
  /** Whether anything that covers it so is shown to work, not only to exist. */
  works: boolean
  /** All that is said about it, best first. */
  rows: readonly CoverageOfRequirement[]
}

/** How requirements of one edition stand on a day by all rows about them together: by the best of them, so that one more row never covers less. */
export function standRequirements(
  requirements: readonly string[],
  rows: readonly CoverageOfRequirement[],
  day: Day,
): RequirementStanding[] {
  const about = Map.groupBy(rows, ({ requirement }) => requirement)
  return requirements.map((requirement) => {
    const said = (about.get(requirement) ?? [])
      .map((row) => ({ row, place: coverageStandings.indexOf(standingOf(row, day).standing) }))
      .sort((a, b) => a.place - b.place)
    const best = said[0] ? (coverageStandings[said[0].place] as CoverageStanding) : 'unsaid'
    const works =
      isCovered(best) &&
      said.some(({ row, place }) => coverageStandings[place] === best && spanOf(row.works, day) !== undefined)
    return { requirement, standing: best, works, rows: said.map(({ row }) => row) }
  })
}

type Covered = 'directly' | 'partly'
const isCovered = (standing: CoverageStanding): standing is Covered => standing === 'directly' || standing === 'partly'

/** How many of `of` requirements stand how; the counts add up to `of`, and `left` is all that is not covered. `works`: of how many that are covered it is shown that it works; the others rest on design, existence or an own statement alone. */
export type CoverageSum = {
  of: number
  left: number
  counts: Record<CoverageStanding, number>
  works: Record<Covered, number>
}

/** Adds up how requirements stand. */
export function sumStandings(standings: readonly Pick<RequirementStanding, 'standing' | 'works'>[]): CoverageSum {
  const counts = Object.fromEntries(coverageStandings.map((one) => [one, 0])) as Record<CoverageStanding, number>
  const working = { directly: 0, partly: 0 }
  for (const { standing, works } of standings) {
    counts[standing] += 1
    if (works && isCovered(standing)) working[standing] += 1
  }
  const of = standings.length
  return { of, left: of - counts.directly - counts.partly, counts, works: working }
}

/** The last day, from `day` on, on which all that is covered is covered as far as it is now; null where no end is known. */
export function firstLapse(rows: readonly CoverageOfRequirement[], day: Day): Day | null {
  const [first = null] = rows
    .flatMap((row) => {
      if ((row.by !== 'supplier' && row.by !== 'shared') || row.extent === 'none') return []
      return (spanOf(fullDays(row), day) ?? spanOf(row.exists, day))?.through ?? []
    })
    .sort()
  return first
}
