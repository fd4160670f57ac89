import type { Edition } from '../standards/edition.ts'
import { requirementsByKey } from '../standards/requirement-key.ts'
import type { Crosswalk } from './crosswalk.ts'

/** Faults in crosswalks: what they point to is not there, or a control is there twice. */
export function checkCrosswalks(crosswalks: readonly Crosswalk[], editions: readonly Edition[]) {
  return crosswalks.flatMap((one) => {
    const fault = (place: string, message: string) => ({ in: `crosswalks/${one.id}.json`, place, message })
    const edition = editions.find(({ id }) => id === one.to)
    if (!edition) return [fault('to', `there is no edition ${one.to}`)]
    const known = requirementsByKey(edition)
    const seen = new Set<string>()
    return one.pairs.flatMap(({ from, to }) => {
      const faults = to.filter((key) => !known.has(key)).map((key) => fault(from, `there is no requirement ${key}`))
      if (seen.has(from)) faults.push(fault(from, 'it is there twice'))
      seen.add(from)
      return faults
    })
  })
}
