import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startingCriteriaIn } from '../src/core/risk/criteria.ts'
import { dayOf, instantOf } from '../src/core/time/instant.ts'
import * as assets from '../src/features/assets/assets.contract.ts'
import * as assetRegister from '../src/features/assets/register.contract.ts'
import * as documents from '../src/features/documents/documents.contract.ts'
import * as readers from '../src/features/documents/readers.contract.ts'
import * as reading from '../src/features/documents/reading.contract.ts'
import * as versions from '../src/features/documents/versions.contract.ts'
import * as evidence from '../src/features/evidence/evidence.contract.ts'
import * as requests from '../src/features/evidence/requests.contract.ts'
import * as tokens from '../src/features/evidence/tokens.contract.ts'
import * as measures from '../src/features/measures/measures.contract.ts'
import * as reviews from '../src/features/reviews/reviews.contract.ts'
import * as criteria from '../src/features/risk/criteria.contract.ts'
import * as oneRisk from '../src/features/risk/risk.contract.ts'
import * as risks from '../src/features/risk/risks.contract.ts'
import * as staff from '../src/features/staff/staff.contract.ts'
import * as trainings from '../src/features/staff/trainings.contract.ts'
import * as suppliers from '../src/features/suppliers/suppliers.contract.ts'
import * as workshops from '../src/features/workshop/workshop.contract.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { begin, type Ids, type Kind, kinds, must, plain, rhythm, text, type World } from './one-of-everything.ts'
import { openTestApp, type TestApp, type TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-00000000dead'
let app: TestApp
let ours: World
let theirs: World
beforeAll(async () => {
  app = await openTestApp()
  ours = await begin(app)
  theirs = await begin(app)
})
afterAll(() => app.close())

const today = () => dayOf(instantOf(Date.now()))
const facts = ({ parts: _, supports: __, ...rest }: Record<string, unknown>) => rest
const parts = ({ file }: Ids) => [{ kind: 'file', file, name: 'a.csv' }]
const rules = ({ team, location }: Ids) => [
  { kind: 'team', team },
  { kind: 'location', location },
]
const linked = (ids: Ids) => ({
  ...plain('addDocument'),
  ...{ owner: ids.person, audience: rules(ids), measures: [ids.measure], approvers: [ids.member] },
})
const measured = (ids: Ids) => ({
  ...plain('addMeasure'),
  ...{ owner: ids.person, standIn: ids.other, systems: [ids.system], locations: [ids.location] },
})
const worker = ({ team, location }: Ids) => ({ ...plain('changeStaffMember'), location, teams: [team] })
const draft = ({ file }: Ids) => ({ ...plain('saveDraft'), body: null, file: { id: file, name: 'a.csv' } })
const supports = ({ measure, proof }: Ids) => [{ measure, proof }]

const leaning = ({ person, asset }: Ids) => ({ ...plain('addAsset'), owner: person, dependsOn: [asset] })

/** Each contract whose body names things by their id: what it is about, and a body that holds. */
const table: [Contract, string | null, (ids: Ids) => object][] = [
  [documents.addDocument, null, linked],
  [documents.changeDocument, 'document', linked],
  [versions.saveDraft, 'version', draft],
  [readers.remindReaders, 'document', ({ person }) => ({ staff: [person] })],
  [staff.addStaffMember, null, worker],
  [staff.changeStaffMember, 'person', worker],
  [staff.endEmployments, null, ({ person }) => ({ people: [{ id: person, revision: 0 }], ends: '2030-01-01' })],
  [staff.setTeam, null, ({ person, team }) => ({ people: [person], team, member: true })],
  [staff.joinAccounts, null, ({ person }) => ({ people: [person] })],
  [staff.addAbsence, 'person', ({ other }) => ({ ...plain('addAbsence'), standIn: other })],
  [staff.changeAbsence, 'absence', ({ other }) => ({ ...plain('addAbsence'), standIn: other })],
  [trainings.addTraining, null, (ids) => ({ ...plain('addTraining'), audience: rules(ids) })],
  [trainings.changeTraining, 'training', (ids) => ({ ...plain('addTraining'), audience: rules(ids) })],
  [trainings.recordTraining, 'training', ({ person }) => ({ ...plain('recordTraining'), people: [person] })],
  [assets.addAsset, null, leaning],
  [
    assets.changeAsset,
    'leaning',
    (ids) => ({ ...leaning(ids), name: 'Leaning', scope: { line: 'system', id: ids.system } }),
  ],
  [suppliers.addSupplier, null, ({ person }) => ({ ...plain('addSupplier'), owner: person })],
  [assetRegister.takeOverAssets, null, ({ system }) => ({ chosen: [system] })],
  [measures.addMeasure, null, measured],
  [
    measures.changeMeasure,
    'measure',
    (ids) => ({
      ...measured(ids),
      ...{ rhythms: [{ id: ids.rhythm, ...rhythm }], proofs: [{ id: ids.proof, ...text }] },
    }),
  ],
  [measures.acceptException, 'second', ({ measure }) => ({ ...plain('acceptException'), compensating: measure })],
  [measures.changeException, 'exception', ({ measure }) => ({ ...plain('acceptException'), compensating: measure })],
  [reviews.recordFinding, 'review', ({ person }) => ({ ...plain('recordFinding'), owner: person })],
  [reviews.changeFinding, 'finding', ({ person }) => ({ ...plain('recordFinding'), owner: person })],
  [
    evidence.addEvidence,
    null,
    (ids) => ({ ...facts(plain('addEvidence')), parts: parts(ids), supports: supports(ids) }),
  ],
  [
    evidence.reviseEvidence,
    'evidence',
    (ids) => ({ ...facts(plain('addEvidence')), parts: parts(ids), supports: supports(ids) }),
  ],
  [
    evidence.pushEvidence,
    null,
    (ids) => ({ ...facts(plain('addEvidence')), parts: parts(ids), measure: ids.measure, proof: ids.proof }),
  ],
  [
    requests.requestEvidence,
    null,
    ({ measure, proof, member }) => ({ ...plain('requestEvidence'), measure, proof, asked: member }),
  ],
  [requests.answerEvidenceRequest, 'request', (ids) => ({ ...facts(plain('addEvidence')), parts: parts(ids) })],
  [tokens.makeAccessToken, null, ({ measure }) => ({ name: 'CI', measures: [measure], expiresOn: today() })],
]

const risk = ({ asset, person }: Ids) => ({ ...plain('addRisk'), asset, owner: person })
/** A level with somebody named as who may accept; all else as the criteria that hold. */
const named = ({ member }: Ids) => {
  const [set] = app.content.criteria
  const content = startingCriteriaIn(set as NonNullable<typeof set>, 'en')
  return { note: '', content: { ...content, levels: content.levels.map((one) => ({ ...one, acceptors: [member] })) } }
}
const closing = ({ risk: one }: Ids) => ({
  risks: [one],
  change: { kind: 'close', closedOn: today(), reason: 'Gone' },
})
/** The contracts of risks in the same form; the last one closes the risk. */
const ofRisks: typeof table = [
  [oneRisk.withdrawRating, 'risk', ({ look }) => ({ look })],
  [oneRisk.addRisk, null, risk],
  [oneRisk.changeRisk, 'risk', risk],
  [oneRisk.rateRisk, 'risk', ({ workshop }) => ({ ...plain('rateRisk'), workshop })],
  [oneRisk.linkMeasures, 'risk', ({ measure }) => ({ measures: [{ measure, weight: 1 }] })],
  [oneRisk.recordEvent, null, (ids) => ({ ...plain('recordEvent'), risk: ids.risk })],
  [oneRisk.recordEvent, null, ({ asset }) => ({ ...plain('recordEvent'), risk: null, asset })],
  [
    risks.changeManyRisks,
    null,
    (ids) => ({ risks: [ids.risk], change: { kind: 'owner', owner: ids.person, ownerRole: '' } }),
  ],
  [risks.carryRatings, null, (ids) => ({ ...plain('carryRatings'), risks: [ids.risk] })],
  [criteria.saveCriteriaDraft, 'nothing', named],
  [risks.changeManyRisks, null, closing],
]
const ballot = { stage: 'inherent', likelihood: 1, impact: 1 }
const ofWorkshops: typeof table = [
  [workshops.planWorkshop, null, ({ risk: one }) => ({ ...plain('planWorkshop'), risks: [one] })],
  [workshops.setAgenda, 'workshop', ({ risk: one }) => ({ risks: [one] })],
  [workshops.castVote, 'workshop', ({ item }) => ({ item, ...ballot })],
  [workshops.showScenario, 'workshop', ({ item }) => ({ item })],
]
table.push(...ofWorkshops, ...ofRisks)

/** Every place in a body at which an id stands, with the kind of thing that it names. */
function places(body: unknown, ids: Ids, path: (string | number)[] = []): { path: (string | number)[]; kind: Kind }[] {
  if (typeof body === 'string') {
    const kind = kinds.find((one) => ids[one] === body)
    return kind ? [{ path, kind }] : []
  }
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([key, value]) => places(value, ids, [...path, key]))
}

