import { refusals } from './pack-refusals.ts'

/** How many are composed at once: each holds a connection and reads through a trail. */
const mostAtOnce = 2
/** How many of one organisation are there at most: one that is being composed and one that waits. */
const mostOfOne = 2

/**
 * Lets the packs of one organisation be composed one after another, and few at once of all. Nobody fills the line: with one that waits,
 * the next one of the same organisation is told to come back (503).
 */
export function packsInTurn() {
  const inLine = new Map<string, number>()
  const composing = new Set<string>()
  let waiting: { organisation: string; begin: () => void }[] = []
  const beginNext = () => {
    const next = waiting.find(({ organisation }) => !composing.has(organisation))
    if (composing.size >= mostAtOnce || !next) return
    waiting = waiting.filter((one) => one !== next)
    composing.add(next.organisation)
    next.begin()
  }
  return async <T>(organisation: string, compose: () => Promise<T>): Promise<T> => {
    const now = inLine.get(organisation) ?? 0
    if (now >= mostOfOne) throw refusals.alreadyMaking()
    inLine.set(organisation, now + 1)
    try {
      await new Promise<void>((begin) => {
        waiting.push({ organisation, begin })
        beginNext()
      })
      try {
        return await compose()
      } finally {
        composing.delete(organisation)
        beginNext()
      }
    } finally {
      const left = (inLine.get(organisation) ?? 1) - 1
      if (left > 0) inLine.set(organisation, left)
      else inLine.delete(organisation)
    }
  }
}
