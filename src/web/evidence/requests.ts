import type { listEvidenceRequests } from '../../features/evidence/requests.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type EvidenceRequest = Answer<typeof listEvidenceRequests>['items'][number]

const marks: Record<EvidenceRequest['state'], State> = {
  open: 'open',
  late: 'fails',
  answered: 'holds',
  withdrawn: 'none',
}

/** The mark that goes with the state of a request. */
export const verdictOfRequest = (state: EvidenceRequest['state']): State => marks[state]
