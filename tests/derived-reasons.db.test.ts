import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listControls, readControl } from '../src/features/applicability/applicability.contract.ts'
import { decideEach, listProposals } from '../src/features/applicability/proposals.contract.ts'
import { readProfile, recordFact, saveProfile } from '../src/features/profile/profile.contract.ts'
import { downloadSoa } from '../src/features/soa/soa.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { readToday } from '../src/features/today/today.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

const nen = 'nen-7510-2024'
const day = 86_400_000
const start = Date.parse('2026-03-02T09:00:00Z')

let app: TestApp
let as: TestPerson
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = start
  as = await app.person(await app.organisation('Medicom'), 'security-officer')
  await app.call(adoptEdition, { params: { edition: nen }, as })
})
afterAll(() => app.close())

async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await app.call(contract as Contract, { as, ...call })
  expect({ name: contract.name, status: answer.status < 300, body: answer.body }).toMatchObject({ status: true })
  return answer.body as AnswerOf<C>
}
type Body = Omit<AnswerOf<typeof readProfile>, 'revision' | 'facts' | 'cluster'>
const save = async (change: Partial<Body>) => {
  const { revision, facts: _facts, cluster: _cluster, ...rest } = await done(readProfile)
  await done(saveProfile, { seen: revision, body: { ...rest, ...change } })
}
const control = (requirement: string, at?: string) => done(readControl, { params: { edition: nen, requirement }, at })
const proposed = async (requirement: string) =>
  (await done(listProposals)).items.find((one) => one.requirement === requirement)

async function accept(requirement: string) {
  const one = await proposed(requirement)
  if (!one) throw new Error(`nothing is proposed about ${requirement}`)
  const { applies, reasons, basis } = one
  const named = { law: one.law.nl, contract: one.contract.nl, justification: one.justification.nl }
  const facts = { applies, reasons, basis, ...named, presence: null, description: '', since: null }
  return app.call(decideEach, { as, body: { decisions: [{ edition: nen, requirement, revision: 0, facts }] } })
}

/** Which controls every screen and document says have lapsed, at a moment; they never differ. */
async function lapsed(at?: string): Promise<string[]> {
  const listed = (await done(listControls, { query: { lapsed: 'any', size: 200 }, at })).items
  const onSheet = listed.map(({ requirement }) => requirement)
  const onToday = (await done(readToday, { at })).lapsed.map(({ requirement }) => requirement)
  expect(onToday).toEqual(onSheet)
  for (const { requirement, lapsed } of listed) expect((await control(requirement, at)).lapsed).toEqual(lapsed)
  const file = await app.call(downloadSoa as Contract, { as, query: { format: 'json' }, at })
  type Row = { requirement: string; decision: { lapsed?: unknown[] } | null }
  const rows = JSON.parse(file.raw.toString()).rows as Row[]
  expect(rows.filter(({ decision }) => decision?.lapsed).map((row) => row.requirement)).toEqual(onSheet)
  return onSheet
}

describe('a reason that rests on what follows from the profile', () => {
  test('the law on cyber security is proposed from 50 people, and not where nobody counted', async () => {
    expect((await proposed('8.13'))?.law.nl).toBe('')
    await save({ people: 49 })
    expect((await proposed('8.13'))?.law.nl).toBe('')
    await save({ people: 60 })
    expect(await proposed('8.13')).toMatchObject({
      reasons: ['law'],
      law: { nl: expect.stringContaining('Cyberbeveiligingswet') },
      basis: [{ fact: 'fifty-people', holds: true }],
    })
  })

  test('lapses when fewer people work there, until there are 50 again; the past stays as it was', async () => {
    await accept('8.13')
    expect(await lapsed()).toEqual([])
    app.clock.now = start + 2 * day
    await save({ people: 20 })
    expect(await lapsed()).toEqual(['8.13'])
    expect((await done(readToday)).lapsed).toMatchObject([
      { requirement: '8.13', facts: [{ fact: 'fifty-people', was: true, now: false }] },
    ])
    expect((await control('8.13')).facts).toContainEqual({ fact: 'fifty-people', turns: false, holds: false })
    app.clock.now = start + 4 * day
    await save({ people: null })
    expect((await control('8.13')).lapsed).toEqual([{ fact: 'fifty-people', was: true, now: null }])
    await save({ people: 60 })
    expect(await lapsed()).toEqual([])
    expect(await lapsed('2026-03-02')).toEqual([])
    expect(await lapsed('2026-03-04')).toEqual(['8.13'])
  })

  test('also when the processor agreement ends, and what was on screen is refused by then', async () => {
    await done(recordFact, { params: { fact: 'gives-care' }, seen: 0, body: { holds: false, note: '' } })
    await save({ people: 35, processorAgreement: true })
    expect(await proposed('5.1')).toMatchObject({
      reasons: ['contract'],
      basis: [{ fact: 'processes-for-others', holds: true }],
    })
    await accept('5.1')
    const seen = await proposed('5.2')
    await save({ people: 60, processorAgreement: false })
    expect(await lapsed()).toEqual(['5.1'])
    expect((await control('5.1')).lapsed).toEqual([{ fact: 'processes-for-others', was: true, now: false }])
    const facts = { applies: true, reasons: ['contract'], contract: 'A', justification: '', presence: null }
    const late = { ...facts, description: '', since: null, basis: seen?.basis }
    const body = { decisions: [{ edition: nen, requirement: '5.2', revision: 0, facts: late }] }
    expect(await app.call(decideEach, { as, body })).toMatchObject({ status: 409, body: { code: 'facts-changed' } })
    await save({ processorAgreement: true })
    expect(await lapsed()).toEqual([])
  })
})
