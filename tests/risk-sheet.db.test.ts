import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAsset } from '../src/features/assets/assets.contract.ts'
import { readRisk } from '../src/features/risk/risk.contract.ts'
import { downloadRisksSheet, importRisks, tryRiskImport } from '../src/features/risk/risk-sheet.contract.ts'
import { listRisks } from '../src/features/risk/risks.contract.ts'
import { writeCsv } from '../src/render/exchange/write-csv.ts'
import { assetFacts } from './assets-world.ts'
import { heavy, light, openRiskWorld } from './risk-world.ts'

let world: Awaited<ReturnType<typeof openRiskWorld>>
let measures: string[]
beforeAll(async () => {
  world = await openRiskWorld()
  await world.done(addAsset, { body: assetFacts({ name: 'Mail', kind: 'application' }) })
  const since = { inOperationSince: '2025-01-06' }
  measures = [
    await world.measure('Back-ups', since),
    await world.measure('Noodstroom; getest', { plannedFor: '2026-06-01' }),
  ]
})
afterAll(() => world.app.close())

const file = (rows: (string | number)[][]) =>
  Buffer.from(writeCsv(rows.map((row) => row.map(String)))).toString('base64')
const plain = { columns: null, groupOfOthers: null, aspectOfImpact: null }
type Choices = { columns?: string[] | null; groupOfOthers?: string | null; aspectOfImpact?: string | null }
const trying = (of: string, more: Choices = {}) =>
  world.done(tryRiskImport, { body: { ...plain, file: of, ...more }, headers: { 'accept-language': 'nl' } })
async function take(of: string, more: Choices = {}) {
  const { token } = await trying(of, more)
  return world.done(importRisks, { body: { ...plain, file: of, ...more, token } })
}
const total = async () => (await world.done(listRisks, { query: { state: 'all' } })).total
async function exported(language = 'nl'): Promise<Buffer> {
  const { status, raw } = await world.app.call(downloadRisksSheet, { as: world.officer, query: { language } })
  expect(status).toBe(200)
  return raw
}

const head = ['Nr', 'Risico', 'Proces', 'Eigenaar', 'Kans', 'Gevolg', 'Netto kans', 'Categorie', 'Strategie']

test('criteria come first: without them a list is refused as a whole', async () => {
  const { code } = await world.refused(tryRiskImport, { body: { ...plain, file: file([head]) } })
  expect(code).toBe('no-criteria')
  await world.approve()
})

