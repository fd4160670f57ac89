import { rmdirSync } from 'node:fs'
import type { RenderingAnswer, RenderingJob } from './rendering-job.ts'

// The process that makes documents. It lives in an empty folder, is given everything by its parent, and keeps nothing between jobs.

async function make(job: RenderingJob): Promise<Uint8Array> {
  if (job.kind === 'typst') return (await import('./pdf/compile-typst.ts')).compileTypst(job)
  if (job.kind === 'report-word') return (await import('./report/report-word.ts')).packReportWord(job.view)
  return (await import('./word/word-document.ts')).packWordDocument(job.view)
}

process.on('message', async (message: { id: number; job: RenderingJob }) => {
  let answer: RenderingAnswer
  try {
    answer = { id: message.id, bytes: await make(message.job) }
  } catch (error) {
    answer = { id: message.id, problem: error instanceof Error ? error.message : String(error) }
  }
  process.send?.(answer)
})

// The parent is gone, perhaps killed: leave nothing behind.
process.on('disconnect', () => {
  try {
    rmdirSync(process.cwd())
  } finally {
    // Not process.exit(): that can wait for ever for a thread that compiles (nodejs/node issue 54918).
    process.kill(process.pid, 'SIGKILL')
  }
})
