import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideApplicability, listControls, readControl } from '../src/features/applicability/applicability.contract.ts'
import { listProposals } from '../src/features/applicability/proposals.contract.ts'
import { listTasks, readWatches } from '../src/features/rhythm/rhythm.contract.ts'
import { closeRisk, linkControls, readRisk } from '../src/features/risk/risk.contract.ts'
import { downloadSoa } from '../src/features/soa/soa.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { heavy, light, openRiskWorld } from './risk-world.ts'

const edition = 'nen-7510-2024'
const requirement = '8.13'
let world: Awaited<ReturnType<typeof openRiskWorld>>
let before: string
beforeAll(async () => {
  world = await openRiskWorld()
  await world.app.call(adoptEdition, { as: world.officer, params: { edition } })
  await world.approve()
  before = new Date(world.app.clock.now).toISOString()
  world.app.clock.now += 60_000
})
afterAll(() => world.app.close())

const control = (at?: string) => world.done(readControl, { params: { edition, requirement }, at })
const differing = async () =>
  (await world.done(listControls, { query: { risk: 'differs', size: 200 } })).items.map((one) => one.requirement)
async function decide(facts: object) {
  const { decision } = await control()
  const body = { ...{ justification: '', presence: null, description: '', since: null }, ...facts }
  await world.done(decideApplicability, { params: { edition, requirement }, seen: decision?.revision ?? 0, body })
}
async function inStatement() {
  const file = await world.app.call(downloadSoa as Contract, { as: world.officer, query: { format: 'json' } })
  const { rows } = JSON.parse(file.raw.toString())
  return rows.find((row: { requirement: string }) => row.requirement === requirement).decision
}

test('a risk is the reason for a control, told by both until they tell otherwise, and never back in time', async () => {
  const made = await world.risk({ title: 'Back-up blijkt leeg' }, { rating: { inherent: heavy, residual: light } })
  const controls = [{ edition, requirement }]
  const risk = await world.done(linkControls, { params: { id: made.id }, seen: made.revision, body: { controls } })

  expect(await control()).toMatchObject({ riskTie: 'undecided', risks: [{ number: 1, title: 'Back-up blijkt leeg' }] })
  expect((await control(before)).risks).toEqual([])
  const proposed = (await world.done(listProposals)).items.find((one) => one.requirement === requirement)
  expect(proposed).toMatchObject({
    ...{ applies: true, reasons: expect.arrayContaining(['risk']) },
    justification: { nl: 'Nodig vanwege R-001 Back-up blijkt leeg.' },
  })

  await decide({ applies: false, reasons: [], justification: 'Geen gegevens' })
  expect([(await control()).riskTie, await differing()]).toEqual(['left-out', [requirement]])
  expect((await world.done(readRisk, { params: { id: risk.id } })).controls).toMatchObject([{ decision: 'left-out' }])
  await decide({ applies: true, reasons: ['law'] })
  expect([(await control()).riskTie, (await inStatement()).risks]).toEqual(['unnamed', undefined])
  await decide({ applies: true, reasons: ['risk', 'law'] })
  expect([(await control()).riskTie, await differing(), (await inStatement()).risks]).toEqual([null, [], [1]])

  await world.by(world.administrator).done(closeRisk, {
    params: { id: risk.id },
    seen: risk.revision,
    body: { closedOn: '2026-03-02', reason: 'Systeem is weg' },
  })
  expect([(await control()).riskTie, (await inStatement()).risks]).toEqual(['unfounded', undefined])
})

test('the watch goes by the register, and what a risk asks is a task of its owner until it is done', async () => {
  const watch = async () =>
    (await world.done(readWatches)).watches.find(({ name }) => name === 'risk') as {
      sentence: { en: string }
      wrong: number
    }
  const tasks = async () =>
    (await world.done(listTasks, { query: { whose: 'all', size: 100 } })).items
      .filter(({ kind }) => kind.startsWith('risk-'))
      .map(({ kind, title, dueOn }) => `${kind} ${title} ${dueOn}`)
  expect((await watch()).sentence.en).toBe('All risks in the register are closed.')
  const { id } = await world.risk({ title: 'Laptop kwijt' })
  expect([(await watch()).wrong, await tasks()]).toEqual([1, ['risk-review Laptop kwijt 2026-04-01']])
  const { revision } = await world.done(readRisk, { params: { id } })
  await world.done(closeRisk, {
    params: { id },
    seen: revision,
    body: { closedOn: '2026-03-02', reason: 'Geen laptops meer' },
  })
  expect([(await watch()).wrong, await tasks()]).toEqual([0, []])
})