test('a register of others comes in by its columns, once, and what is wrong is told with its row', async () => {
  const list = file([
    ['Risicoregister 2025'],
    head,
    [1, 'Stroom valt uit', 'EPD', 'Jan (demo)', 4, 'Ernstig', '2 Zelden', 'Apparatuur', 'mitigeren'],
    [2, 'Phishing', 'Mail', '', 'vaak', 3, '', 'Mensen', ''],
    [3, 'Onbekend systeem', 'PACS', '', 1, 1, '', 'Mensen', ''],
    [4, 'Onbekende eigenaar', 'Mail', 'Piet', 1, 1, '', 'Mensen', ''],
    [5, 'Te veel', 'Mail', '', 7, 1, '', 'Mensen', ''],
    [6, 'Zwaarder met maatregelen', 'Mail', '', 2, 2, 3, 'Mensen', ''],
    [7, 'Zonder groep', 'Mail', '', '', '', '', '', ''],
    [8, 'phishing', 'MAIL', '', 1, 1, '', 'Mensen', ''],
    [9, 'Geen behandeling', 'Mail', '', '', '', '', 'Mensen', 'hopen'],
    [10, 'Nog niet gewaardeerd', 'Mail', '', '', '', '', 'Gegevens', 'accepteren'],
  ])
  const without = await trying(list)
  expect(without.columns.map(({ about }) => about)).toEqual([
    ...['number', 'title', 'asset', 'owner', 'inherent-likelihood', 'inherent-impact', 'residual-likelihood'],
    ...['threatGroup', 'treatment'],
  ])
  expect(without.refused.find(({ row }) => row === 3)?.sentence).toContain('één kolom voor het gevolg')
  const choices = { aspectOfImpact: 'availability' }
  const tried = await trying(list, choices)
  expect(tried.added.map(({ title }) => title)).toEqual(['Stroom valt uit', 'Phishing', 'Nog niet gewaardeerd'])
  const told = new Map(tried.refused.map(({ row, sentence }) => [row, sentence]))
  expect([...told.keys()]).toEqual([5, 6, 7, 8, 9, 10, 11])
  expect(told.get(5)).toContain('‘PACS’')
  expect(told.get(6)).toContain('lijst van medewerkers')
  expect(told.get(7)).toContain('Schrijf een van deze: 1 Zeer zelden, 2 Zelden')
  expect(told.get(8)).toContain('nooit zwaarder dan zonder')
  expect(told.get(9)).toContain('kies een groep')
  expect(told.get(10)).toContain('rij 4')
  expect(told.get(11)).toContain('verminderen, vermijden, delen of dragen')
  expect(await total(), 'trying stores nothing').toBe(0)
  const english = await world.app.call(tryRiskImport, {
    ...{ as: world.officer, body: { ...plain, ...choices, file: list } },
    headers: { 'accept-language': 'en' },
  })
  expect(JSON.stringify(english.body)).toContain('No asset or process is called')

  expect(await take(list, choices)).toMatchObject({ added: 3, changed: 0, rated: 2, unchanged: 0, refused: 7 })
  const { items } = await world.done(listRisks, { query: { sort: 'number', direction: 'up' } })
  const power = await world.done(readRisk, { params: { id: items[0]?.id ?? '' } })
  expect(power).toMatchObject({ code: 'R-001', treatment: 'modify', threatGroup: 'equipment' })
  expect(power.owner?.name).toBe('Jan (demo)')
  expect(power.ratings?.inherent).toMatchObject({ likelihood: { step: 4 }, impact: 4 })
  expect(power.ratings?.residual).toMatchObject({ likelihood: { step: 2 }, impact: 4 })
  expect(power.looks[0]?.by).toBe('Officer')
  expect(items[2]?.state).toBe('unrated')
  expect(await take(list, choices), 'done again it changes nothing').toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 3,
  })
})

test('what goes out comes back without a change, and goes out byte for byte the same, in both languages', async () => {
  await world.risk(
    { title: 'Bekend', description: '=1+1\n- niets', treatment: 'modify', treatmentReason: 'Moet' },
    {
      rating: { inherent: heavy, residual: light },
      measures: [
        { measure: measures[0] ?? '', weight: 2 },
        { measure: measures[1] ?? '', weight: 1 },
      ],
    },
  )
  for (const language of ['nl', 'en']) {
    const out = await exported(language)
    const tried = await trying(out.toString('base64'))
    expect(tried).toMatchObject({ added: [], changed: [], refused: [], remarks: [], unchanged: 4 })
    expect(await take(out.toString('base64'))).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
    expect((await exported(language)).equals(out)).toBe(true)
  }
})

test('after newer criteria the ratings that stand are still what they were', async () => {
  const { aspects, ...content } = world.content
  await world.approve({ ...content, aspects: aspects.filter(({ id }) => id !== 'money'), appetite: 1 }, 'Nieuw')
  const out = await exported()
  expect(await trying(out.toString('base64'))).toMatchObject({ added: [], changed: [], refused: [], unchanged: 4 })
})

