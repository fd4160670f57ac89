import type { SupplierSettings } from './facts.ts'

/** What holds until an organisation decides otherwise: our own proposal, which no standard prescribes. A bridge letter usually counts for at most three months. */
export const startingSettings: SupplierSettings = {
  reviewEvery: { critical: 'P1Y', high: 'P1Y', middle: 'P2Y', low: 'P3Y' },
  bridgeMonths: 3,
  warnDays: 60,
}
