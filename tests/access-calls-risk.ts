import type { Things } from './access-calls.ts'
import type { TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const estimate = {
  ...{ lossLow: 5_000, lossHigh: 100_000, eventsLow: 0.1, eventsHigh: 1, seed: null },
  reasoning: 'What it cost elsewhere',
}
const asset = {
  ...{ name: 'Patient records', kind: 'patient-record', description: '', owner: null, ownerRole: 'Head of care' },
  ...{ supplier: '', availability: 3, integrity: 3, confidentiality: 3, scope: null, dependsOn: [] },
}
const list = { file: 'AAAA', columns: null, kindOfOthers: null }
const riskList = { file: 'AAAA', columns: null, groupOfOthers: null, aspectOfImpact: null }

const workshop = { title: 'Night shift', heldOn: '2026-03-01', ledBy: 'Els (demo)', minutes: 120, note: '' }
const ballot = { item: nobody, stage: 'inherent' }

const rating = { likelihood: 2, impacts: { availability: 2 } }
const risk = {
  ...{ title: 'Outage at night', asset: nobody, threat: '', threatGroup: 'software', description: '', owner: null },
  ...{ ownerRole: 'Head of care', treatment: null, treatmentReason: '' },
}
const step = { name: 'Some', meaning: 'Sometimes' }
const level = { name: 'Low', reviewEvery: 'P1Y', acceptedBy: [], acceptors: [], acceptFor: 'P1Y' }
const criteria = {
  ...{ likelihood: [step], impact: [step], aspects: [], levels: [level], matrix: [[0]], appetite: 0 },
}
const about = { params: { id: nobody }, seen: 1 }

/** The calls about assets, risks and what is decided of them. */
export const riskCalls: Record<string, (things: Things) => TestCall> = {
  listAssets: () => ({}),
  downloadAssets: () => ({ query: { format: 'csv' } }),
  readAssetChoices: () => ({}),
  findAssetOwners: () => ({ query: { text: 'a' } }),
  readAsset: () => ({ params: { id: nobody } }),
  addAsset: () => ({ body: asset }),
  changeAsset: () => ({ params: { id: nobody }, seen: 1, body: asset }),
  withdrawAsset: () => ({ params: { id: nobody }, seen: 1, body: { reason: 'Replaced' } }),
  restoreAsset: () => ({ params: { id: nobody }, seen: 1 }),
  readAssetProposals: () => ({}),
  takeOverAssets: () => ({ body: { chosen: [nobody] } }),
  readAssetDrawing: () => ({}),
  tryAssetImport: () => ({ body: list }),
  importAssets: () => ({ body: { ...list, token: '0'.repeat(64) } }),
  readTreatmentPlan: () => ({}),
  downloadTreatmentPlan: () => ({ query: { format: 'xlsx' } }),
  readBurnDown: () => ({}),
  readTopRisks: () => ({}),
  downloadRiskReport: () => ({ query: { format: 'xlsx' } }),
  downloadRisksSheet: () => ({}),
  tryRiskImport: () => ({ body: riskList }),
  importRisks: () => ({ body: { ...riskList, token: '0'.repeat(64) } }),
  readCriteria: () => ({}),
  saveCriteriaDraft: () => ({ seen: 0, body: { note: '', content: criteria } }),
  discardCriteriaDraft: () => ({ seen: 1 }),
  approveCriteria: () => ({ seen: 1 }),
  compareCriteria: () => ({}),
  listRisks: () => ({}),
  downloadRisks: () => ({ query: { format: 'csv' } }),
  readHeatMap: () => ({}),
  readRiskChoices: () => ({}),
  changeManyRisks: () => ({
    body: { risks: [nobody], change: { kind: 'close', closedOn: '2026-03-01', reason: 'Gone' } },
  }),
  carryRatings: () => ({ body: { risks: [nobody], reason: 'As before' } }),
  readRisk: () => ({ params: { id: nobody } }),
  addRisk: () => ({ body: risk }),
  changeRisk: () => ({ ...about, body: risk }),
  closeRisk: () => ({ ...about, body: { closedOn: '2026-03-01', reason: 'Gone' } }),
  reopenClosedRisk: () => about,
  rateRisk: () => ({ ...about, body: { inherent: rating, residual: rating, reason: '' } }),
  withdrawRating: () => ({ ...about, body: { look: nobody } }),
  reviewRisk: () => ({ ...about, body: { note: 'Still right' } }),
  linkMeasures: () => ({ ...about, body: { measures: [] } }),
  linkControls: () => ({ ...about, body: { controls: [] } }),
  proposeMeasures: () => ({ params: { id: nobody } }),
  recordEvent: () => ({
    body: { kind: 'incident', risk: nobody, asset: null, happenedOn: '2026-03-01', what: 'It failed' },
  }),
  withdrawEvent: () => about,
  acceptRisk: () => ({ ...about, body: { reason: 'For now', ends: '2026-12-31', level: 2 } }),
  withdrawAcceptance: () => ({ ...about, body: { reason: 'Too long' } }),
  approveTreatment: () => ({ ...about, body: { as: 'owner', measures: [] } }),
  approveSeveral: () => ({
    body: { risks: [{ id: nobody, revision: 1, plan: '' }], by: '', on: '2026-03-01', note: 'Minutes' },
  }),
  withdrawApproval: () => ({ ...about, body: { reason: 'Too soon' } }),
  readEstimate: () => ({ params: { id: nobody } }),
  recordEstimate: () => ({ params: { id: nobody }, body: estimate }),
  withdrawEstimate: () => ({ params: { id: nobody }, seen: 1, body: { reason: 'Other' } }),
  readPortfolio: () => ({}),
  downloadPortfolio: () => ({ query: { format: 'csv' } }),
  listWorkshops: () => ({}),
  downloadWorkshops: () => ({ query: { format: 'csv' } }),
  readWorkshop: () => ({ params: { id: nobody } }),
  downloadWorkshop: () => ({ params: { id: nobody }, query: { format: 'csv' } }),
  planWorkshop: () => ({ body: { ...workshop, risks: [] } }),
  changeWorkshop: () => ({ params: { id: nobody }, seen: 1, body: workshop }),
  setAgenda: () => ({ params: { id: nobody }, seen: 1, body: { risks: [] } }),
  closeWorkshop: () => ({ params: { id: nobody }, body: { state: 'closed' } }),
  addParticipant: () => ({ params: { id: nobody }, body: { name: 'Jan (demo)' } }),
  removeParticipant: () => ({ params: { id: nobody, participant: nobody } }),
  showScenario: () => ({ params: { id: nobody }, body: { item: null } }),
  revealVotes: () => ({ params: { id: nobody, item: nobody }, body: { stage: 'inherent', revealed: true } }),
  skipScenario: () => ({ params: { id: nobody, item: nobody }, body: { skipped: true } }),
  voteFor: () => ({ params: { id: nobody, participant: nobody }, body: { ...ballot, vote: null } }),
  readVotingAddress: () => ({ params: { id: nobody } }),
  readBallot: () => ({ params: { id: nobody } }),
  joinWorkshop: () => ({ params: { id: nobody } }),
  castVote: () => ({ params: { id: nobody }, body: { ...ballot, likelihood: 1, impact: 1 } }),
}
