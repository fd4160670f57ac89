import { riskName } from '../applicability/risk-tie.ts'
import type { ApplicabilityReason, StatementDecision } from './statement.ts'

/** What is named behind a reason: the law, the contract, the risks by their numbers. Empty where nothing is. */
export function namedBehind(
  reason: ApplicabilityReason,
  { law, contract, risks }: Pick<StatementDecision, 'law' | 'contract' | 'risks'>,
): string {
  if (reason === 'law') return law ?? ''
  if (reason === 'contract') return contract ?? ''
  return reason === 'risk' ? (risks ?? []).map(riskName).join(', ') : ''
}
