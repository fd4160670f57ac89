import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { downloadCalendar, readCalendar } from '../src/features/profile/calendar.contract.ts'
import * as items from '../src/features/profile/items.contract.ts'
import * as profile from '../src/features/profile/profile.contract.ts'
import * as statement from '../src/features/profile/scope-statement.contract.ts'
import { downloadSoa } from '../src/features/soa/soa.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

let app: TestApp
let officer: TestPerson
let reader: TestPerson
let outsider: TestPerson
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation('Zorggroep De Proef')
  officer = await app.person(organisation, 'security-officer', { name: 'Officer' })
  reader = await app.person(organisation, 'reader')
  outsider = await app.person(await app.organisation(), 'administrator')
})
afterAll(() => app.close())

async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await app.call(contract as Contract, { as: officer, ...call })
  expect({ name: contract.name, body: answer.body, status: answer.status }).toMatchObject({ status: 200 })
  return answer.body as AnswerOf<C>
}
const refused = async (contract: Contract, call: TestCall, status: number) => {
  const answer = await app.call(contract, { as: officer, ...call })
  expect({ body: answer.body, status: answer.status }).toMatchObject({ status })
  return answer.body as { code: string; errors?: { path: string }[] }
}
const add = async (body: object) => {
  const answer = await app.call(items.addItem, { as: officer, body })
  expect({ body: answer.body, status: answer.status }).toMatchObject({ status: 201 })
  return answer.body as AnswerOf<typeof items.addItem>
}

const basics = {
  sector: 'mental-health',
  description: 'Behandelt mensen met psychische klachten',
  people: 400,
  fte: 310.5,
  careForm: null,
  processesHealthData: null,
  legalGround: '',
  processorAgreement: null,
}
const biv = { availability: 3, integrity: 3, confidentiality: 3 }
const system = (name: string) => ({
  ...{ list: 'systems', name, kind: 'patient-record', purpose: '', ownerRole: '', supplier: '', healthData: true },
  ...biv,
})
const certificate = {
  ...{ list: 'certificates', edition: 'iso-27001-2022', body: 'Keurmeester', number: 'K-1', accredited: 'yes' },
  ...{ scope: '', firstIssued: '2020-05-01', starts: '2023-05-01', ends: '2026-04-30' },
  surveillance: ['2025-04-15', '2024-04-15', '2024-04-15'],
}

describe('the profile', () => {
  test('is blank at first, is saved as it was seen, and never over what somebody else saved', async () => {
    expect(await done(profile.readProfile)).toMatchObject({ revision: 0, sector: null, facts: [] })
    const saved = await done(profile.saveProfile, { seen: 0, body: basics })
    expect(saved).toMatchObject({ ...basics, cluster: { cluster: null, open: 'gives-care' } })
    expect((await refused(profile.saveProfile, { seen: 0, body: basics }, 412)).code).toBe('changed-meanwhile')
    expect((await done(profile.saveProfile, { seen: saved.revision, body: basics })).revision).toBe(saved.revision)
    await refused(profile.saveProfile, { as: reader, seen: saved.revision, body: basics }, 403)
    expect((await app.call(profile.readProfile, { as: outsider })).body).toMatchObject({ revision: 0, sector: null })
  })

  test('decides the cluster from the answers, and follows them when they change', async () => {
    const params = { fact: 'gives-care' }
    const first = await done(profile.recordFact, { params, seen: 0, body: { holds: true, note: 'Drie locaties' } })
    expect(first).toMatchObject({ holds: true, recordedBy: 'Officer' })
    await refused(profile.recordFact, { params, seen: 0, body: { holds: false, note: '' } }, 412)
    const asked = await done(profile.readProfile)
    expect(asked.cluster).toEqual({ cluster: null, open: 'care-form', attention: [] })
    const saved = await done(profile.saveProfile, {
      seen: asked.revision,
      body: { ...basics, careForm: 'institution' },
    })
    expect(saved.cluster.cluster).toBe('Z')

    const otherwise = await done(profile.recordFact, { params, seen: first.revision, body: { holds: false, note: '' } })
    expect((await done(profile.readProfile)).cluster.open).toBe('processes-health-data')
    await done(profile.withdrawFact, { params, seen: otherwise.revision })
    await refused(profile.withdrawFact, { params, seen: otherwise.revision }, 404)
    await done(profile.recordFact, { params, seen: 0, body: { holds: true, note: '' } })
  })
})

