import type { Things } from './access-calls.ts'
import type { TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const named = { params: { id: nobody } }
const known = { ...named, seen: 1 }
// Who belongs to another organisation is refused at the field; the test beside the feature shows it.
const facts = {
  title: 'Access',
  kind: 'policy',
  language: 'en',
  owner: null,
  ownerRole: 'Head of IT',
  reviewEvery: 'P1Y',
  confirm: false,
  confirmWithin: 30,
  wantedShare: 95,
  audience: [],
  requirements: [],
  measures: [],
  approvers: [],
}
const draft = {
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
  file: null,
  inShort: '',
  changes: '',
  test: null,
  holdsFrom: null,
}
const asked = {
  board: '',
  securityOfficer: '',
  securityContact: '',
  dataProtectionOfficer: '',
  incidentContact: '',
  itSupport: '',
}
// A link that nobody has: what it opens is shown beside the feature.
const token = 'nobody-has-this-token'

/** The calls about documents, reading and confirming. */
export const documentCalls: Record<string, (things: Things) => TestCall> = {
  listDocuments: () => ({}),
  readDocument: () => named,
  addDocument: () => ({ body: facts }),
  changeDocument: () => ({ ...known, body: facts }),
  withdrawDocument: () => known,
  restoreDocument: () => known,
  readDocumentChoices: () => ({}),
  listStartingTexts: () => ({}),
  startFromTexts: () => ({ body: { texts: ['backup'], language: 'nl', facts: asked } }),
  startVersion: () => named,
  readVersion: () => named,
  saveDraft: () => ({ ...known, body: draft }),
  discardDraft: () => known,
  proposeVersion: () => known,
  returnVersion: () => ({ ...known, body: { remark: 'Shorter' } }),
  approveVersion: () => known,
  reviewVersion: () => ({ ...known, body: { note: '' } }),
  compareVersion: () => named,
  downloadVersion: () => ({ ...named, query: { format: 'json' } }),
  downloadVersionFile: () => named,
  listReaders: () => named,
  exportReaders: () => named,
  remindReaders: () => ({ ...named, body: { staff: [] } }),
  listOwnReading: () => ({}),
  readOwnText: () => ({ params: { version: nobody } }),
  readOwnFile: () => ({ params: { version: nobody } }),
  confirmOwnReading: () => ({ params: { version: nobody }, body: { answers: [] } }),
  openReadingLink: () => ({ body: { token } }),
  readLinkedText: () => ({ body: { token, version: nobody } }),
  readLinkedFile: () => ({ body: { token, version: nobody } }),
  confirmLinkedReading: () => ({ body: { token, version: nobody, answers: [] } }),
  renewReadingLink: () => ({ body: { token } }),
  sendReadingLink: () => named,
  withdrawReadingLinks: () => named,
}