test('a cell that was changed changes that, and what is not known of measures takes nothing away', async () => {
  const list = file([
    ['Nummer', 'Risico', 'Maatregelen', 'Afgesloten op', 'Waarom afgesloten'],
    ['R-004', 'Anders genoemd', 'Back-ups (weegt 3); Wat niemand kent', '', ''],
    ['R-002', 'Phishing', '', '2026-03-02', 'Mail is weg'],
    ['R-099', 'Zonder middel', '', '', ''],
  ])
  const tried = await trying(list)
  expect(tried.changed.map(({ code, fields }) => [code, fields.map(({ field }) => field)])).toEqual([
    ['R-004', ['title', 'measures']],
    ['R-002', ['closedOn', 'closeReason']],
  ])
  expect(tried.remarks[0]?.sentence).toContain('‘Wat niemand kent’')
  expect(tried.refused.map(({ row }) => row)).toEqual([4])
  await take(list)
  const { items } = await world.done(listRisks, { query: { state: 'all', sort: 'number', direction: 'up' } })
  const four = await world.done(readRisk, { params: { id: items[3]?.id ?? '' } })
  expect(four.title).toBe('Anders genoemd')
  expect(four.measures.map(({ title, weight }) => [title, weight]).sort()).toEqual([
    ['Back-ups', 3],
    ['Noodstroom; getest', 1],
  ])
  expect(items[1]?.state).toBe('closed')
  const closed = file([
    ['Nummer', 'Risico', 'Bedrijfsmiddel', 'Eigenaar in een rol'],
    ['R-002', 'Phishing', 'Mail', 'Hoofd'],
    ['R-001', 'Een ander', 'Mail', 'Hoofd'],
  ])
  const refused = (await trying(closed)).refused.map(({ sentence }) => sentence)
  expect(refused[0]).toContain('afgesloten')
  expect(refused[1]).toContain('Het risico met dit nummer is een ander')
})

test('a list that was not tried as it is now is not taken over', async () => {
  const list = file([
    ['Risico', 'Bedrijfsmiddel', 'MAPGOOD'],
    ['Nieuw', 'Mail', 'Mensen'],
  ])
  const { token } = await trying(list)
  await world.risk({ title: 'Nieuw', asset: world.asset })
  const other = file([
    ['Risico', 'Bedrijfsmiddel', 'MAPGOOD'],
    ['Nieuwer', 'Mail', 'Mensen'],
  ])
  const { code } = await world.refused(importRisks, { body: { ...plain, file: other, token } })
  expect(code).toBe('changed-since-check')
})

test('2,000 rows come in by as many statements as one', async () => {
  const rows = (count: number, word: string) =>
    file([
      ['Risico', 'Bedrijfsmiddel', 'MAPGOOD', 'Kans', 'Beschikbaarheid', 'Maatregelen', 'Eigenaar'],
      ...Array.from({ length: count }, (_, n) => [`${word} ${n}`, 'EPD', 'Mensen', 3, 4, 'Back-ups', 'Jan (demo)']),
    ])
  const statements = async (of: string, wanted: object) => {
    const { token } = await trying(of)
    world.app.database.statements.length = 0
    expect(await world.done(importRisks, { body: { ...plain, file: of, token } })).toMatchObject(wanted)
    // The try answers before its commit, which may show only here.
    return world.app.database.statements.filter((one) => one !== 'commit').length
  }
  // The first list also writes down what its columns are about.
  await statements(rows(1, 'Kop'), { added: 1 })
  const one = await statements(rows(1, 'Een'), { added: 1, rated: 1 })
  expect(await statements(rows(2000, 'Veel'), { added: 2000, rated: 2000 })).toBe(one)
  const renamed = (count: number) =>
    file([
      ['Risico', 'Bedrijfsmiddel', 'Kans', 'Eigenaar in een rol'],
      ...Array.from({ length: count }, (_, n) => [`Veel ${n}`, 'EPD', '', 'Hoofd ICT']),
    ])
  await statements(renamed(1), { changed: 1 })
  const changing = await statements(renamed(2), { changed: 1, unchanged: 1 })
  expect(await statements(renamed(2000), { changed: 1998, unchanged: 2 })).toBe(changing)
}, 60_000)
