/** What the trail says about estimates of what risks cost. */
export const estimatesTrailNl = {
  'action.estimate.recorded': 'schatte wat een risico kost',
  'told.estimate.recorded': 'schatte wat dit risico kost:',
  'action.estimate.withdrawn': 'trok een schatting in',
  'told.estimate.withdrawn': 'trok de schatting in van',
  'table.risk_estimates': 'Schatting in bedragen',
  'column.loss_low': 'Eén keer kost ten minste',
  'column.loss_high': 'Eén keer kost ten hoogste',
  'column.events_low': 'Ten minste zo vaak per jaar',
  'column.events_high': 'Ten hoogste zo vaak per jaar',
  'column.seed': 'Zaad',
  'column.years': 'Gelote jaren',
  'column.reasoning': 'Onderbouwing',
  'column.estimated_by': 'Geschat door',
  'column.risk': 'Risico',
  'column.withdrawal_reason': 'Waarom ingetrokken',
  'column.withdrawn_by': 'Ingetrokken door',
} as const
