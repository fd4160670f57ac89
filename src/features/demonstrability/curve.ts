import { type CurvePoint, curveOf, type Recorded, sumSteps } from '../../core/demonstrability/curve.ts'
import type { Content } from '../../core/standards/content.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { endOfDay } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { recordedDays } from './curve.store.ts'
import { gatherFacts, type SupplierPorts } from './gather-facts.ts'

/** So many days with new facts are computed in one request; those after it go on from there. */
const mostAtOnce = 12
/** A day is a few numbers for each edition and each day to come on which something ends. */
const mostRemembered = 2_000

export type Curve = { points: CurvePoint[]; rest: Day | null }

/**
 * The curve of a past period: for each day on which something was recorded the chain of proof is computed again from the facts of its
 * last revision. What a revision recorded never changes, so each is computed once. `rest` is the last day that still has to be asked for.
 */
export function createCurve(
  content: Content,
  ports: SupplierPorts,
): (reader: Reader, from: Day, through: Day) => Promise<Curve> {
  const remembered = new Map<string, Recorded>()
  return async (reader, from, through) => {
    const recorded: Recorded[] = []
    let computed = 0
    for (const { day, revision } of await recordedDays(reader, from, through)) {
      const place = `${reader.organisation} ${revision}`
      let found = remembered.get(place)
      if (!found) {
        if (computed === mostAtOnce) {
          // The last day taken begins what is told now; the days before it come with the next question.
          const begin = recorded[0]?.day as Day
          return { points: curveOf(recorded, begin, through), rest: addDays(begin, -1) }
        }
        computed += 1
        const { requirements } = await reader.before({ revision, now: endOfDay(day) }, (earlier) =>
          gatherFacts(earlier, content, ports),
        )
        found = { day, sums: sumSteps(requirements) }
      }
      remembered.delete(place)
      remembered.set(place, found)
      recorded.unshift(found)
    }
    for (const oldest of [...remembered.keys()].slice(0, -mostRemembered)) remembered.delete(oldest)
    return { points: curveOf(recorded, from, through), rest: null }
  }
}
