import { startingSettings } from '../suppliers/settings.ts'
import type { Day } from '../time/day.ts'
import type { DocumentFact, DutyFact, MeasureFact, PersonFact, RhythmFacts } from './facts.ts'

export const day = (text: string) => text as Day

export const person = (id: string, more: Partial<PersonFact> = {}): PersonFact => ({
  ...{ id, name: id, function: '', teams: [], starts: day('2020-01-01'), ends: null, away: [] },
  ...{ location: null, user: `user-${id}` },
  ...more,
})

export const duty = (more: Partial<DutyFact> = {}): DutyFact => ({
  ...{ id: 'd', title: 'Access review', owner: null, ownerRole: '', standIn: null, team: null },
  ...{ every: 'P1M', firstOn: day('2026-01-01'), endedOn: null, done: [] },
  ...more,
})

export const measure = (more: Partial<MeasureFact> = {}): MeasureFact => ({
  ...{ id: 'm', title: 'Back-ups', owner: null, ownerRole: '', standIn: null, standInRole: '' },
  ...{ since: day('2025-01-01'), plannedFor: null, endedOn: null, rhythms: [], proofs: [], covered: [] },
  ...{ shownTo: null, bySuppliers: false, exceptions: [], serves: [] },
  ...more,
})

export const document = (more: Partial<DocumentFact> = {}): DocumentFact => ({
  ...{ id: 'p', title: 'Policy', owner: null, ownerRole: 'Board', confirm: true, confirmWithin: 14, wantedShare: 80 },
  audience: [{ kind: 'all' }],
  versions: [
    {
      ...{ id: 'v', number: 1, state: 'approved', holdsFrom: day('2026-01-01') },
      ...{ reviewBy: day('2027-01-01'), madeOn: day('2026-01-01') },
    },
  ],
  ...{ approvers: [], approved: [] },
  ...more,
})

export const facts = (more: Partial<RhythmFacts> = {}): RhythmFacts => ({
  ...{ people: [], teams: [], accounts: [], duties: [], measures: [], requests: [], documents: [], trainings: [] },
  ...{ findings: [], audits: [], certificates: [], terms: [], escalated: new Map() },
  chain: { book: { suppliers: [], settings: startingSettings }, gaps: [], questionnaires: [], openParts: [] },
  register: { risks: [], book: { byId: new Map(), newest: null } },
  ...more,
})