describe('the lists of the scope', () => {
  test('keep their order, move, withdraw, come back, and refuse what was not seen', async () => {
    const names = async () => {
      const { systems } = await done(items.listScope)
      return systems.map(({ name, withdrawn }) => (withdrawn ? `(${name})` : name)).join(' ')
    }
    const [a, b, c] = [await add(system('A')), await add(system('B')), await add(system('C'))]
    expect(await names()).toBe('A B C')
    const moved = await done(items.moveItem, { params: { id: c.id }, seen: c.revision, body: { to: 'up' } })
    expect(await names()).toBe('A C B')
    await done(items.moveItem, { params: { id: c.id }, seen: moved.revision, body: { to: 'up' } })
    await done(items.moveItem, { params: { id: a.id }, seen: a.revision, body: { to: 'down' } })
    expect(await names()).toBe('C B A')
    await refused(items.moveItem, { params: { id: b.id }, seen: 1, body: { to: 'up' } }, 412)

    const gone = await done(items.withdrawItem, { params: { id: c.id }, seen: await revisionOf('systems', c.id) })
    expect(gone).toMatchObject({ list: 'systems', withdrawn: true })
    expect(await names()).toBe('B A (C)')
    await done(items.restoreItem, { params: { id: c.id }, seen: gone.revision })
    expect(await names()).toBe('B A C')

    const changed = { ...system('B2'), healthData: null, availability: null }
    await refused(items.changeItem, { params: { id: b.id }, seen: 0, body: changed }, 412)
    await done(items.changeItem, { params: { id: b.id }, seen: b.revision, body: changed })
    expect(await names()).toBe('B2 A C')
    await refused(items.changeItem, { as: outsider, params: { id: b.id }, seen: b.revision, body: changed }, 404)
    const elsewhere = { list: 'exclusions', name: 'B', reason: 'x', protection: '' }
    const seen = await revisionOf('systems', b.id)
    expect(
      (await refused(items.changeItem, { params: { id: b.id }, seen, body: elsewhere }, 400)).errors,
    ).toMatchObject([{ path: 'list' }])
    await refused(items.addItem, { as: reader, body: system('D') }, 403)
  })

  test('an exclusion without a reason is refused', async () => {
    const body = { list: 'exclusions', name: 'Winkel', reason: ' ', protection: '' }
    expect((await refused(items.addItem, { body }, 400)).errors).toMatchObject([{ path: 'reason' }])
  })

  test('a certificate whose days cannot be is refused, and so is a certain term without a source', async () => {
    const wrong = { ...certificate, ends: '2023-04-30', firstIssued: '2024-01-01', surveillance: ['2027-01-01'] }
    const paths = (await refused(items.addItem, { body: wrong }, 400)).errors?.map(({ path }) => path)
    expect(paths).toEqual(['ends', 'firstIssued', 'surveillance'])
    const term = { list: 'terms', title: 'Huur', ends: '2026-09-30', kind: 'other', note: '', proposal: null }
    const certain = { ...term, source: '', certainty: 'high' }
    expect((await refused(items.addItem, { body: certain }, 400)).errors).toMatchObject([{ path: 'source' }])
  })
})

async function revisionOf(list: 'systems', id: string): Promise<number> {
  return (await done(items.listScope))[list].find((one) => one.id === id)?.revision ?? 0
}

