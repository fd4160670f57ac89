import type { RenderingJob } from './rendering-job.ts'
import { renderingQueue } from './rendering-queue.ts'

const limits = { jobMs: 60_000, idleMs: 20_000, waiting: 20, waitingOfOne: 8 }
const shorter = renderingQueue(limits)
const longer = renderingQueue(limits)

/** In UTF-16 units of what a document is made of: some 500 lines of a coverage report. More takes over a second. */
const long = 250_000

/**
 * The bytes of a document, made in a rendering process: what takes seconds in one of its own, so that nobody waits behind it for a page. `whose`:
 * the organisation that asks, which takes turns with others. Throws RenderingFailed ('busy' when too many wait).
 */
export function renderInProcess(job: RenderingJob, whose: string): Promise<Uint8Array> {
  return (JSON.stringify(job).length > long ? longer : shorter).render(job, whose)
}

/** Ends the processes that make documents, where there are any. They start again by themselves when needed. */
export async function stopRendering(): Promise<void> {
  await Promise.all([shorter.stop(), longer.stop()])
}
