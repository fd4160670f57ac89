import { documentCalls } from './access-calls-documents.ts'
import { evidenceCalls } from './access-calls-evidence.ts'
import { measureCalls } from './access-calls-measures.ts'
import { packCalls } from './access-calls-pack.ts'
import { rhythmCalls } from './access-calls-rhythm.ts'
import { riskCalls } from './access-calls-risk.ts'
import { staffCalls } from './access-calls-staff.ts'
import { supplierCalls } from './access-calls-suppliers.ts'
import type { TestCall } from './test-app.ts'

/** Things of one organisation, for calls that name them. */
export type Things = {
  organisation: string
  member: { id: string; revision: number }
  invitation: { id: string; revision: number }
  invitationToken: string
  revision: number
}

const facts = {
  applies: true,
  reasons: ['risk'],
  justification: '',
  presence: 'in-place',
  description: 'As it is',
  since: '2026-01-05',
}
const edition = 'nen-7510-2024'
const other = 'iso-27001-2022'
const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const unsure = { source: 'The landlord', certainty: 'medium' }
const service = { name: 'Hosting', description: '', customers: ['Care home'] }
const flow = {
  name: 'Nightly copy',
  comesFrom: 'The record',
  goesTo: 'The store',
  partsIn: ['c'],
  partsOut: ['a'],
  ways: ['stores'],
  shielding: 'readable',
  outsideBecause: '',
  note: '',
}
const subject = { assessment: nobody, numbering: '2022', kind: 'control', number: '8.13' }
const part = (membership: string) => ({
  department: null,
  themes: ['2022/control/people'],
  subjects: [],
  membership,
  due: null,
  message: '',
})
const way = { from: 'nen-7510-2017', to: 'nen-7510-2024' }
const password = 'vier paarse fietsen'

/**
 * One well-formed call of every contract, on the things of one organisation. Anyone who adds a contract adds it here, or the
 * access matrix fails.
 */
