import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptRisk } from '../src/features/risk/acceptance.contract.ts'
import {
  downloadRiskReport,
  downloadTreatmentPlan,
  readBurnDown,
  readTopRisks,
  readTreatmentPlan,
} from '../src/features/risk/results.contract.ts'
import { closeRisk } from '../src/features/risk/risk.contract.ts'
import { listRisks } from '../src/features/risk/risks.contract.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { converted, flat, pdfText, testWith } from '../src/render/outside-program.fixture.ts'
import { stopRendering } from '../src/render/rendering.ts'
import { heavy, light, openRiskWorld, type Risk } from './risk-world.ts'

let world: Awaited<ReturnType<typeof openRiskWorld>>
let before: string
const risks: Record<string, Risk> = {}
const day = 86_400_000

beforeAll(async () => {
  world = await openRiskWorld()
  await world.approve()
  const planned = await world.measure('Herstelplan', { plannedFor: '2026-06-01' })
  const late = await world.measure('Uitwijk oefenen', { plannedFor: '2026-03-04', ownerRole: 'Hoofd zorg' })
  const weak = await world.measure('Noodlijst op papier', { inOperationSince: '2025-01-06' })
  const rating = { inherent: heavy, residual: light }
  const modify = { treatment: 'modify', treatmentReason: 'Zonder dossier geen zorg' }
  risks.planned = await world.risk(
    { title: 'EPD ’s nachts weg', ...modify },
    { rating, measures: [{ measure: planned, weight: 1 }] },
  )
  risks.late = await world.risk(
    { title: 'Uitwijk duurt lang', ...modify, owner: world.person.jan, ownerRole: '' },
    { rating, measures: [late, weak].map((measure) => ({ measure, weight: 1 })) },
  )
  risks.accepted = await world.risk({ title: 'Beeldbellen hapert' }, { rating })
  risks.low = await world.risk({ title: 'Klein ongemak' }, { rating: { inherent: light, residual: light } })
  risks.unrated = await world.risk({ title: 'Nieuw gemeld', treatment: 'avoid' })
  risks.closed = await world.risk({ title: 'Fax', treatment: 'avoid' }, { rating })
  world.app.clock.now += 60_000
  before = new Date(world.app.clock.now).toISOString()
  world.app.clock.now += 3 * day
  const { accepted, closed } = risks as Record<string, Risk>
  await world.by(world.administrator).done(acceptRisk, {
    ...{ params: { id: accepted?.id ?? '' }, seen: accepted?.revision ?? 0 },
    body: { reason: 'Bellen kan ook', ends: '2026-05-01', level: accepted?.accepting?.level.place },
  })
  await world.by(world.administrator).done(closeRisk, {
    ...{ params: { id: closed?.id ?? '' }, seen: closed?.revision ?? 0 },
    body: { closedOn: '2026-03-05', reason: 'De fax is weg' },
  })
})
afterAll(async () => {
  await stopRendering()
  await world.app.close()
})

const file = async (
  contract: Contract,
  query: Record<string, string>,
  more: { language?: string; at?: string } = {},
) => {
  const { language = 'nl', at } = more
  const headers = { 'accept-language': language }
  const { status, raw } = await world.app.call(contract, { as: world.director, query, headers, ...(at ? { at } : {}) })
  expect(status).toBe(200)
  return raw
}

test('the treatment plan tells what was decided by whom, what is planned, what is late, and from when it is low enough', async () => {
  const plan = await world.done(readTreatmentPlan)
  expect(plan.totals).toEqual({ all: 4, above: 3, late: 1, noPlan: 2, unapproved: 2 })
  const of = (title: string) => plan.items.find((one) => one.title === title)
  expect(of('EPD ’s nachts weg')).toMatchObject({
    ...{ treatment: 'modify', decided: { by: 'Officer', on: '2026-03-02' }, late: false, ownerRole: 'Hoofd zorg' },
    ...{ within: { key: 'from', day: '2026-06-01' }, planned: [{ plannedFor: '2026-06-01', owner: 'Hoofd ICT' }] },
  })
  expect(of('Uitwijk duurt lang')).toMatchObject({
    ...{ late: true, within: { key: 'no-day' }, owner: { name: 'Jan (demo)' } },
    unshown: [{ title: 'Noodlijst op papier', work: 'unshown' }],
  })
  expect(of('Beeldbellen hapert')).toMatchObject({ state: 'accepted', acceptedThrough: '2026-05-01', decided: null })
  expect(of('Nieuw gemeld')).toMatchObject({ levels: null, state: 'unrated', within: { key: 'unrated' } })
  expect(plan.items.map(({ title }) => title)).not.toContain('Fax')
  const late = await world.done(readTreatmentPlan, { query: { show: 'late' } })
  expect(late.items.map(({ title }) => title)).toEqual(['Uitwijk duurt lang'])
  const within = await world.done(readTreatmentPlan, { query: { show: 'above', sort: 'within', size: 1 } })
  expect([within.total, within.items[0]?.title]).toEqual([3, 'EPD ’s nachts weg'])
  const owned = await world.done(readTreatmentPlan, { query: { owner: world.person.jan } })
  expect(owned.total).toBe(1)
  const then = await world.done(readTreatmentPlan, { at: before })
  expect(then.totals.all).toBe(5)
  expect(then.items.find(({ title }) => title === 'Beeldbellen hapert')?.state).toBe('to-treat')
})

