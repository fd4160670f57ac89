import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as applicability from '../src/features/applicability/applicability.contract.ts'
import * as proposals from '../src/features/applicability/proposals.contract.ts'
import * as profile from '../src/features/profile/profile.contract.ts'
import * as soa from '../src/features/soa/soa.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { readToday } from '../src/features/today/today.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { verifyEverything } from '../src/platform/trail/verify.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

const nen = 'nen-7510-2024'
const iso = 'iso-27001-2022'
const day = 86_400_000
const start = Date.parse('2026-03-02T09:00:00Z')

let app: TestApp
let as: TestPerson
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = start
  const organisation = await app.organisation('Medicom')
  as = await app.person(organisation, 'security-officer', { name: 'Officer' })
  for (const edition of [nen, iso]) await app.call(adoptEdition, { params: { edition }, as })
})
afterAll(() => app.close())

/** A call that is to succeed, and what it answers. */
async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await app.call(contract as Contract, { as, ...call })
  expect({ name: contract.name, status: answer.status < 300, body: answer.body }).toMatchObject({ status: true })
  return answer.body as AnswerOf<C>
}
const record = async (fact: string, holds: boolean) => {
  const { facts } = await done(profile.readProfile)
  const seen = facts.find((one) => one.fact === fact)?.revision ?? 0
  return done(profile.recordFact, { params: { fact }, seen, body: { holds, note: '' } })
}
const control = (requirement: string, edition = nen, at?: string) =>
  done(applicability.readControl, { params: { edition, requirement }, at })
const lapsedOn = async (at?: string) =>
  (await done(applicability.listControls, { query: { lapsed: 'any', size: 200 }, at })).items.map(
    ({ edition, requirement }) => `${edition} ${requirement}`,
  )
type Proposal = AnswerOf<typeof proposals.listProposals>['items'][number]
const accepted = (one: Proposal) => ({
  edition: one.edition,
  requirement: one.requirement,
  revision: 0,
  facts: {
    applies: one.applies,
    reasons: one.reasons,
    law: one.law.en,
    contract: one.contract.en,
    justification: one.justification.en,
    presence: null,
    description: '',
    since: null,
    basis: one.basis,
  },
})
const accept = (chosen: Proposal[]) => app.call(proposals.decideEach, { as, body: { decisions: chosen.map(accepted) } })

describe('from fact to proposal to decision', () => {
  test('a proposal decides nothing, and asks for the facts that it needs', async () => {
    const before = await done(proposals.listProposals)
    expect(before.items.length + before.waiting.length).toBe(194)
    expect(before.waiting.find(({ requirement }) => requirement === '8.30')?.facts).toEqual(['outsources-development'])
    await record('outsources-development', false)
    const { items } = await done(proposals.listProposals)
    expect(items.filter(({ applies }) => !applies).map(({ requirement }) => requirement)).toEqual(['8.30', '8.30'])
    expect((await control('8.30')).decision).toBeNull()
    expect((await control('8.30')).proposal?.basis).toEqual([{ fact: 'outsources-development', holds: false }])
  })

  test('all that is accepted at once becomes one revision, or nothing does', async () => {
    const { items } = await done(proposals.listProposals)
    const out = items.filter(({ applies }) => !applies)
    const wrong = out.map((one) => ({ ...one, basis: [{ fact: 'gives-care' as const, holds: true }] }))
    expect(await accept([...out.slice(0, 1), ...wrong.slice(1)])).toMatchObject({
      status: 409,
      body: { code: 'facts-changed' },
    })
    expect((await control('8.30')).decision).toBeNull()
    expect(await accept(out)).toMatchObject({ status: 201, body: { decided: 2 } })
    const [mine, theirs] = [await control('8.30'), await control('8.30', iso)]
    expect(mine.decision).toMatchObject({ applies: false, basis: [{ fact: 'outsources-development', holds: false }] })
    expect(mine.decision?.revision).toBe(theirs.decision?.revision)
    expect(mine.proposal).toBeNull()
    expect((await accept(out)).status).toBe(412)
  })

  test('rights: a reader accepts nothing', async () => {
    const { items } = await done(proposals.listProposals)
    const reader = await app.person(await app.organisation(), 'reader')
    const answer = await app.call(proposals.decideEach, {
      as: reader,
      body: { decisions: items.slice(0, 1).map(accepted) },
    })
    expect(answer.status).toBe(403)
  })
})

