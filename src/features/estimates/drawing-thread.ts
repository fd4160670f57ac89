import { parentPort } from 'node:worker_threads'
import { drawYears } from '../../core/estimate/draw-years.ts'
import { type Outcome, outcomeOf } from '../../core/estimate/outcome.ts'
import type { DrawingAnswer, DrawingTask } from './drawing-task.ts'

// The thread that draws years. It takes one scenario at a time, so that jobs can take turns, and keeps the sum of each job meanwhile.

const sums = new Map<number, Float64Array>()

function perform(task: Exclude<DrawingTask, { kind: 'forget' }>): Outcome {
  const { job } = task
  if (task.kind === 'sum') {
    const sum = sums.get(job) ?? new Float64Array(1)
    sums.delete(job)
    return outcomeOf(sum)
  }
  const losses = drawYears(task.scenario, task.years)
  if (task.summed) {
    const sum = sums.get(job) ?? new Float64Array(task.years)
    sums.set(job, sum)
    for (let year = 0; year < task.years; year += 1) sum[year] = (sum[year] as number) + (losses[year] as number)
  }
  return outcomeOf(losses)
}

parentPort?.on('message', (task: DrawingTask) => {
  if (task.kind === 'forget') {
    sums.delete(task.job)
    return
  }
  let answer: DrawingAnswer
  try {
    answer = { outcome: perform(task) }
  } catch (error) {
    answer = { problem: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
