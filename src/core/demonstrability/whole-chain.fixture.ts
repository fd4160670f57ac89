import type { Day } from '../time/day.ts'
import type { MeasureFact, RequirementFacts } from './facts.ts'
import { always } from './steps.ts'
import { verdictOn } from './verdict.ts'

export const day = (text: string) => text as Day
export const span = (from: string, through: string) => ({ from: day(from), through: day(through) })

export const restore: MeasureFact = {
  id: 'm1',
  title: 'Back-ups',
  owner: null,
  ownerRole: 'Head of ICT',
  standIn: null,
  standInRole: '',
  since: day('2025-02-01'),
  plannedFor: null,
  endedOn: null,
  exceptions: [],
  proofs: [
    {
      id: 'p1',
      title: 'Restore test',
      kind: 'operation',
      freshFor: 'P1Y',
      covered: [span('2025-02-01', '2026-12-02')],
    },
  ],
  covered: [],
  relies: [],
}

export const whole: RequirementFacts = {
  edition: 'nen-7510-2024',
  key: '8.13',
  kind: 'controls',
  adoptedOn: day('2025-01-01'),
  decision: { applies: true, decidedOn: day('2025-01-10'), reasons: ['risk'], lapsed: [] },
  measures: [restore],
  documents: [
    {
      id: 'd1',
      title: 'Back-up plan',
      versions: [{ number: 4, holdsFrom: day('2025-01-15'), reviewBy: day('2027-03-09') }],
      wanted: 100,
      known: always({ state: 'known', confirmed: 11, audience: 11 }),
    },
  ],
  audits: [
    {
      title: 'Surveillance',
      kind: 'surveillance',
      editions: ['nen-7510-2024'],
      certificate: null,
      starts: day('2027-04-08'),
      ends: day('2027-04-09'),
    },
  ],
  reviews: [{ id: 'r1', title: 'Internal audit', on: day('2025-06-12') }],
  majors: [],
  gaps: [],
}
export const today = day('2026-11-22')
export const withMeasure = (change: Partial<MeasureFact>) => ({ ...whole, measures: [{ ...restore, ...change }] })
export const withDocument = (change: Partial<RequirementFacts['documents'][number]>) => ({
  ...whole,
  documents: whole.documents.map((document) => ({ ...document, ...change })),
})
/** Somebody independent is going to look. */
export const lookedAtLater = (facts: RequirementFacts): RequirementFacts => ({
  ...facts,
  audits: [
    ...facts.audits,
    {
      ...{ title: 'Internal', kind: 'internal', editions: [facts.edition], certificate: null },
      ...{ starts: day('2027-02-01'), ends: day('2027-02-02') },
    },
  ],
})
export const linkOn = (facts: RequirementFacts, link: string, on = today) =>
  verdictOn(facts, on).links.find((one) => one.link === link)