describe('a reason lapses', () => {
  test('when its fact changes, until somebody decides anew; the past stays as it was', async () => {
    app.clock.now = start + 2 * day
    expect(await lapsedOn()).toEqual([])
    await record('outsources-development', true)
    expect(await lapsedOn()).toEqual([`${nen} 8.30`, `${iso} 8.30`])
    expect((await control('8.30')).lapsed).toEqual([{ fact: 'outsources-development', was: false, now: true }])
    expect((await done(readToday)).lapsed).toMatchObject([
      { requirement: '8.30', edition: nen, facts: [{ now: true }] },
      { requirement: '8.30', edition: iso },
    ])
    const totals = (await done(applicability.listControls)).totals
    expect(totals.map(({ lapsed }) => lapsed)).toEqual([1, 1])
    expect(await lapsedOn('2026-03-02')).toEqual([])
    // A fact that goes back makes the reason good again: nothing was stored about its lapsing.
    await record('outsources-development', false)
    expect(await lapsedOn()).toEqual([])
    await record('outsources-development', true)
    const facts = {
      applies: true,
      reasons: ['contract'],
      contract: 'Bouwbedrijf',
      justification: '',
      presence: 'absent',
    }
    await done(applicability.decideTogether, {
      body: {
        controls: await Promise.all(
          [nen, iso].map(async (edition) => ({
            edition,
            requirement: '8.30',
            revision: (await control('8.30', edition)).decision?.revision ?? 0,
          })),
        ),
        facts: { ...facts, description: '', since: null },
      },
    })
    expect(await lapsedOn()).toEqual([])
    const now = await control('8.30')
    expect(now.decision).toMatchObject({
      contract: 'Bouwbedrijf',
      law: '',
      basis: [{ fact: 'outsources-development', holds: true }],
    })
    expect(now.history.map((period) => period.facts?.basis[0]?.holds)).toEqual([true, false])
  })

  test('also where the same is decided again, and where nobody says any more how the fact is', async () => {
    app.clock.now = start + 4 * day
    await record('remote-work', false)
    const out = (await done(proposals.listProposals)).items.filter(({ applies }) => !applies)
    expect(out.map(({ requirement }) => requirement)).toEqual(['6.7', '6.7'])
    await accept(out.slice(0, 1))
    const { facts } = await done(profile.readProfile)
    await done(profile.withdrawFact, {
      params: { fact: 'remote-work' },
      seen: facts.find(({ fact }) => fact === 'remote-work')?.revision ?? 0,
    })
    const before = await control('6.7')
    expect(before.lapsed).toEqual([{ fact: 'remote-work', was: false, now: null }])
    const { justification, presence, description, since } = before.decision ?? { justification: '' }
    const same = { applies: false, reasons: [], justification, presence, description, since }
    const seen = before.decision?.revision ?? 0
    const after = await done(applicability.decideApplicability, {
      params: { edition: nen, requirement: '6.7' },
      seen,
      body: same,
    })
    expect(after.lapsed).toEqual([])
    expect(after.decision?.revision).toBeGreaterThan(seen)
  })
})