describe('what ends', () => {
  test('certificates stand on the calendar by themselves, and lapse with the days', async () => {
    await add(certificate)
    const read = await done(readCalendar)
    expect(read.certificates).toMatchObject([
      {
        name: 'ISO/IEC 27001:2022',
        state: 'lapses-soon',
        until: '2026-05-01',
        surveillance: ['2024-04-15', '2025-04-15'],
      },
    ])
    expect(read.entries.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '2024-04-15 surveillance',
      '2025-04-15 surveillance',
      '2026-04-30 certificate',
    ])
  })

  test('a term whose day is not established is offered without one, and is gone once taken over', async () => {
    expect((await done(readCalendar)).proposals).toEqual([])
    await app.call(adoptEdition, { as: officer, params: { edition: 'nen-7510-2024' } })
    await app.call(adoptEdition, { as: officer, params: { edition: 'iso-27001-2013' } })
    const { proposals } = await done(readCalendar)
    expect(proposals.map(({ id, ends, certainty }) => [id, ends, certainty])).toEqual([
      ['iso-27001-2013-certificates-end', '2025-10-31', 'high'],
      ['nen-7510-2017-transition-ends', null, 'low'],
    ])
    const term = await add({
      ...{ list: 'terms', title: 'Einde; overgang, NEN', ends: '2027-10-01', kind: 'transition' },
      ...{ source: 'Brief van de instelling', certainty: 'medium', note: 'Navragen\nin mei' },
      proposal: 'nen-7510-2017-transition-ends',
    })
    const after = await done(readCalendar)
    expect(after.proposals.map(({ id }) => id)).toEqual(['iso-27001-2013-certificates-end'])
    expect(after.entries.at(-1)).toMatchObject({ day: '2027-10-01', from: 'term', of: term.id })
  })

  test('is a file that a calendar program opens', async () => {
    const file = await app.call(downloadCalendar, { as: reader, query: { language: 'nl' } })
    expect(file.headers['content-type']).toContain('text/calendar')
    const text = file.raw.toString()
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(4)
    expect(text).toContain('DTSTART;VALUE=DATE:20271001\r\n')
    expect(text).toContain('SUMMARY:Einde\\; overgang\\, NEN (Zorggroep De Proef)\r\n')
  })
})

