import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareDocuments } from '../src/core/coverage/compare-documents.ts'
import type { CoverageDocument } from '../src/core/coverage/interchange.ts'
import { downloadCoverage } from '../src/features/coverage/coverage.contract.ts'
import { importCoverage, tryCoverageImport } from '../src/features/coverage/coverage-import.contract.ts'
import { readCoverageFile } from '../src/features/coverage/read-coverage-file.ts'
import { readVerdict } from '../src/features/demonstrability/demonstrability.contract.ts'
import { addMeasure } from '../src/features/measures/measures.contract.ts'
import { relyOn } from '../src/features/measures/reliances.contract.ts'
import * as shares from '../src/features/own-coverage/coverage-shares.contract.ts'
import * as own from '../src/features/own-coverage/own-coverage.contract.ts'
import { approveOwnCoverage } from '../src/features/own-coverage/own-coverage-versions.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { addService, changeCertificate } from '../src/features/suppliers/supplier-papers.contract.ts'
import { addSupplier, readSupplier } from '../src/features/suppliers/suppliers.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { edition, type OwnCoverageWorld, openOwnCoverageWorld } from './own-coverage-world.ts'
import type { TestCall, TestPerson } from './test-app.ts'

let world: OwnCoverageWorld
let hospital: TestPerson
beforeAll(async () => {
  world = await openOwnCoverageWorld()
  await world.begin()
})
afterAll(() => world.close())

const half = {
  ...{ by: 'shared', extent: 'partly', certificate: null, place: 'Part 2', statement: 'We patch what we host.' },
  customerPart: 'Patch what runs on it; "quoted", =1+1 and\nanother line.',
}

/** What the supplier gives, as the customer takes it along by its link. */
async function published(): Promise<{ document: CoverageDocument; files: Record<'xlsx' | 'oscal', Buffer> }> {
  await world.prove('8.13')
  await world.certify()
  const { id } = await world.done(own.addOwnCoverage, { body: { service: world.service, edition, ...world.facts } })
  await world.done(own.writeOwnCoverageRow, { params: { id, requirement: '8.8' }, body: half, seen: 0 })
  const { fingerprint } = await world.read(id)
  const version = await world.done(approveOwnCoverage, { params: { id }, body: { note: '', fingerprint } })
  const given = await world.app.call(shares.shareOwnCoverage, {
    as: world.officer,
    params: { id },
    body: {
      ...{ version: version.id, customer: 'Ziekenhuis De Vaart (demo)', contactName: 'Els (demo)' },
      ...{ email: 'els@vaart.example', language: 'nl', through: '2026-12-31' },
    },
  })
  expect(given.status).toBe(201)
  const token = await world.mailedToken()
  const { wording } = (await world.app.call(shares.openCoverageLink, { body: { token } })).body as { wording: string }
  await world.app.call(shares.acceptCoverageTerms, { body: { token, name: 'Els Bakker (demo)', wording } })
  const file = async (format: string) =>
    (await world.app.call(shares.downloadLinkedCoverage, { body: { token, format } })).raw
  const row = await world.app.database.engine.rows
    .selectFrom('own_coverage_versions')
    .select('content')
    .where('id', '=', version.id)
    .executeTakeFirstOrThrow()
  const document = row.content as unknown as CoverageDocument
  return { document, files: { xlsx: await file('xlsx'), oscal: await file('oscal') } }
}