describe('one statement for two standards', () => {
  const versions = () => done(soa.listSoaVersions)
  const everything = async () => (await done(applicability.listControls, { query: { size: 200 } })).items
  const bytes = async (query: TestCall['query'], contract: Contract = soa.downloadSoa) => {
    const answer = await app.call(contract, { as, query })
    expect(answer.status).toBe(200)
    return answer.raw
  }

  test('every decision stands in it once, and what differs is told', async () => {
    app.clock.now = start + 6 * day
    const open = (await everything()).filter(({ decision }) => !decision || (decision.applies && !decision.presence))
    await done(applicability.decideTogether, {
      body: {
        controls: open.map(({ edition, requirement, decision }) => ({
          edition,
          requirement,
          revision: decision?.revision ?? 0,
        })),
        facts: {
          applies: true,
          reasons: ['risk'],
          justification: '',
          presence: 'in-place',
          description: 'There',
          since: null,
        },
      },
    })
    const { editions, rows } = await done(soa.readCombinedSoa)
    expect(editions.map(({ id }) => id)).toEqual([nen, iso])
    expect(rows.length).toBe(101)
    const held = rows.flatMap(({ cells }) => cells.flatMap(({ controls }) => controls))
    expect(held.length).toBe(194)
    expect(rows.filter(({ agreed }) => !agreed).map(({ number }) => number)).toEqual(['6.7'])
    const json = JSON.parse((await bytes({ format: 'json', view: 'combined' })).toString())
    expect(json).toMatchObject({ schema: 'zorgborg/combined-statement-of-applicability', status: 'draft' })
    expect(json.rows.length).toBe(101)
    for (const [format, head] of [
      ['pdf', '%PDF'],
      ['docx', 'PK'],
      ['xlsx', 'PK'],
    ] as const)
      expect((await bytes({ format, view: 'combined' })).subarray(0, head.length).toString()).toBe(head)
  })

  test('is approved in the name of somebody without an account, and says who recorded that', async () => {
    const seen = (await versions()).organisationRevision
    await done(soa.approveSoa, {
      body: { note: 'First', seen, preparedBy: 'Quality manager', approver: { name: 'A. Board', role: 'Director' } },
    })
    const [first] = (await versions()).items
    expect(first).toMatchObject({
      approvedBy: 'A. Board',
      approvedAs: 'Director',
      recordedBy: 'Officer',
      preparedBy: 'Quality manager',
    })
    const json = JSON.parse((await bytes({ format: 'json', version: 1 })).toString())
    expect(json).toMatchObject({ approvedBy: 'A. Board', approvedAs: 'Director', recordedBy: 'Officer' })
  })

  test('tells the difference between any two versions, field by field, and as a file', async () => {
    const frozen = await bytes({ format: 'json', version: 1 })
    await record('outsources-development', false)
    expect((await versions()).lapsed).toBe(2)
    const lapsed = JSON.parse((await bytes({ format: 'json' })).toString())
    type Row = { requirement: string; decision: { lapsed?: unknown[] } | null }
    expect(lapsed.rows.filter(({ decision }: Row) => decision?.lapsed).map((row: Row) => row.requirement)).toEqual([
      '8.30',
      '8.30',
    ])
    const { decision } = await control('8.30')
    await done(applicability.decideApplicability, {
      params: { edition: nen, requirement: '8.30' },
      seen: decision?.revision ?? 0,
      body: {
        ...accepted((await proposalOf('8.30')) as never).facts,
        justification: 'Nothing is outsourced any more.',
      },
    })
    const difference = await done(soa.compareSoaVersions, { query: { from: 1 } })
    expect(difference.items).toMatchObject([
      {
        edition: nen,
        requirement: '8.30',
        kind: 'changed',
        before: { contract: 'Bouwbedrijf' },
        after: { contract: '' },
      },
    ])
    expect((await done(readToday)).soa.changed).toBe(1)
    for (const format of ['pdf', 'docx', 'xlsx'])
      expect((await bytes({ from: 1, format }, soa.downloadSoaDifference)).length).toBeGreaterThan(1000)
    expect(await bytes({ format: 'json', version: 1 })).toEqual(frozen)
  })

  test('a standard that comes or goes adds or drops its controls', async () => {
    await done(adoptEdition, { params: { edition: 'iso-27001-2013' } })
    const { items } = await done(soa.compareSoaVersions, { query: { from: 1 } })
    expect(items.filter(({ kind }) => kind === 'added').length).toBe(114)
    expect(items.every(({ kind, edition }) => (kind === 'added') === (edition === 'iso-27001-2013'))).toBe(true)
  })

  test('the trail verifies with all of it', async () => {
    const verified = await app.transactions.everyOrganisation('a test', (rows) => verifyEverything(rows, app.trailKey))
    expect(verified).toMatchObject({ whole: true, faults: [] })
  })

  const proposalOf = async (requirement: string) => ({
    edition: nen,
    requirement,
    applies: false,
    reasons: [],
    law: { nl: '', en: '' },
    contract: { nl: '', en: '' },
    justification: { nl: '', en: '' },
    basis: [{ fact: 'outsources-development' as const, holds: false }],
  })
})