describe('the scope statement', () => {
  const seen = async () => (await done(statement.readScopeStatement)).organisationRevision

  test('is composed from the facts, and approved only when it says where and what', async () => {
    const read = await done(statement.readScopeStatement)
    expect(read.gaps.filter(({ blocking }) => blocking).map(({ part }) => part)).toEqual(['locations', 'processes'])
    expect((await refused(statement.approveScope, { body: { note: '', seen: await seen() } }, 409)).code).toBe(
      'scope-incomplete',
    )
    await add({ list: 'locations', name: 'Hoofdlocatie', kind: 'care-and-office', address: 'Kade 1, Leiden', use: '' })
    await add({ list: 'processes', name: 'Behandelen', kind: 'care', description: '', ownerRole: '', healthData: true })
    const { draft } = await done(statement.readScopeStatement)
    expect(draft.text.nl).toContain('Hoofdlocatie (zorglocatie en kantoor; Kade 1, Leiden)')
    expect(draft.text.en).toContain('falls in cluster Z')
  })

  test('is frozen with its facts; what changes afterwards is named', async () => {
    const before = await seen()
    await refused(statement.approveScope, { as: reader, body: { note: '', seen: before } }, 403)
    expect((await refused(statement.approveScope, { body: { note: '', seen: before - 1 } }, 409)).code).toBe(
      'changed-since-seen',
    )
    const body = { note: 'Besloten in het directieoverleg', seen: before }
    const approved = await app.call(statement.approveScope, { as: officer, body })
    expect(approved).toMatchObject({ status: 201, body: { number: 1, approvedBy: 'Officer', note: body.note } })
    const file = await app.call(statement.downloadScopeVersion, { as: reader, params: { number: 1 } })
    const { sha256 } = approved.body as { sha256: string }
    expect(createHash('sha256').update(file.raw).digest('hex')).toBe(sha256)
    expect((await done(statement.readScopeStatement)).changes).toEqual([])

    app.clock.now = Date.parse('2026-03-05T09:00:00Z')
    await add({ list: 'locations', name: 'Polikliniek', kind: 'care', address: '', use: '' })
    const remote = { params: { fact: 'remote-work' }, seen: 0, body: { holds: true, note: '' } }
    await done(profile.recordFact, remote)
    const read = await done(statement.readScopeStatement)
    expect(read.changes).toEqual([
      { part: 'fact', change: 'added', name: 'remote-work' },
      { part: 'locations', change: 'added', name: 'Polikliniek' },
    ])
    expect(read).toMatchObject({ textDiffers: true, versions: [{ number: 1 }] })
    const again = await app.call(statement.downloadScopeVersion, { as: reader, params: { number: 1 } })
    expect(again.raw.equals(file.raw)).toBe(true)
  })

  test('can be edited, says which facts changed since, and can be composed again', async () => {
    const text = { nl: 'Eigen tekst.', en: 'A text of our own.' }
    const saved = await done(statement.saveScopeDraft, { seen: 0, body: text })
    expect(saved).toMatchObject({ edited: true, editedBy: 'Officer', text, changes: [] })
    await refused(statement.saveScopeDraft, { seen: 0, body: text }, 412)
    await add({ list: 'processes', name: 'Onderzoek', kind: 'care', description: '', ownerRole: '', healthData: null })
    const { draft } = await done(statement.readScopeStatement)
    expect(draft.changes).toEqual([{ part: 'processes', change: 'added', name: 'Onderzoek' }])
    const approved = await app.call(statement.approveScope, { as: officer, body: { note: '', seen: await seen() } })
    expect(approved.body).toMatchObject({ number: 2, text })
    const difference = await done(statement.compareScopeVersions, { query: { from: 1, to: 2, language: 'nl' } })
    expect(
      difference.parts
        .filter(({ kind }) => kind !== 'removed')
        .map((part) => part.text)
        .join(''),
    ).toBe(text.nl)
    expect(difference.changes).toHaveLength(3)
    await done(statement.discardScopeDraft, { seen: saved.revision })
    expect((await done(statement.readScopeStatement)).draft).toMatchObject({ edited: false, revision: 0 })
    await refused(statement.compareScopeVersions, { query: { from: 9 } }, 404)
  })

  test('is what the statement of applicability says of the scope, in the language asked', async () => {
    const scopeIn = async (language: string) => {
      const file = await app.call(downloadSoa, { as: officer, query: { format: 'json', language } })
      return (JSON.parse(file.raw.toString()) as { scope: string }).scope
    }
    expect(await scopeIn('nl')).toBe('Eigen tekst.')
    expect(await scopeIn('en')).toBe('A text of our own.')
  })

  test('reads in the past as it was then', async () => {
    const at = '2026-03-02'
    const then = await done(statement.readScopeStatement, { at })
    expect(then.versions.map(({ number }) => number)).toEqual([1])
    expect(then.changes).toEqual([])
    expect((await done(items.listScope, { at })).locations.map(({ name }) => name)).toEqual(['Hoofdlocatie'])
    expect((await done(profile.readProfile, { at })).facts.map(({ fact }) => fact)).toEqual(['gives-care'])
    expect((await done(profile.readProfile, { at: '2026-01-01' })).revision).toBe(0)
    expect((await done(statement.readScopeStatement, { at: '2026-01-01' })).versions).toEqual([])
    expect((await done(readCalendar, { at: '2026-01-01' })).entries).toEqual([])
  })
})

test('reading takes the same number of statements, however long the lists are', async () => {
  const counted = async () => {
    const counts: number[] = []
    for (const contract of [items.listScope, profile.readProfile, readCalendar, statement.readScopeStatement]) {
      app.database.statements.length = 0
      await done(contract)
      counts.push(app.database.statements.filter((one) => one !== 'commit').length)
    }
    return counts
  }
  const few = await counted()
  for (let n = 0; n < 30; n += 1) await add(system(`System ${n}`))
  await add({ ...certificate, number: 'K-2' })
  expect(await counted()).toEqual(few)
  expect(Math.max(...few)).toBeLessThan(20)
})
