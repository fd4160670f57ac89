import { startingCriteriaIn } from '../src/core/risk/criteria.ts'
import { addAsset } from '../src/features/assets/assets.contract.ts'
import { addDocument } from '../src/features/documents/documents.contract.ts'
import * as evidence from '../src/features/evidence/evidence.contract.ts'
import * as requests from '../src/features/evidence/requests.contract.ts'
import { uploadFile } from '../src/features/files/files.contract.ts'
import * as measures from '../src/features/measures/measures.contract.ts'
import { addItem } from '../src/features/profile/items.contract.ts'
import * as reviews from '../src/features/reviews/reviews.contract.ts'
import { approveCriteria, saveCriteriaDraft } from '../src/features/risk/criteria.contract.ts'
import { addRisk, rateRisk } from '../src/features/risk/risk.contract.ts'
import * as staff from '../src/features/staff/staff.contract.ts'
import * as trainings from '../src/features/staff/trainings.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { joinWorkshop, planWorkshop } from '../src/features/workshop/workshop.contract.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { accessCalls, type Things } from './access-calls.ts'
import type { TestApp, TestCall, TestPerson } from './test-app.ts'

const edition = 'nen-7510-2024'
export const kinds = [
  'person',
  'other',
  'team',
  'location',
  'system',
  'asset',
  'measure',
  'proof',
  'rhythm',
  'member',
  'file',
  'risk',
  'look',
  'workshop',
  'item',
] as const
export type Kind = (typeof kinds)[number]
export type Ids = Record<Kind, string>
export type World = {
  organisation: string
  as: TestPerson
  ids: Ids
  thing: (name: string) => { id: string; revision: number }
}

export async function must(app: TestApp, contract: Contract, call: TestCall) {
  const answer = await app.call(contract, call)
  if (answer.status >= 300) throw new Error(`${contract.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body as { id: string; revision: number }
}

// What other tests call each contract with, without any id in it; here the ids come in.
export const plain = (name: string) => (accessCalls[name]?.({} as Things).body ?? {}) as Record<string, never>

export const text = { title: 'Restore', kind: 'operation', freshFor: 'P3M' }
export const rhythm = { title: 'Restore', kind: 'work', every: 'P1M', firstOn: '2026-01-01' }

/** An organisation with one of everything that can be named, and with what can be changed. */
export async function begin(app: TestApp): Promise<World> {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator')
  const make = async (contract: Contract, call: TestCall = {}) => must(app, contract, { as, ...call })
  await make(adoptEdition, { params: { edition } })
  const person = await make(staff.addStaffMember, { body: plain('addStaffMember') })
  const other = await make(staff.addStaffMember, { body: plain('addStaffMember') })
  const team = await make(staff.addTeam, { body: { name: 'Night' } })
  const item = (body: object) => make(addItem, { body })
  const location = await item({ list: 'locations', name: 'Clinic', kind: 'care', address: '', use: '' })
  const system = await item({
    ...{ list: 'systems', name: 'EPD', kind: 'patient-record', purpose: '', ownerRole: '', supplier: '' },
    ...{ healthData: true, availability: 1, integrity: 1, confidentiality: 1 },
  })
  const asset = await make(addAsset, { body: { ...plain('addAsset'), name: 'Network', kind: 'network' } })
  const leaning = await make(addAsset, { body: { ...plain('addAsset'), name: 'Leaning' } })
  const body = { ...plain('addMeasure'), rhythms: [{ id: null, ...rhythm }], proofs: [{ id: null, ...text }] }
  const measure = await make(measures.addMeasure, { body })
  const { rhythms, proofs } = measure as unknown as { rhythms: { id: string }[]; proofs: { id: string }[] }
  const answer = await app.call(uploadFile, {
    as,
    query: { name: 'a.csv' },
    bytes: Buffer.from(`day;${organisation}\n`),
  })
  const { rows } = await app.database.engine.pool.query('select id from memberships where user_id = $1', [as.user])
  const [set] = app.content.criteria
  if (!set) throw new TypeError('the content has criteria to begin with')
  const criteria = { note: '', content: startingCriteriaIn(set, 'en') }
  const draft = (await make(saveCriteriaDraft, { seen: 0, body: criteria })) as unknown as {
    draft: { revision: number }
  }
  await make(approveCriteria, { seen: draft.draft.revision })
  const raised = await make(addRisk, { body: { ...plain('addRisk'), asset: asset.id } })
  const workshop = await make(planWorkshop, { body: { ...plain('planWorkshop'), risks: [raised.id] } })
  const { items } = workshop as unknown as { items: { id: string }[] }
  await make(joinWorkshop, { params: { id: workshop.id } })
  const rated = await make(rateRisk, { params: { id: raised.id }, seen: raised.revision, body: plain('rateRisk') })
  const [look] = (rated as unknown as { looks: { id: string }[] }).looks
  const ids: Ids = {
    ...{ risk: raised.id, look: look?.id ?? '', workshop: workshop.id, item: items[0]?.id ?? '' },
    ...{ person: person.id, other: other.id, team: team.id, location: location.id, system: system.id },
    asset: asset.id,
    ...{ measure: measure.id, proof: proofs[0]?.id ?? '', rhythm: rhythms[0]?.id ?? '' },
    ...{ member: rows[0].id, file: (answer.body as { id: string }).id },
  }
  const made = new Map<string, { id: string; revision: number }>([
    ['measure', measure],
    ['leaning', leaning],
    ['person', person],
    ['risk', rated],
    ['workshop', workshop],
    ['nothing', { id: '', revision: 0 }],
  ])
  const document = await make(addDocument, { body: plain('addDocument') })
  made.set('document', document)
  made.set('version', { id: (document as unknown as { version: string }).version, revision: document.revision })
  made.set('training', await make(trainings.addTraining, { body: plain('addTraining') }))
  made.set('absence', await make(staff.addAbsence, { params: person, body: plain('addAbsence') }))
  const second = await make(measures.addMeasure, { body: { ...plain('addMeasure'), title: 'Another' } })
  made.set('second', second)
  made.set('exception', await make(measures.acceptException, { params: second, body: plain('acceptException') }))
  const review = await make(reviews.recordReview, { body: plain('recordReview') })
  made.set('review', review)
  made.set('finding', await make(reviews.recordFinding, { params: review, body: plain('recordFinding') }))
  const added = await make(evidence.addEvidence, {
    body: { ...plain('addEvidence'), supports: [{ measure: measure.id, proof: null }] },
  })
  const read = await make(evidence.readEvidence, { params: { id: added.id } })
  made.set('evidence', { id: added.id, revision: read.revision })
  const asked = await make(requests.requestEvidence, {
    body: { ...plain('requestEvidence'), measure: measure.id, asked: ids.member },
  })
  const request = await make(requests.readEvidenceRequest, { params: { id: asked.id } })
  made.set('request', { id: asked.id, revision: request.revision })
  return { organisation, as, ids, thing: (name) => made.get(name) ?? missing(name) }
}

function missing(name: string): never {
  throw new TypeError(`nothing is called ${name}`)
}
