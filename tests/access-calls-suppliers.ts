import type { Things } from './access-calls.ts'
import type { TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const about = { params: { id: nobody }, seen: 1 }

const ownCoverage = { title: 'Hosting', language: 'en', terms: 'nda', termsNote: '', disclaimer: '' }
const ownRow = { by: 'shared', extent: 'partly', certificate: null, place: '', statement: 'Half', customerPart: 'Half' }
const supplierAction = { what: 'Ask for the report', owner: null, ownerRole: 'Head of IT', dueOn: '2030-01-01' }
const supplierEvent = {
  ...{ service: null, kind: 'incident', happenedOn: '2026-03-01', what: 'Outage', personalData: true, toldOn: null },
  ...{ ends: null, closedOn: null, closingNote: '' },
}
const question = { id: 'general-security/mfa', theme: 'Access', text: 'Is it?', explain: '', controls: ['8.5'] }
const recipient = { contactName: 'Ann (demo)', email: 'ann@supplier.example', dueOn: '2030-01-01' }
const token = 'not-a-token'
const share = {
  ...{ version: nobody, customer: 'De Vaart (demo)', contactName: 'Els (demo)', email: 'els@vaart.example' },
  ...{ language: 'nl', through: '2026-12-31' },
}

const coverage = { title: 'Hosting', version: '1', asOf: '2026-01-01', terms: 'nda', termsNote: '', disclaimer: '' }
const coverageClaim = {
  ...{ edition: 'nen-7510-2024', requirement: '8.13', reference: '', by: 'supplier', extent: 'directly' },
  ...{ restsOn: 'none', certificate: null, assurance: null, place: '', statement: '', customerPart: '' },
}

const coverageFile = {
  ...{ file: 'AAAA', columns: null, edition: 'nen-7510-2024', by: null, restsOn: null, editions: [], targets: [] },
}

const supplierFacts = {
  ...{ name: 'Host (demo)', description: '', registration: '', country: '', website: '', owner: null, ownerRole: '' },
  ...{ starts: null, endedOn: null, endReason: '', exitPlan: '', exitTriedOn: null },
}
const filed = { file: null, fileName: '' }
const supplierParts = {
  Contact: { name: 'Ann (demo)', role: '', email: '', phone: '' },
  Service: { name: 'Hosting', description: '', kind: 'hosting', canMissHours: null, starts: null, endedOn: null },
  Reach: {
    ...{ service: nobody, asset: nobody, purpose: '', phiParts: null, ways: [], route: 'remote', since: null },
    ...{ endedOn: null, mfa: true, logged: true, note: '' },
  },
  Subprocessor: {
    ...{ parent: null, knownAs: null, name: 'Centre (demo)', what: '', country: '', reachesPhi: true, agreed: true },
    ...{ since: null, endedOn: null },
  },
  Contract: {
    title: 'Hosting',
    number: '',
    starts: '2026-01-01',
    ends: null,
    notice: 'P3M',
    renewsBy: '',
    note: '',
    ...filed,
  },
  Agreement: {
    ...{ version: '1', model: 'boz', modelEdition: '', services: [], signedOn: null, starts: '2026-01-01', ends: null },
    ...{ securityAnnex: true, breachHours: 24, auditRight: true, returnDestruction: true, subprocessorsNamed: true },
    ...{ note: '', ...filed },
  },
  Certificate: {
    ...{
      edition: 'nen-7510-2024',
      services: [],
      scope: '',
      body: '',
      accredited: 'yes',
      number: '',
      firstIssued: null,
    },
    ...{ starts: '2026-01-01', ends: '2028-12-31', revokedOn: null, revokedReason: '', checkedOn: null },
    ...{ checkedWhere: '', ...filed },
  },
}
const added = (body: object) => () => ({ params: { id: nobody }, body })
const part = { params: { id: nobody, part: nobody }, seen: 1 }
const changed = (body: object) => () => ({ ...part, body })
const supplierList = { file: 'AAAA', columns: null }

const assuranceReport = {
  ...{ title: 'SOC 2', kind: 'soc-2', kindOther: '', type: 2, asOf: null, periodFrom: '2025-01-01' },
  ...{ periodTo: '2025-12-31', auditor: '', opinion: 'unqualified', issuedOn: null, terms: 'public', opinionNote: '' },
  ...{ criteria: [], note: '', services: [], subservices: [], file: null },
}
const cuec = { reference: '', what: 'Reports leavers', measure: null, notOursBecause: '', owner: null, ownerRole: '' }
const bridge = { from: '2026-01-01', to: '2026-02-01', issuedOn: null, signedBy: '', note: '', file: null }
const exception = { reference: '', what: 'Closed late', response: '' }

/** The calls about suppliers, what they cover, and what the organisation covers itself. */
export const supplierCalls: Record<string, (things: Things) => TestCall> = {
  listSuppliers: () => ({}),
  downloadSuppliers: () => ({ query: { format: 'csv' } }),
  readSupplierChoices: () => ({}),
  findSupplierOwners: () => ({}),
  readSupplierSettings: () => ({}),
  changeSupplierSettings: () => ({
    seen: 0,
    body: {
      reviewEvery: { critical: 'P6M', high: 'P1Y', middle: 'P2Y', low: 'P3Y' },
      ...{ bridgeMonths: 3, warnDays: 60 },
    },
  }),
  readSupplier: () => ({ params: { id: nobody } }),
  addSupplier: () => ({ body: supplierFacts }),
  changeSupplier: () => ({ ...about, body: supplierFacts }),
  setSupplierCriticality: () => ({ ...about, body: { criticality: 'high', reason: 'Because' } }),
  listReaches: () => ({}),
  downloadReaches: () => ({ query: { format: 'csv' } }),
  addSupplierContact: added(supplierParts.Contact),
  changeSupplierContact: changed(supplierParts.Contact),
  withdrawSupplierContact: () => part,
  addSupplierService: added(supplierParts.Service),
  changeSupplierService: changed(supplierParts.Service),
  addServiceReach: added(supplierParts.Reach),
  changeServiceReach: changed(supplierParts.Reach),
  addSubprocessor: added(supplierParts.Subprocessor),
  changeSubprocessor: changed(supplierParts.Subprocessor),
  addSupplierContract: added(supplierParts.Contract),
  changeSupplierContract: changed(supplierParts.Contract),
  withdrawSupplierContract: () => part,
  addProcessorAgreement: added(supplierParts.Agreement),
  changeProcessorAgreement: changed(supplierParts.Agreement),
  withdrawProcessorAgreement: () => part,
  addSupplierCertificate: added(supplierParts.Certificate),
  changeSupplierCertificate: changed(supplierParts.Certificate),
  withdrawSupplierCertificate: () => part,
  readSupplierPaper: () => ({ params: { id: nobody, part: nobody } }),
  trySupplierImport: () => ({ body: supplierList }),
  importSuppliers: () => ({ body: { ...supplierList, token: '0'.repeat(64) } }),
  readSupplierProposals: () => ({}),
  takeOverSuppliers: () => ({ body: { names: ['Host (demo)'] } }),
  listSuppliersOfAsset: () => ({ params: { id: nobody } }),
  downloadReviewsToCome: () => ({ query: { format: 'csv' } }),
  downloadSupplierReviews: () => ({ query: { format: 'csv' } }),
  downloadSupplierActions: () => ({ query: { format: 'csv' } }),
  downloadSupplierEvents: () => ({ query: { format: 'csv' } }),
  downloadQuestionnaires: () => ({ query: { format: 'csv' } }),
  listSupplierReviews: () => ({}),
  listReviewsToCome: () => ({}),
  openSupplierReview: () => ({ params: { id: nobody } }),
  readSupplierReview: () => ({ params: { id: nobody } }),
  downloadSupplierReview: () => ({ params: { id: nobody }, query: { format: 'xlsx' } }),
  changeSupplierReview: () => ({ ...about, body: { periodFrom: '2026-01-01', note: '' } }),
  decideSupplierReview: () => ({
    ...about,
    body: { decision: 'continue', reason: 'Well', nextOn: null, actions: [], pictureSha256: '0'.repeat(64) },
  }),
  withdrawSupplierReview: () => about,
  listSupplierActions: () => ({}),
  addSupplierAction: () => ({ params: { id: nobody }, body: { ...supplierAction, review: null } }),
  changeSupplierAction: () => ({ ...about, body: supplierAction }),
  closeSupplierAction: () => ({ ...about, body: { closedOn: '2026-03-01', note: 'Done' } }),
  reopenSupplierAction: () => about,
  listSupplierEvents: () => ({}),
  recordSupplierEvent: () => ({ params: { id: nobody }, body: supplierEvent }),
  changeSupplierEvent: () => ({ ...about, body: supplierEvent }),
  withdrawSupplierEvent: () => about,
  listQuestionSets: () => ({}),
  listQuestionnaires: () => ({}),
  readQuestionnaire: () => ({ params: { id: nobody } }),
  sendQuestionnaire: () => ({
    params: { id: nobody },
    body: { ...recipient, title: 'Yearly', language: 'en', questions: [question], review: null },
  }),
  renewQuestionnaireLink: () => ({ ...about, body: recipient }),
  withdrawQuestionnaire: () => about,
  judgeAnswer: () => ({ ...about, body: { judgement: 'enough', note: '' } }),
  downloadQuestionnaire: () => ({ params: { id: nobody } }),
  checkQuestionnaireSheet: () => ({ params: { id: nobody }, body: { file: 'AAAA' } }),
  applyQuestionnaireSheet: () => ({
    params: { id: nobody },
    body: { file: 'AAAA', token: '0'.repeat(64), submittedBy: '' },
  }),
  openQuestionnaireLink: () => ({ body: { token } }),
  saveLinkedAnswer: () => ({ body: { token, question: 'a/b', answer: 'yes', explanation: '', seen: 0 } }),
  submitLinkedAnswers: () => ({ body: { token, name: 'Ann (demo)' } }),
  downloadLinkedSheet: () => ({ body: { token } }),
  fillInLinkedSheet: () => ({ body: { token, file: 'AAAA' } }),
  listCoverage: () => ({}),
  downloadCoverageList: () => ({ query: { format: 'csv' } }),
  readCoverageChoices: () => ({}),
  readCoverage: () => ({ params: { id: nobody } }),
  listCoverageClaims: () => ({ params: { id: nobody } }),
  downloadCoverage: () => ({ params: { id: nobody }, query: { format: 'csv' } }),
  acceptReportTerms: () => ({ params: { id: nobody }, body: { wording: '0'.repeat(64) } }),
  addCoverage: () => ({ body: { service: nobody, replaces: null, ...coverage } }),
  changeCoverage: () => ({ ...about, body: coverage }),
  withdrawCoverage: () => about,
  tryCoverageImport: () => ({ body: coverageFile }),
  importCoverage: () => ({
    body: { ...coverageFile, ...coverage, token: '0'.repeat(64), name: 'a.xlsx', service: nobody, replaces: null },
  }),
  addCoverageClaim: () => ({ params: { id: nobody }, body: coverageClaim }),
  changeCoverageClaim: () => ({ params: { id: nobody, claim: nobody }, seen: 1, body: coverageClaim }),
  removeCoverageClaim: () => ({ params: { id: nobody, claim: nobody }, seen: 1 }),
  readCoveredSystems: () => ({}),
  readCovered: () => ({ query: { edition: 'nen-7510-2024' } }),
  downloadCovered: () => ({ query: { edition: 'nen-7510-2024', format: 'csv' } }),
  takeOverLeft: () => ({
    body: { edition: 'nen-7510-2024', requirements: ['8.13'], asset: null, service: nobody },
  }),
  listOwnCoverages: () => ({}),
  readOwnCoverage: () => ({ params: { id: nobody } }),
  addOwnCoverage: () => ({ body: { service: nobody, edition: 'nen-7510-2024', ...ownCoverage } }),
  changeOwnCoverage: () => ({ ...about, body: ownCoverage }),
  withdrawOwnCoverage: () => about,
  listOwnCoverageRows: () => ({ params: { id: nobody } }),
  writeOwnCoverageRow: () => ({ params: { id: nobody, requirement: '5.1' }, seen: 0, body: ownRow }),
  clearOwnCoverageRow: () => ({ params: { id: nobody, requirement: '5.1' }, seen: 1 }),
  approveOwnCoverage: () => ({ params: { id: nobody }, body: { note: '', fingerprint: '0'.repeat(64) } }),
  withdrawOwnCoverageVersion: () => about,
  compareOwnCoverage: () => ({ params: { id: nobody }, query: { from: '1' } }),
  downloadOwnCoverage: () => ({ params: { id: nobody }, query: { format: 'xlsx' } }),
  listCoverageShares: () => ({ params: { id: nobody } }),
  shareOwnCoverage: () => ({ params: { id: nobody }, body: share }),
  withdrawCoverageShare: () => about,
  listCoverageReads: () => ({ params: { id: nobody } }),
  openCoverageLink: () => ({ body: { token: 'none' } }),
  acceptCoverageTerms: () => ({ body: { token: 'none', name: 'Els (demo)', wording: '0'.repeat(64) } }),
  downloadCoverageReads: () => ({ params: { id: nobody }, query: { format: 'csv' } }),
  downloadLinkedCoverage: () => ({ body: { token: 'none', format: 'xlsx' } }),
  listAssurance: () => ({}),
  downloadAssurance: () => ({ query: { format: 'csv' } }),
  readSupplierAssurance: () => ({ params: { id: nobody } }),
  downloadSupplierAssurance: () => ({ params: { id: nobody }, query: { format: 'csv' } }),
  readAssuranceReport: () => ({ params: { id: nobody } }),
  recordAssuranceReport: () => ({ params: { id: nobody }, body: assuranceReport }),
  changeAssuranceReport: () => ({ ...about, body: assuranceReport }),
  withdrawAssuranceReport: () => about,
  acceptAssuranceTerms: () => ({ params: { id: nobody }, body: { wording: '0'.repeat(64) } }),
  downloadAssuranceReport: () => ({ params: { id: nobody } }),
  addAssuranceException: () => ({ params: { id: nobody }, body: exception }),
  changeAssuranceException: () => ({ ...about, body: exception }),
  removeAssuranceException: () => about,
  assessAssuranceException: () => ({ ...about, body: { assessment: null, reason: '', measure: null } }),
  addAssuranceCuecs: () => ({ params: { id: nobody }, body: { items: [cuec] } }),
  changeAssuranceCuec: () => ({ ...about, body: cuec }),
  removeAssuranceCuec: () => about,
  takeOverAssuranceCuecs: () => ({ params: { id: nobody }, body: { from: nobody } }),
  addBridgeLetter: () => ({ params: { id: nobody }, body: bridge }),
  changeBridgeLetter: () => ({ ...about, body: bridge }),
  withdrawBridgeLetter: () => about,
}
