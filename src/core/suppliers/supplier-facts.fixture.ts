import type { Day } from '../time/day.ts'
import type { SupplierFact } from './facts.ts'

/** A supplier of which nothing but its name is known. */
export const supplier = (more: Partial<SupplierFact> = {}): SupplierFact => ({
  ...{
    id: 's',
    title: 'Host',
    owner: null,
    ownerRole: '',
    starts: null,
    endedOn: null,
    exitPlan: '',
    exitTriedOn: null,
  },
  ...{ criticalitySet: null, recordedOn: '2026-01-01' as Day, services: [], contracts: [], agreements: [] },
  ...{ certificates: [], subprocessors: [], reviews: [], actions: [], events: [] },
  ...more,
})
