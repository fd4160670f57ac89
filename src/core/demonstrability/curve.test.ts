import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { curveOf, sumSteps } from './curve.ts'
import { anyDay, anyFacts } from './facts.fixture.ts'
import type { RequirementFacts } from './facts.ts'
import { standingOn } from './steps.ts'
import { sumOf } from './sum.ts'
import { verdictOn } from './verdict.ts'

/** What a list of verdicts would count on a day. */
const countedOn = (facts: readonly RequirementFacts[], on: Day) =>
  [...Map.groupBy(facts, ({ edition }) => edition)].map(([edition, of]) => ({
    edition,
    sum: sumOf(of.map((one) => verdictOn(one, on).state)),
  }))

describe('the curve', () => {
  test('the sums of a day are those of its verdicts', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 6 }), anyDay, (facts, on) => {
        expect(standingOn(sumSteps(facts), on).value).toEqual(countedOn(facts, on))
      }),
    )
  })

  test('each day of a period is told by the facts recorded last, and only changes are points', () => {
    const recordings = fc
      .uniqueArray(fc.tuple(anyDay, fc.array(anyFacts, { minLength: 1, maxLength: 3 })), {
        ...{ minLength: 1, maxLength: 4, selector: ([day]) => day },
      })
      .map((all) => all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    fc.assert(
      fc.property(recordings, anyDay, fc.nat({ max: 200 }), (all, from, days) => {
        const through = addDays(from, days)
        const points = curveOf(
          all.map(([day, facts]) => ({ day, sums: sumSteps(facts) })),
          from,
          through,
        )
        for (let on = from; on <= through; on = addDays(on, 1)) {
          const facts = all.findLast(([day]) => day <= on)?.[1]
          const told = points.findLast(({ day }) => day <= on)?.editions
          expect(told).toEqual(facts && countedOn(facts, on))
        }
        for (const [place, { day, editions }] of points.entries()) {
          expect(day >= from && day <= through).toBe(true)
          if (place > 0) expect(editions).not.toEqual(points[place - 1]?.editions)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('nothing is told of the time before anything was recorded', () => {
    expect(curveOf([], '2026-01-01' as Day, '2026-12-31' as Day)).toEqual([])
  })
})
