import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Scenario } from '../../core/estimate/draw-years.ts'
import type { Outcome } from '../../core/estimate/outcome.ts'
import { home } from '../../platform/home.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { DrawingAnswer, DrawingTask } from './drawing-task.ts'

/** What was drawn: each scenario in the order asked for, and all of them together. */
export type Drawn = { each: Outcome[]; total: Outcome }

type Limits = {
  /** How many jobs may be under way at once, and how many of them for one organisation. */
  jobs: number
  jobsOfOne: number
  /** Milliseconds without work after which the thread is ended and its memory returns. */
  idleMs: number
}

type Job = {
  id: number
  organisation: string
  scenarios: readonly Scenario[]
  years: number
  each: Outcome[]
  resolve: (drawn: Drawn) => void
  reject: (error: Error) => void
}

export type DrawingQueue = {
  /** Draws at least one scenario. Refuses with 503 where too many jobs are under way, of this organisation or of all. */
  draw: (organisation: string, scenarios: readonly Scenario[], years: number) => Promise<Drawn>
  /** Ends the thread; what was asked fails. May be used again afterwards. */
  stop: () => Promise<void>
}

const busy = () =>
  new Problem(
    503,
    'numbers-busy',
    {
      nl: 'Er wordt al veel tegelijk doorgerekend. Probeer het over een minuut opnieuw.',
      en: 'Much is being computed already. Try again in a minute.',
    },
    { headers: { 'retry-after': '60' } },
  )

/**
 * Draws in a thread of its own, so that no request waits for numbers of another. A thread and not a process: there is no native code in it, and what it
 * gives back is small. Organisations take turns, and within one its jobs, by the scenario: somebody who looks at one risk does not wait for a whole
 * portfolio, and nobody for all that another organisation asks.
 */
export function drawingQueue(limits: Limits): DrawingQueue {
  const jobs: Job[] = []
  let thread: Worker | null = null
  let current: Job | null = null
  let timer: NodeJS.Timeout | undefined
  let lastId = 0
  let lastServed = ''

  function start(): Worker {
    const started = new Worker(join(home, 'src/features/estimates/drawing-thread.ts'), { execArgv: [], env: {} })
    started.on('message', (answer: DrawingAnswer) => take(answer))
    started.on('error', (error) => end(started, error))
    started.on('exit', (code) => end(started, new Error(`the drawing thread ended with ${code}`)))
    return started
  }

  /** The thread is gone, and with it the sums of all jobs. */
  function end(ended: Worker, error: Error) {
    if (thread !== ended) return
    thread = null
    current = null
    for (const job of jobs.splice(0)) job.reject(error)
  }

  function next() {
    if (current !== null) return
    clearTimeout(timer)
    const other = jobs.findIndex(({ organisation }) => organisation !== lastServed)
    const [job] = jobs.splice(Math.max(0, other), 1)
    if (job === undefined) return rest()
    lastServed = job.organisation
    // Behind the others until its next turn.
    jobs.push(job)
    current = job
    thread ??= start()
    thread.ref()
    const scenario = job.scenarios[job.each.length]
    const summed = job.scenarios.length > 1
    const task: DrawingTask = scenario
      ? { kind: 'draw', job: job.id, scenario, years: job.years, summed }
      : { kind: 'sum', job: job.id }
    thread.postMessage(task)
  }

  function rest() {
    thread?.unref()
    timer = setTimeout(() => void stop(), limits.idleMs).unref()
  }

  function take(answer: DrawingAnswer) {
    const job = current
    current = null
    if (job === null) return
    const { scenarios, each } = job
    if ('problem' in answer) {
      thread?.postMessage({ kind: 'forget', job: job.id } satisfies DrawingTask)
      leave(job)
      job.reject(new Error(answer.problem))
    } else if (each.length === scenarios.length) {
      leave(job)
      job.resolve({ each, total: answer.outcome })
    } else {
      each.push(answer.outcome)
      if (scenarios.length === 1) {
        leave(job)
        job.resolve({ each, total: answer.outcome })
      }
    }
    next()
  }

  const leave = (job: Job) => jobs.splice(jobs.indexOf(job), 1)

  async function stop() {
    clearTimeout(timer)
    const ending = thread
    if (ending === null) return
    end(ending, new Error('drawing was stopped'))
    await ending.terminate()
  }

  return {
    draw: (organisation, scenarios, years) =>
      new Promise((resolve, reject) => {
        const own = jobs.filter((job) => job.organisation === organisation).length
        if (jobs.length >= limits.jobs || own >= limits.jobsOfOne) return reject(busy())
        jobs.push({ id: ++lastId, organisation, scenarios, years, each: [], resolve, reject })
        next()
      }),
    stop,
  }
}