function placed(body: object, path: (string | number)[], value: string): object {
  const copy = structuredClone(body)
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = value
  return copy
}

const revisions = () =>
  Promise.all(
    [ours, theirs].map(({ organisation }) =>
      app.transactions.read(organisation, { kind: 'now' }, (reader) => reader.revision()),
    ),
  )

describe.each(table.map(([contract, about, body]) => [contract.name, contract, about, body] as const))(
  '%s',
  (_, contract, about, bodyOf) => {
    const call = (body: object): TestCall => {
      const thing = about === null ? null : ours.thing(about)
      return {
        as: ours.as,
        ...(thing && contract.params ? { params: { id: thing.id } } : {}),
        ...(thing && contract.change === 'existing' ? { seen: thing.revision } : {}),
        body,
      }
    }

    test('takes nothing that is unknown, of another organisation, or of another kind', async () => {
      const body = bodyOf(ours.ids)
      const found = places(body, ours.ids)
      expect(found.length).toBeGreaterThan(0)
      const before = await revisions()
      for (const { path, kind } of found) {
        const wrong = kinds.filter(
          (one) => one !== kind && !(one === 'other' && kind === 'person') && !(one === 'person' && kind === 'other'),
        )
        for (const id of [nobody, theirs.ids[kind], ...wrong.map((one) => ours.ids[one])]) {
          const answer = await app.call(contract, call(placed(body, path, id)))
          const told = `${path.join('.')} (${kind}): ${answer.status} ${JSON.stringify(answer.body)}`
          expect([400, 403, 404, 409], told).toContain(answer.status)
          expect(['invalid', 'not-found'], told).toContain((answer.body as { code: string }).code)
        }
      }
      expect(await revisions()).toEqual(before)
    })
  },
)

