import type { TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const edition = 'nen-7510-2024'
const measure = {
  title: 'Make back-ups',
  how: 'Every night',
  owner: null,
  ownerRole: 'IT manager',
  standIn: null,
  standInRole: '',
  inOperationSince: '2025-01-06',
  plannedFor: null,
  effectiveness: '',
  requirements: [],
  systems: [],
  locations: [],
  rhythms: [],
  proofs: [],
}
const exception = {
  title: 'Old server',
  reason: 'It is replaced',
  starts: '2026-01-05',
  ends: '2026-06-30',
  compensating: null,
}
const audit = {
  title: 'Surveillance',
  kind: 'surveillance',
  editions: [edition],
  starts: '2027-03-01',
  ends: '2027-03-03',
  body: '',
}
const review = {
  ...{ title: 'Internal audit', kind: 'internal-audit', reviewedOn: '2026-01-05', reviewer: 'Colleague' },
  ...{ independence: 'Works elsewhere', note: '', covered: [{ edition, requirement: '8.13' }] },
}
const finding = { edition, requirement: '8.13', grade: 'minor', what: 'Never restored', owner: null, dueOn: null }

/** One call of every contract about measures, audits and reviews. */
export const measureCalls: Record<string, () => TestCall> = {
  listMeasures: () => ({}),
  downloadMeasures: () => ({ query: { format: 'csv' } }),
  readMeasureChoices: () => ({}),
  findOwners: () => ({ query: { text: 'a' } }),
  readMeasure: () => ({ params: { id: nobody } }),
  addMeasure: () => ({ body: measure }),
  changeMeasure: () => ({ params: { id: nobody }, seen: 1, body: measure }),
  endMeasure: () => ({ params: { id: nobody }, seen: 1, body: { endedOn: '2026-01-05', reason: 'Replaced' } }),
  resumeMeasure: () => ({ params: { id: nobody }, seen: 1 }),
  findServices: () => ({ query: { text: 'a' } }),
  relyOn: () => ({ params: { id: nobody }, seen: 1, body: { services: [] } }),
  acceptException: () => ({ params: { id: nobody }, body: exception }),
  changeException: () => ({ params: { id: nobody }, seen: 1, body: exception }),
  closeException: () => ({ params: { id: nobody }, seen: 1, body: { closedOn: '2026-01-05', note: '' } }),
  listAudits: () => ({}),
  planAudit: () => ({ body: audit }),
  changeAudit: () => ({ params: { id: nobody }, seen: 1, body: audit }),
  withdrawAudit: () => ({ params: { id: nobody }, seen: 1 }),
  listReviews: () => ({}),
  readReview: () => ({ params: { id: nobody } }),
  recordReview: () => ({ body: review }),
  changeReview: () => ({ params: { id: nobody }, seen: 1, body: review }),
  withdrawReview: () => ({ params: { id: nobody }, seen: 1 }),
  listFindings: () => ({}),
  recordFinding: () => ({ params: { id: nobody }, body: finding }),
  changeFinding: () => ({ params: { id: nobody }, seen: 1, body: finding }),
  closeFinding: () => ({ params: { id: nobody }, seen: 1, body: { closedOn: '2026-01-06', note: 'Restored' } }),
  reopenFinding: () => ({ params: { id: nobody }, seen: 1 }),
  downloadMeasuresSheet: () => ({}),
  tryMeasuresSheet: () => ({ body: { file: 'AAAA' } }),
  importMeasures: () => ({ body: { file: 'AAAA' } }),
  readMeasureProposals: () => ({}),
  takeOverMeasures: () => ({ body: { chosen: [{ subject: '2022/control/8.13', decisionOf: 'nen-7510-2024' }] } }),
}
