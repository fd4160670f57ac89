import type { MeasureFact } from '../demonstrability/facts.ts'
import { outside, type Span } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { doingOf } from './doing.ts'
import type { AssuranceFact, DoingMeasure, HeldFact } from './facts.ts'

/** A report for tests: of type 2 about 2025, without reservation, unless told otherwise. */
export const reportWith = (changes: Partial<AssuranceFact> = {}): AssuranceFact => ({
  id: 'report',
  title: 'Report',
  supplier: 'supplier',
  services: [],
  kind: 'soc-2',
  kindOther: '',
  type: 2,
  asOf: null,
  periodFrom: '2025-01-01' as Day,
  periodTo: '2025-12-31' as Day,
  opinion: 'unqualified',
  issuedOn: null,
  bridges: [],
  exceptions: [],
  cuecs: [],
  carvedOut: [],
  ...changes,
})

/** A measure for tests that is to do what a report asks of us: in operation since 2025 and shown to work ever since, unless told otherwise. */
export const doing = (changes: Partial<MeasureFact> = {}): DoingMeasure => {
  const since = '2025-01-01' as Day
  return doingOf({
    ...{ id: 'm', title: 'Leavers', owner: null, ownerRole: 'Head of ICT', standIn: null, standInRole: '' },
    ...{ since, plannedFor: null, endedOn: null, exceptions: [], covered: [], relies: [] },
    proofs: [
      { id: 'p', title: 'Sample', kind: 'operation', freshFor: 'P1Y', covered: [{ from: since, through: null }] },
    ],
    ...changes,
  })
}

/** A part of the customer, for tests. */
export const cuecWith = (changes: Partial<AssuranceFact['cuecs'][number]> = {}): AssuranceFact['cuecs'][number] => ({
  ...{ id: 'q', what: 'Leavers are reported', measure: null, notOurs: false },
  ...changes,
})

/** An organisation that a report leaves out, for tests: held on these days, and no report about it on all others. */
export const leftOutWith = (held: readonly Span[]): HeldFact => {
  const lacking = outside(held)
  return {
    ...{ id: 'o', name: 'Datacentre East', known: null },
    heldBy: held.length === 0 ? [] : [{ report: { id: 'own', title: 'Own' }, days: held }],
    lacks: lacking.length === 0 ? [] : [{ why: 'not-a-supplier', report: null, last: null, days: lacking }],
  }
}
