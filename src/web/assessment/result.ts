import type { readAssessmentResult } from '../../features/assessment/results.contract.ts'
import type { Answer } from '../session/call.ts'

/** The result of an assessment, as the server tells it. */
export type Result = Answer<typeof readAssessmentResult>
