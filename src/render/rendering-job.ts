import type { ReportView } from './report/report-view.ts'
import type { StatementView } from './statement-view.ts'

/** What the rendering process is asked to make. */
export type RenderingJob =
  /**
   * A PDF from a Typst template of ours and data that it reads as `json(bytes(sys.inputs.data))`. Data is never markup, so nothing
   * in it is ever run. `drawings` are SVG, which it reads as `json(bytes(sys.inputs.drawings))`.
   */
  | { kind: 'typst'; template: string; data: unknown; drawings?: string[]; createdAtSeconds: number }
  /** A DOCX of a statement. */
  | { kind: 'word'; view: StatementView }
  /** A DOCX of a report. */
  | { kind: 'report-word'; view: ReportView }

/** What the process sends back for the job with this number. */
export type RenderingAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string }

/**
 * Why no document came: 'busy' too many wait (ask again later), 'too-long' ended at the time limit, 'ended' stopped or crashed,
 * 'refused' it could not be made.
 */
export type RenderingProblem = 'busy' | 'too-long' | 'ended' | 'refused'

/** A document could not be made. The message is for the log, the code for the answer to the user. */
export class RenderingFailed extends Error {
  readonly code: RenderingProblem

  constructor(code: RenderingProblem, message: string) {
    super(message)
    this.name = 'RenderingFailed'
    this.code = code
  }
}
