import type { tryCoverageImport } from '../../features/coverage/coverage-import.contract.ts'
import type { Answer, Request } from '../session/call.ts'

/** A file with what was chosen about it, and what it turned out to hold. */
export type Asked = Request<typeof tryCoverageImport>['body']
export type Tried = Answer<typeof tryCoverageImport>