export const accessCalls: Record<string, (things: Things) => TestCall> = {
  readSession: () => ({}),
  createFirstAdministrator: () => ({
    body: { token: 'no-such-token', name: 'Nobody', email: 'nobody@care.example', password, language: 'nl' },
  }),
  signIn: () => ({ body: { email: 'nobody@care.example', password } }),
  signInSecondFactor: () => ({ body: { kind: 'totp', code: '000000' } }),
  signOut: () => ({}),
  openOrganisation: ({ organisation }) => ({ body: { organisation } }),
  requestPasswordReset: () => ({ body: { email: 'nobody@care.example' } }),
  resetPassword: () => ({ body: { token: 'no-such-token', password } }),
  updateAccount: () => ({ body: { name: 'Renamed', language: 'nl' } }),
  changePassword: () => ({ body: { current: 'not the password', next: password } }),
  listSessions: () => ({}),
  endSession: () => ({ params: { session: 'no-such-session' } }),
  endOtherSessions: () => ({}),
  startSecondFactor: () => ({ body: { password: 'not the password' } }),
  confirmSecondFactor: () => ({ body: { code: '000000' } }),
  removeSecondFactor: () => ({ body: { password: 'not the password' } }),
  renewRecoveryCodes: () => ({ body: { password: 'not the password' } }),
  ...documentCalls,
  ...evidenceCalls,
  ...measureCalls,
  ...packCalls,
  ...rhythmCalls,
  ...riskCalls,
  ...supplierCalls,
  ...staffCalls,
  listOrganisations: () => ({}),
  createOrganisation: () => ({ body: { name: `New ${Math.random()}`, kind: 'care-provider', language: 'nl' } }),
  readOrganisation: () => ({}),
  updateOrganisation: () => ({
    seen: 0,
    body: {
      name: 'Taken over',
      kind: 'care-provider',
      language: 'nl',
      careTerm: 'client',
      requiresSecondFactor: false,
      scope: '',
    },
  }),
  listPeople: () => ({}),
  changeRole: ({ member }) => ({ params: { id: member.id }, seen: member.revision, body: { role: 'reader' } }),
  removePerson: ({ member }) => ({ params: { id: member.id }, seen: 0 }),
  endSessionsOfPerson: ({ member }) => ({ params: { id: member.id } }),
  listInvitations: () => ({}),
  invite: () => ({ body: { email: `guest${Math.random()}@care.example`, role: 'reader', language: 'nl' } }),
  withdrawInvitation: ({ invitation }) => ({ params: { id: invitation.id }, seen: 0 }),
  readInvitation: ({ invitationToken }) => ({ body: { token: invitationToken } }),
  acceptInvitation: () => ({ body: { token: 'no-such-token', name: 'Nobody', password, language: 'nl' } }),
  acceptInvitationSignedIn: () => ({ body: { token: 'no-such-token' } }),
  listEditions: () => ({}),
  readEdition: () => ({ params: { edition } }),
  adoptEdition: () => ({ params: { edition } }),
  withdrawAdoption: () => ({ params: { edition }, seen: 0 }),
  readExplanation: () => ({ params: { edition, kind: 'clauses', requirement: '6.1.2' } }),
  saveOwnText: () => ({
    params: { edition, kind: 'controls', requirement: '8.13' },
    seen: 999_999,
    body: { text: 'x' },
  }),
  removeOwnText: () => ({ params: { edition, kind: 'controls', requirement: '8.13' }, seen: 999_999 }),
  downloadOwnTexts: () => ({ params: { edition } }),
  tryOwnTexts: () => ({ params: { edition }, body: { file: 'AAAA' } }),
  importOwnTexts: () => ({ params: { edition }, body: { file: 'AAAA' } }),
  correctMark: () => ({
    params: { edition, requirement: '8.13' },
    seen: 999_999,
    body: { mark: 'guidance', reason: 'Our copy says so' },
  }),
  withdrawCorrection: () => ({ params: { edition, requirement: '8.13' }, seen: 999_999 }),
  readProfile: () => ({}),
  saveProfile: () => ({
    seen: 999_999,
    body: {
      sector: 'mental-health',
      description: 'Care',
      people: 400,
      fte: 310.5,
      careForm: 'institution',
      processesHealthData: true,
      legalGround: 'Treatment',
      processorAgreement: false,
    },
  }),
  recordFact: () => ({ params: { fact: 'remote-work' }, seen: 999_999, body: { holds: true, note: 'At home' } }),
  withdrawFact: () => ({ params: { fact: 'remote-work' }, seen: 999_999 }),
  listScope: () => ({}),
  addScopeItem: () => ({
    body: { list: 'terms', title: 'Lease', ends: '2027-01-31', kind: 'other', ...unsure, note: '', proposal: null },
  }),
  changeScopeItem: () => ({
    params: { id: nobody },
    seen: 999_999,
    body: { list: 'exclusions', name: 'Shop', reason: 'Another company', protection: 'A wall' },
  }),
  withdrawScopeItem: () => ({ params: { id: nobody }, seen: 999_999 }),
  restoreScopeItem: () => ({ params: { id: nobody }, seen: 999_999 }),
  moveScopeItem: () => ({ params: { id: nobody }, seen: 999_999, body: { to: 'up' } }),
  readCalendar: () => ({}),
  downloadCalendar: () => ({}),
  readScopeStatement: () => ({}),
  saveScopeDraft: () => ({ seen: 999_999, body: { nl: 'Alles', en: 'Everything' } }),
  discardScopeDraft: () => ({ seen: 999_999 }),
  approveScope: () => ({ body: { note: '', seen: 0 } }),
  compareScopeVersions: () => ({ query: { from: 1 } }),
  downloadScopeVersion: () => ({ params: { number: 1 } }),
  listControls: () => ({}),
  readControl: () => ({ params: { edition, requirement: '8.13' } }),
  decideApplicability: () => ({
    params: { edition, requirement: '8.13' },
    seen: 999_999,
    body: { ...facts, alsoFor: [{ edition: other, requirement: '8.13', revision: 999_999 }] },
  }),
  withdrawDecision: () => ({ params: { edition, requirement: '8.13' }, seen: 999_999 }),
  decideTogether: () => ({ body: { controls: [{ edition, requirement: '5.1', revision: 999_999 }], facts } }),
  listProposals: () => ({}),
  decideEach: () => ({ body: { decisions: [{ edition, requirement: '5.1', revision: 999_999, facts }] } }),
  downloadSoaDifference: () => ({ query: { from: 1, format: 'pdf' } }),
  readCombinedSoa: () => ({}),
  downloadSoa: () => ({ query: { format: 'json' } }),
  listSoaVersions: () => ({}),
  approveSoa: () => ({ body: { note: '', seen: 0 } }),
  compareSoaVersions: () => ({ query: { from: 1 } }),
  readTouchpoints: () => ({}),
  addTouchpointService: () => ({ body: { ...service, name: `Hosting ${Math.random()}` } }),
  changeTouchpointService: ({ member }) => ({ params: { id: member.id }, seen: 999_999, body: service }),
  removeTouchpointService: ({ member }) => ({ params: { id: member.id }, seen: 999_999 }),
  addTouchpointFlow: ({ member }) => ({ params: { id: member.id }, body: flow }),
  changeTouchpointFlow: ({ member }) => ({ params: { id: member.id }, seen: 999_999, body: flow }),
  removeTouchpointFlow: ({ member }) => ({ params: { id: member.id }, seen: 999_999 }),
  recordTouchpointCheck: () => ({
    params: { requirement: '8.13' },
    seen: 999_999,
    body: { state: 'in-place', day: '2026-01-05', owner: 'Operations', note: '' },
  }),
  withdrawTouchpointCheck: () => ({ params: { requirement: '8.13' }, seen: 999_999 }),
  setTouchpointPlan: () => ({
    seen: 999_999,
    body: {
      start: '2026-01-05',
      hasIsoCertificate: true,
      gapShare: 30,
      gapMonths: 3,
      operationMonths: 3,
      services: null,
    },
  }),
  changeTouchpointStep: () => ({
    params: { step: 'stage-1' },
    seen: 999_999,
    body: { day: '2026-06-01', doneOn: null },
  }),
  downloadTouchpointOverview: () => ({ query: { format: 'docx' } }),
  listAssessments: () => ({}),
  startAssessment: () => ({
    body: { name: 'Zero', editions: [edition], scope: '', basedOn: null, departments: ['Ward'] },
  }),
  updateAssessment: () => ({
    params: { assessment: nobody },
    seen: 1,
    body: { name: 'Zero', editions: [edition], scope: '', basedOn: null, departments: [] },
  }),
  deleteAssessment: () => ({ params: { assessment: nobody }, seen: 1 }),
  renewQuestions: () => ({ params: { assessment: nobody }, seen: 1 }),
  closeAssessment: () => ({ params: { assessment: nobody }, seen: 1 }),
  reopenAssessment: () => ({ params: { assessment: nobody }, seen: 1 }),
  openAssessment: () => ({ params: { assessment: nobody } }),
  handPart: ({ member }) => ({ params: { assessment: nobody }, body: part(member.id) }),
  updatePart: ({ member }) => ({ params: { assessment: nobody, part: nobody }, seen: 1, body: part(member.id) }),
  withdrawPart: () => ({ params: { assessment: nobody, part: nobody }, seen: 1 }),
  readQuestions: () => ({ query: { editions: edition, language: 'nl' } }),
  answerQuestion: () => ({
    params: { ...subject, department: 'whole', question: 'plan' },
    seen: 0,
    body: { answer: 'yes', note: '' },
  }),
  rateSubject: () => ({
    params: { ...subject, department: 'whole' },
    seen: 0,
    body: { design: 1, existence: null, operation: null, note: '' },
  }),
  saveAnswers: () => ({
    params: { assessment: nobody },
    body: {
      writes: [
        {
          kind: 'answer',
          id: nobody,
          department: null,
          subject: '2022/control/8.13',
          question: 'plan',
          seen: 0,
          answer: 'yes',
          note: '',
        },
      ],
    },
  }),
  downloadAssessmentSheet: () => ({ params: { assessment: nobody } }),
  checkAssessmentSheet: () => ({ params: { assessment: nobody }, body: { file: 'AAAA' } }),
  applyAssessmentSheet: () => ({ params: { assessment: nobody }, body: { file: 'AAAA', token: 'a'.repeat(64) } }),
  readAssessmentResult: () => ({ params: { assessment: nobody } }),
  listGaps: () => ({ params: { assessment: nobody } }),
  compareAssessments: () => ({ params: { assessment: nobody } }),
  downloadAssessmentReport: () => ({ params: { assessment: nobody }, query: { format: 'pdf' } }),
  readTransition: () => ({ params: way }),
  openTransitionSubject: () => ({ params: way, query: { subject: '2022/control/8.13' } }),
  downloadTransition: () => ({ params: way, query: { format: 'docx' } }),
  runTransition: () => ({ body: { ...way, assessment: nobody, into: null, name: 'Carried over' } }),
  undoTransition: () => ({ params: { transition: nobody }, seen: 1 }),
  readEarlierAnswers: () => ({ params: { assessment: nobody } }),
  listTrail: () => ({}),
  readTrailEntry: ({ revision }) => ({ params: { revision } }),
  readCheckpoint: () => ({}),
  verifyTrail: () => ({ body: {} }),
  verifyInstallation: () => ({}),
  listInstallationTrail: () => ({}),
  listVerdicts: () => ({}),
  readSupplierProof: () => ({ params: { edition: 'nen-7510-2024', requirement: '5.19' } }),
  readReliances: () => ({ params: { measure: '018f2f6e-7b1a-7000-8000-000000000000' } }),
  readVerdict: () => ({ params: { edition: 'nen-7510-2024', requirement: '8.13' } }),
  downloadVerdicts: () => ({ query: { format: 'csv' } }),
  readStandings: () => ({}),
  readCurve: () => ({ query: { from: '2026-01-01', through: '2026-03-01' } }),
  readSuppositions: () => ({}),
  whatIf: () => ({ query: { kind: 'audit-on', day: '2027-06-01' } }),
  readToday: () => ({}),
  search: () => ({ query: { text: 'back' } }),
  readHealth: () => ({}),
  readMailStatus: () => ({}),
  sendTestMail: () => ({ body: { to: 'nobody@care.example' } }),
  makeBackup: () => ({ body: {} }),
  stopServer: () => ({}),
}
