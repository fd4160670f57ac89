import { listEvidence } from '../../features/evidence/evidence.contract.ts'
import { allPages, useSelected } from '../session/selected.ts'
import type { Evidence } from './evidence.ts'
import type { EvidenceQuery } from './evidence-query.ts'

/** So many items can be withdrawn in one act. */
export const mostAtOnce = 200

export type SelectedEvidence = ReturnType<typeof useSelectedEvidence>

/** The evidence that was selected. */
export function useSelectedEvidence(query: EvidenceQuery) {
  return useSelected<Evidence>((call) =>
    allPages((page, size) => call(listEvidence, { query: { ...query, page, size } }), mostAtOnce),
  )
}
