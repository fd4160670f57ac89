import type { estimatesTrailNl } from './estimates-trail.nl.ts'

export const estimatesTrailEn: Record<keyof typeof estimatesTrailNl, string> = {
  'action.estimate.recorded': 'estimated what a risk costs',
  'told.estimate.recorded': 'estimated what this risk costs:',
  'action.estimate.withdrawn': 'withdrew an estimate',
  'told.estimate.withdrawn': 'withdrew the estimate of',
  'table.risk_estimates': 'Estimate in amounts',
  'column.loss_low': 'One time costs at least',
  'column.loss_high': 'One time costs at most',
  'column.events_low': 'At least so often a year',
  'column.events_high': 'At most so often a year',
  'column.seed': 'Seed',
  'column.years': 'Years drawn',
  'column.reasoning': 'Reasoning',
  'column.estimated_by': 'Estimated by',
  'column.risk': 'Risk',
  'column.withdrawal_reason': 'Why withdrawn',
  'column.withdrawn_by': 'Withdrawn by',
}