test('the course counts the same risks as the list', async () => {
  const { totals } = await world.done(listRisks)
  const { points } = await world.done(readBurnDown, { query: { back: 2, ahead: 4 } })
  const today = points.find(({ kind }) => kind === 'today')
  expect(today).toEqual({
    ...{ day: '2026-03-05', kind: 'today', above: totals.aboveAppetite, unrated: totals.unrated },
    within: totals.open - totals.aboveAppetite - totals.unrated,
  })
  expect(
    points.filter(({ kind }) => kind === 'past').map(({ above, within, unrated }) => above + within + unrated),
  ).toEqual([0, 0])
  expect(points.at(-1)).toMatchObject({ day: '2026-06-30', above: totals.aboveAppetite - 1 })
})

test('the heaviest risks are those at the top of the list, in plain sentences in both languages', async () => {
  const top = await world.done(readTopRisks)
  const { items } = await world.done(listRisks, { query: { sort: 'level' } })
  expect(top.items.map(({ code }) => code)).toEqual(items.filter(({ levels }) => levels).map(({ code }) => code))
  expect([top.rated, top.unrated]).toEqual([4, 1])
  const late = top.items.find(({ id }) => id === risks.late?.id)
  expect(late?.sentences.nl).toEqual([
    'EPD: uitwijk duurt lang.',
    expect.stringMatching(/^Nu: .+, .+ \(.+\)\.$/),
    'Twee maatregelen; één is nog gepland, van één is niet aangetoond dat die werkt.',
    'Eigenaar: Jan (demo); er is een besluit nodig.',
  ])
  expect(late?.sentences.en.at(-1)).toBe('Owner: Jan (demo); a decision is needed.')
})

describe('the documents', () => {
  const withText = testWith('pdftotext')
  const withOffice = testWith('soffice')

  withText('tell the board what it comes to, where the risks lie, and by which criteria', async () => {
    const text = flat(await pdfText(await file(downloadRiskReport, {}), '-layout'))
    for (const words of [
      ...['Risicorapport', 'staan 5 open risico’s', 'Waar de risico’s liggen', 'Uitwijk duurt lang'],
      ...['Wat er veranderde sinds 5 december 2025', 'De fax is weg', 'Aanvaard tot en met 1 mei 2026'],
      ...['Hoe risico’s worden gewaardeerd', 'Patiëntveiligheid', 'Controlepunt', 'Klein ongemak'],
    ])
      expect(text).toContain(words)
    const english = flat(await pdfText(await file(downloadRiskReport, {}, { language: 'en' }), '-layout'))
    for (const words of [
      'Risk report',
      'holds 5 open risks',
      'Where the risks lie',
      'Two measures; one is still planned',
    ])
      expect(english).toContain(words)
    expect(`${text}${english}`).not.toMatch(/undefined|null|NaN/)
  })

  withText('show a past moment as it was then, with its own checkpoint', async () => {
    const made = async (at: string | undefined) =>
      flat(await pdfText(await file(downloadRiskReport, {}, at === undefined ? {} : { at }), '-layout'))
    const [then, now] = [await made(before), await made(undefined)]
    expect(then).toContain('staan 6 open risico’s')
    expect(then).not.toContain('De fax is weg')
    const root = (text: string) => /Wortel \(Merkle, base64\) (\S+)/.exec(text)?.[1]
    expect(root(then)).toBeTruthy()
    expect(root(then)).not.toBe(root(now))
  })

  withText('give the treatment plan with its course', async () => {
    const text = flat(await pdfText(await file(downloadTreatmentPlan, {}), '-layout'))
    for (const words of [
      'Behandelplan risico’s',
      '4 in het plan',
      'Officer, 2 maart 2026',
      'Volgens plan laag',
      'te laat',
    ])
      expect(text).toContain(words)
    const late = flat(await pdfText(await file(downloadTreatmentPlan, { show: 'late' }), '-layout'))
    expect(late).not.toContain('Beeldbellen hapert')
  })

  for (const [name, contract] of [
    ['risk report', downloadRiskReport],
    ['treatment plan', downloadTreatmentPlan],
  ] as const)
    withOffice(
      `open elsewhere as DOCX and XLSX: the ${name}`,
      async () => {
        const word = await converted(await file(contract, { format: 'docx' }), 'docx', 'pdf')
        expect(flat(await pdfText(word, '-layout'))).toContain('Uitwijk duurt lang')
        const sheet = await converted(await file(contract, { format: 'xlsx' }, { language: 'en' }), 'xlsx', 'pdf')
        expect(flat(await pdfText(sheet, '-layout'))).toMatch(/Uitwijk/)
      },
      120_000,
    )
})

test('what comes of the register costs as many statements for one risk as for many', async () => {
  const counted = async () => {
    const found: Record<string, number> = {}
    for (const contract of [readTreatmentPlan, readBurnDown, readTopRisks] as Contract[]) {
      // Another moment, so that nothing is remembered.
      world.app.clock.now += day
      world.app.database.statements.length = 0
      const { status } = await world.app.call(contract, { as: world.officer })
      expect(status).toBe(200)
      // A read answers before its commit, which may show only after the next one began.
      found[contract.name] = world.app.database.statements.filter((one) => one !== 'commit').length
    }
    return found
  }
  const few = await counted()
  for (let n = 0; n < 12; n++)
    await world.risk({ title: `Nog een ${n}`, treatment: 'modify' }, { rating: { inherent: heavy, residual: light } })
  expect(await counted()).toEqual(few)
})
