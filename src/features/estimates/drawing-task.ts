import type { Scenario } from '../../core/estimate/draw-years.ts'
import type { Outcome } from '../../core/estimate/outcome.ts'

/** What the thread is asked: to draw one scenario of a job, to sum up all that the job drew, or to forget it. */
export type DrawingTask =
  | { kind: 'draw'; job: number; scenario: Scenario; years: number; summed: boolean }
  | { kind: 'sum'; job: number }
  | { kind: 'forget'; job: number }

/** What the thread sends back for the last task; nothing for 'forget'. */
export type DrawingAnswer = { outcome: Outcome } | { problem: string }
