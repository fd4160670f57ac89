import type { Things } from './access-calls.ts'
import type { TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const facts = {
  title: 'Restore test',
  periodFrom: '2026-01-01',
  periodTo: '2026-01-31',
  collectedBy: 'Somebody',
  collectedOn: '2026-02-01',
  how: '',
  parts: [{ kind: 'observation', observation: 'Seen' }],
}
const body = { ...facts, supports: [{ measure: nobody, proof: null }] }

/** The calls about files and evidence. */
export const evidenceCalls: Record<string, (things: Things) => TestCall> = {
  uploadFile: () => ({ query: { name: 'list.csv' }, bytes: Buffer.from('day;done\n') }),
  readUploadRules: () => ({}),
  listEvidence: () => ({}),
  downloadEvidenceList: () => ({}),
  readEvidence: () => ({ params: { id: nobody } }),
  readEvidenceChoices: () => ({}),
  addEvidence: () => ({ body }),
  pushEvidence: () => ({ body: { ...facts, measure: 'Back-up' } }),
  reviseEvidence: () => ({ params: { id: nobody }, seen: 1, body }),
  withdrawEvidence: () => ({ params: { id: nobody }, seen: 1, body: { reason: 'Wrong' } }),
  downloadEvidencePart: () => ({ params: { id: nobody, part: nobody } }),
  listEvidenceRequests: () => ({}),
  readEvidenceRequest: () => ({ params: { id: nobody } }),
  listColleaguesForEvidence: () => ({}),
  requestEvidence: () => ({
    body: { title: 'Log', message: '', measure: nobody, proof: null, asked: nobody, dueOn: '2030-01-01' },
  }),
  withdrawEvidenceRequest: () => ({ params: { id: nobody }, seen: 1 }),
  answerEvidenceRequest: () => ({ params: { id: nobody }, seen: 1, body: facts }),
  listAccessTokens: () => ({}),
  makeAccessToken: () => ({ body: { name: 'CI', measures: [], expiresOn: '2020-01-01' } }),
  withdrawAccessToken: () => ({ params: { id: nobody }, seen: 1 }),
  readMeasureEvidence: () => ({ params: { id: nobody } }),
}
