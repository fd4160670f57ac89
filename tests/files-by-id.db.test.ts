import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAssuranceReport } from '../src/features/assurance/assurance.contract.ts'
import { addBridgeLetter } from '../src/features/assurance/assurance-parts.contract.ts'
import { addEvidence } from '../src/features/evidence/evidence.contract.ts'
import { evidenceBody, measureWith } from '../src/features/evidence/evidence.fixture.ts'
import * as papers from '../src/features/suppliers/supplier-papers.contract.ts'
import * as suppliers from '../src/features/suppliers/suppliers.contract.ts'
import { callsOf, openAssetsWorld } from './assets-world.ts'
import { bridgeFacts, reportFacts } from './assurance-world.ts'
import { handIn } from './hand-in.ts'
import { agreementFacts, certificateFacts, contractFacts, supplierFacts } from './suppliers-world.ts'
import type { TestPerson } from './test-app.ts'

let world: Awaited<ReturnType<typeof openAssetsWorld>>
let officer: TestPerson
let supports: object[]
beforeAll(async () => {
  world = await openAssetsWorld()
  officer = await world.app.person(world.organisation, 'security-officer')
  supports = [{ measure: (await measureWith(world.app, world.organisation, 'Back-up')).measure, proof: null }]
})
afterAll(() => world?.app.close())

const paper = { fileName: 'report.csv' }

test('whoever knows the id of a file cannot name it, and so read it, where somebody else handed it in', async () => {
  const { app, contributor, done, refused } = world
  const secret = await handIn(app, officer, 'report.csv', 'finding;server\n')
  const { id } = await done(suppliers.addSupplier, { body: supplierFacts({ name: 'Host' }) })
  const call = { params: { id } }
  const more = { ...paper, file: secret }
  for (const [contract, body] of [
    [papers.addContract, contractFacts(more)],
    [papers.addAgreement, agreementFacts(more)],
    [papers.addCertificate, certificateFacts(more)],
  ] as const) {
    expect(await refused(contract, { ...call, body })).toMatchObject({ status: 400, paths: ['file'] })
  }
  const parts = [{ kind: 'file', file: secret, name: 'report.csv' }]
  expect(await refused(addEvidence, { body: evidenceBody({ parts, supports }) })).toMatchObject({
    paths: ['parts.0.file'],
  })
  // Whoever holds the same bytes gives nothing away that they did not have, also where they are kept already.
  expect(await handIn(app, contributor, 'mine.csv', 'finding;server\n')).toBe(secret)
  expect((await done(papers.addContract, { ...call, body: contractFacts(more) })).contracts).toHaveLength(1)
})

test('a paper keeps its file when somebody else changes the rest of it, and evidence may name what evidence names', async () => {
  const { app, done } = world
  const file = await handIn(app, officer, 'contract.csv', 'contract;2026\n')
  const byOfficer = callsOf(app, officer)
  const { id } = await byOfficer.done(suppliers.addSupplier, { body: supplierFacts({ name: 'Other host' }) })
  const body = contractFacts({ ...paper, file })
  const [made] = (await byOfficer.done(papers.addContract, { params: { id }, body })).contracts
  const params = { id, part: made?.id ?? '' }
  const changed = await done(papers.changeContract, { params, body: { ...body, number: '7' }, seen: made?.revision })
  expect(changed.contracts).toMatchObject([{ number: '7', file }])
  const parts = [{ kind: 'file', file, name: 'contract.csv' }]
  await byOfficer.done(addEvidence, { body: evidenceBody({ parts, supports }) })
  await done(addEvidence, { body: evidenceBody({ parts, supports }) })
})

test('a report and a letter of it name what their writer handed in, or what stands in them already', async () => {
  const { app, done, refused } = world
  const byOfficer = callsOf(app, officer)
  const ref = (id: string) => ({ file: { id, name: 'report.csv' } })
  const [secret, own] = [
    await handIn(app, officer, 'soc.csv', 'exception;5\n'),
    await handIn(app, officer, 'own.csv', 'a;b\n'),
  ]
  const { id } = await byOfficer.done(suppliers.addSupplier, { body: supplierFacts({ name: 'Audited host' }) })
  const params = { id }
  const named = { status: 400, paths: ['file'] }
  expect(await refused(recordAssuranceReport, { params, body: reportFacts(ref(secret)) })).toMatchObject(named)
  const report = await byOfficer.done(recordAssuranceReport, { params, body: reportFacts(ref(secret)) })
  const letter = { params: { id: report.id }, body: bridgeFacts(ref(own)) }
  expect(await refused(addBridgeLetter, letter)).toMatchObject(named)
  // The file of the report itself can be named by whoever reads it.
  await done(addBridgeLetter, { ...letter, body: bridgeFacts(ref(secret)) })
})
