import type { readCombinedSoa } from '../../features/soa/soa.contract.ts'
import type { Answer } from '../session/call.ts'

/** The combined statement, as the server gives it. */
export type Combined = Answer<typeof readCombinedSoa>
export type CombinedSubject = Combined['rows'][number]
export type CombinedControl = CombinedSubject['cells'][number]['controls'][number]
