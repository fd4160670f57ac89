import type { Scenario } from '../../core/estimate/draw-years.ts'
import { type Drawn, drawingQueue } from './drawing-queue.ts'

const queue = drawingQueue({ jobs: 50, jobsOfOne: 12, idleMs: 20_000 })

/** The most outcomes that are remembered, each of about 2 kB. */
const mostRemembered = 4_000
const remembered = new Map<string, { drawn: Promise<Drawn>; size: number }>()

/**
 * What scenarios cost in so many years, each and all together. The same question is drawn once: the answer never changes, since it
 * follows from the seeds. Refuses with 503 where too much is under way.
 */
export function draw(organisation: string, scenarios: readonly Scenario[], years: number): Promise<Drawn> {
  const place = JSON.stringify([years, scenarios])
  const found = remembered.get(place) ?? {
    drawn: queue.draw(organisation, scenarios, years),
    size: scenarios.length + 1,
  }
  remembered.delete(place)
  remembered.set(place, found)
  let size = 0
  // The newest stay, and the one just asked for whatever its size.
  for (const [key, one] of [...remembered].toReversed()) {
    size += one.size
    if (size > mostRemembered && key !== place) remembered.delete(key)
  }
  return found.drawn.catch((error: unknown) => {
    remembered.delete(place)
    throw error
  })
}

/** Ends the thread that draws, if there is one. It starts again by itself when needed. */
export const stopDrawing = (): Promise<void> => queue.stop()
