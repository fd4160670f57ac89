import type { RenderingJob } from './rendering-job.ts'
import { renderingQueue } from './rendering-queue.ts'

const queue = renderingQueue({ jobMs: 60_000, idleMs: 20_000, waiting: 20 })

/** The bytes of a document, made in the rendering process. Throws RenderingFailed ('busy' when too many wait). */
export function renderInProcess(job: RenderingJob): Promise<Uint8Array> {
  return queue.render(job)
}

/** Ends the process that makes documents, if there is one. It starts again by itself when needed. */
export function stopRendering(): Promise<void> {
  return queue.stop()
}
