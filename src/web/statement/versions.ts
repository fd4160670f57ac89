import type { listSoaVersions } from '../../features/soa/soa.contract.ts'
import type { Answer } from '../session/call.ts'

/** The approved versions, and what stands in the way of a next one. */
export type Versions = Answer<typeof listSoaVersions>