// Told by a link alone: what it opens and what not is shown beside the feature.
const byLink = ['readLinkedText', 'readLinkedFile', 'confirmLinkedReading']
// Names somebody in its address besides: shown where workshops are.
const withMore = ['voteFor']

test('every contract of these subjects whose body names something is here', () => {
  const ofSubjects = { ...documents, ...versions, ...readers, ...reading, ...evidence, ...requests, ...tokens }
  const all = Object.values({
    ...ofSubjects,
    ...assets,
    ...assetRegister,
    ...measures,
    ...reviews,
    ...oneRisk,
    ...risks,
    ...criteria,
    ...workshops,
    ...staff,
    ...trainings,
  } as Record<string, unknown>)
  const naming = all.filter(
    (one): one is Contract =>
      typeof one === 'object' &&
      one !== null &&
      'path' in one &&
      JSON.stringify(
        z.toJSONSchema((one as Contract).body ?? z.never(), { io: 'input', unrepresentable: 'any' }),
      ).includes('"format":"uuid"'),
  )
  const here = [...table.map(([{ name }]) => name), ...byLink, ...withMore]
  expect(naming.map(({ name }) => name).filter((name) => !here.includes(name))).toEqual([])
})

test('what they refuse is the id: each is carried out with ids that hold', async () => {
  const world = await begin(app)
  // These need more than ids that hold: an account with the same address, a version in force.
  const needMore = [staff.joinAccounts.name, readers.remindReaders.name]
  for (const [contract, about, bodyOf] of table) {
    if (needMore.includes(contract.name)) continue
    const thing = about === null ? null : world.thing(about)
    const read: Record<string, Contract> = {
      measure: measures.readMeasure,
      risk: oneRisk.readRisk,
      workshop: workshops.readWorkshop,
      person: staff.readStaffMember,
    }
    const again = about === null ? undefined : read[about]
    const seen =
      thing && again ? (await must(app, again, { as: world.as, params: { id: thing.id } })).revision : thing?.revision
    const people = (await must(app, staff.readStaffMember, { as: world.as, params: { id: world.ids.person } })).revision
    const body = JSON.parse(JSON.stringify(bodyOf(world.ids)).replace('"revision":0', `"revision":${people}`))
    await must(app, contract, {
      as: world.as,
      ...(thing && contract.params ? { params: { id: thing.id } } : {}),
      ...(contract.change === 'existing' ? { seen: seen ?? 0 } : {}),
      body,
    })
  }
})

test('evidence that a script hands in with one file too many that nobody handed in is not taken for what is there', async () => {
  const body = table.find(([contract]) => contract === evidence.pushEvidence)?.[2](ours.ids) ?? {}
  await must(app, evidence.pushEvidence, { as: ours.as, body })
  const before = await revisions()
  const more = { ...body, parts: [...parts(ours.ids), { kind: 'file', file: nobody, name: 'b.csv' }] }
  expect(await app.call(evidence.pushEvidence, { as: ours.as, body: more })).toMatchObject({
    status: 400,
    body: { code: 'invalid', errors: [{ path: 'parts.1.file' }] },
  })
  expect(await app.call(evidence.pushEvidence, { as: ours.as, body })).toMatchObject({ body: { added: false } })
  expect(await revisions()).toEqual(before)
})
