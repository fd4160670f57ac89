import type { Day } from '../time/day.ts'

/** The days that a pack is about, both included. */
export type PackPeriod = { from: Day; to: Day }

/** The approved versions that held on one day or more of a period: each holds from its day until that of the next. */
export function heldIn<V extends { holdsFrom: Day; number: number }>(versions: readonly V[], period: PackPeriod): V[] {
  const inOrder = versions.toSorted((a, b) =>
    a.holdsFrom === b.holdsFrom ? a.number - b.number : a.holdsFrom < b.holdsFrom ? -1 : 1,
  )
  return inOrder.filter(({ holdsFrom }, place) => {
    const next = inOrder[place + 1]
    return (
      holdsFrom <= period.to && (next === undefined || (next.holdsFrom > period.from && next.holdsFrom > holdsFrom))
    )
  })
}
