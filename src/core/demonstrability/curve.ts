import type { Day } from '../time/day.ts'
import type { VerdictState } from './chain.ts'
import type { RequirementFacts } from './facts.ts'
import { oneAfterAnother, type Steps, standingOn } from './steps.ts'
import type { Sum } from './sum.ts'
import { verdictSteps } from './verdict.ts'

/** How the requirements of each edition stand, in the order in which the editions came. */
export type EditionSums = readonly { edition: string; sum: Sum }[]

const nothing: Sum = { demonstrable: 0, 'not-yet': 0, 'not-demonstrable': 0, applicable: 0, leftOut: 0 }

function counted(sum: Sum, state: VerdictState, by: 1 | -1): Sum {
  if (state === 'not-applicable') return { ...sum, leftOut: sum.leftOut + by }
  return { ...sum, [state]: sum[state] + by, applicable: sum.applicable + by }
}

/** The sums of all days that follow from these facts: a step on each day on which time alone changes one of them. */
export function sumSteps(requirements: readonly RequirementFacts[]): Steps<EditionSums> {
  const turns = requirements.flatMap(({ edition, ...rest }) => {
    const steps = verdictSteps({ edition, ...rest })
    return steps.map(({ from, value }, place) => ({ from, edition, value, before: steps[place - 1]?.value }))
  })
  const sums = new Map(requirements.map(({ edition }) => [edition, nothing]))
  const byDay = Map.groupBy(turns, ({ from }) => from)
  return [...byDay.keys()].sort().map((from) => {
    for (const { edition, value, before } of byDay.get(from) ?? []) {
      const sum = sums.get(edition) ?? nothing
      sums.set(edition, counted(before === undefined ? sum : counted(sum, before, -1), value, 1))
    }
    return { from, value: [...sums].map(([edition, sum]) => ({ edition, sum })) }
  })
}

/** The facts of one day as they were recorded at its end, and the sums that followed from them. */
export type Recorded = { day: Day; sums: Steps<EditionSums> }

export type CurvePoint = { day: Day; editions: EditionSums }

/**
 * How the sums stood at the end of each day of a period: by the facts recorded by then, and by what time did to them until something
 * else was recorded. A point for the first day and for each day on which a sum changed; no day in between is guessed.
 */
export function curveOf(recorded: readonly Recorded[], from: Day, through: Day): CurvePoint[] {
  const known = recorded.filter(({ day, sums }) => day <= through && sums.length > 0)
  const [first] = known
  if (!first) return []
  const steps = oneAfterAnother(known.map(({ day, sums }) => ({ from: day, steps: sums })))
  // Before the first record there is nothing to tell.
  const begin = first.day > from ? first.day : from
  const points: CurvePoint[] = [{ day: begin, editions: standingOn(steps, begin).value }]
  for (const { from: day, value } of steps) {
    if (day <= begin || day > through) continue
    if (JSON.stringify(value) !== JSON.stringify(points.at(-1)?.editions)) points.push({ day, editions: value })
  }
  return points
}
