import { listRisks } from '../../features/risk/risks.contract.ts'
import { allPages, useSelected } from '../session/selected.ts'
import type { ListedRisk } from './risk.ts'
import { listQuery, type RiskQuery } from './risk-query.ts'

/** So many risks can be acted on at once. */
export const mostAtOnce = 2000

export type SelectedRisks = ReturnType<typeof useSelectedRisks>

/** The risks that were selected. */
export function useSelectedRisks(query: RiskQuery) {
  return useSelected<ListedRisk>((call) =>
    allPages((page, size) => call(listRisks, { query: { ...listQuery(query), page, size } }), mostAtOnce),
  )
}