const done = async <C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> => {
  const answer = await world.app.call(contract as Contract, { as: hospital, ...call })
  if (answer.status >= 300) throw new Error(`${contract.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body as AnswerOf<C>
}

const asked = (bytes: Buffer) => ({
  ...{
    file: bytes.toString('base64'),
    columns: null,
    edition: null,
    by: null,
    restsOn: null,
    editions: [],
    targets: [],
  },
})
const about = ({ title, version, asOf, terms, termsNote, disclaimer }: CoverageDocument) => ({
  ...{ title, version, asOf, terms, termsNote, disclaimer },
})

test('what a supplier publishes a hospital imports without loss, and it becomes proof there', async () => {
  const { document, files } = await published()
  hospital = await world.app.person(await world.app.organisation('Ziekenhuis (demo)'), 'security-officer')
  await done(adoptEdition, { params: { edition } })
  const supplier = await done(addSupplier, {
    body: {
      ...{ name: 'Medicom (demo)', description: '', registration: '', country: 'NL', website: '', owner: null },
      ...{ ownerRole: 'Hoofd ICT', starts: null, exitPlan: '', exitTriedOn: null, endedOn: null, endReason: '' },
    },
  })
  const { services } = await done(addService, {
    params: { id: supplier.id },
    body: {
      ...{ name: 'Hosting', description: '', kind: 'hosting', canMissHours: null, starts: null, endedOn: null },
    },
  })
  const service = services[0]?.id ?? expect.unreachable()
  const measure = await done(addMeasure, {
    body: {
      ...{ title: 'Hosting by Medicom', how: '', owner: null, ownerRole: 'Hoofd ICT', standIn: null },
      ...{ standInRole: '', inOperationSince: '2025-06-01', plannedFor: null, effectiveness: '', systems: [] },
      ...{ locations: [], rhythms: [], proofs: [], requirements: [{ edition, requirement: '8.13' }] },
    },
  })
  await done(relyOn, {
    params: { id: measure.id },
    seen: measure.revision,
    body: { services: [service], onlyHereBecause: 'Alles staat bij Medicom' },
  })
  const operation = async () => {
    const { links } = await done(readVerdict, { params: { edition, requirement: '8.13' } })
    return links.find(({ link }) => link === 'operation') ?? expect.unreachable()
  }
  expect((await operation()).state).not.toBe('holds')

  const tried = await done(tryCoverageImport, { body: asked(files.xlsx) })
  expect(tried).toMatchObject({ refused: [], lines: document.claims.length, service: 'Hosting' })
  const imported = await done(importCoverage, {
    body: {
      ...asked(files.xlsx),
      ...about(document),
      ...{ token: tried.token, name: 'dekking.xlsx', service, otherName: true, replaces: null },
    },
  })
  expect(imported).toMatchObject({ added: true, lines: document.claims.length, refused: 0 })
  // That it is accredited is the word of the supplier until somebody looked it up at the body.
  expect(await operation()).toMatchObject({ state: 'fails', reason: { key: 'supplier-only-exists' } })
  const { certificates } = await done(readSupplier, { params: { id: supplier.id } })
  const held = certificates[0] ?? expect.unreachable()
  await done(changeCertificate, {
    params: { id: supplier.id, part: held.id },
    seen: held.revision,
    body: {
      ...{ edition: held.edition, services: held.services, scope: held.scope, body: held.body, number: held.number },
      ...{
        firstIssued: null,
        starts: held.starts,
        ends: held.ends,
        revokedOn: null,
        revokedReason: '',
        accredited: 'yes',
      },
      ...{ checkedOn: '2026-01-01', checkedWhere: 'Keurhuis (demo)', file: null, fileName: '' },
    },
  })
  expect(await operation()).toMatchObject({ state: 'holds', reason: { key: 'supplier-shows' } })

  // What the hospital gives on holds the same claims, resting on the same grounds.
  for (const format of ['xlsx', 'oscal'] as const) {
    const answer = await world.app.call(downloadCoverage, {
      ...{ as: hospital, params: { id: imported.id }, query: { format } },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    for (const bytes of [files[format], answer.raw]) {
      const choices = { columns: null, edition: null, by: null, restsOn: null, editions: [], targets: [] }
      const file = await readCoverageFile(world.app.content, bytes, choices, new Map())
      if (file.kind === 'refused') throw new Error(file.sentence.en)
      const { claims, grounds } = file.reading
      const back = { ...document, grounds, claims: claims.map(({ claim }) => claim) } as CoverageDocument
      const { claims: differences, same } = compareDocuments(document, back)
      expect(differences, format).toEqual([])
      expect(same).toBe(document.claims.length)
    }
  }
})
