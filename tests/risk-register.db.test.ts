import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideApplicability } from '../src/features/applicability/applicability.contract.ts'
import { addAsset } from '../src/features/assets/assets.contract.ts'
import * as one from '../src/features/risk/risk.contract.ts'
import {
  changeManyRisks,
  downloadRisks,
  listRisks,
  readHeatMap,
  readRiskChoices,
} from '../src/features/risk/risks.contract.ts'
import { assetFacts } from './assets-world.ts'
import { heavy, light, openRiskWorld, type Risk } from './risk-world.ts'
import { trailOf } from './trail-of.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const edition = 'nen-7510-2024'
const rating = { inherent: heavy, residual: light }
let world: Awaited<ReturnType<typeof openRiskWorld>>
let server: string
let backup: string
const made: Record<string, Risk> = {}

beforeAll(async () => {
  world = await openRiskWorld()
  const { approve, done, risk, measure, app, person } = world
  await approve()
  server = (await done(addAsset, { body: assetFacts({ name: 'Server', kind: 'server' }) })).id
  backup = await measure('Back-ups', {
    ...{ inOperationSince: '2026-02-20', requirements: [{ edition, requirement: '8.13' }] },
  })
  await measure('Beëindigd', {
    ...{ inOperationSince: '2026-02-20', requirements: [{ edition, requirement: '8.13' }] },
  })
  const threat = [...app.content.threats.values()].find(({ controls }) => controls.includes('8.13'))
  if (!threat) throw new TypeError('a threat of the content is treated by back-ups')
  made.outage = await risk(
    { title: 'Uitval', threat: threat.id, treatment: 'modify', owner: person.jan, ownerRole: '' },
    { rating, measures: [{ measure: backup, weight: 2 }] },
  )
  made.fire = await risk({ title: 'Brand in de serverruimte', asset: server, threatGroup: 'environment' }, { rating })
  made.left = await risk({ title: 'Vergeten account', owner: person.left, ownerRole: '' })
  const low = { likelihood: 1, impacts: { integrity: 1 } }
  made.typo = await risk({ title: 'Typefout', asset: server }, { rating: { inherent: low, residual: low } })
})
afterAll(() => world.app.close())

const titles = async (query: Record<string, string | number>) =>
  (await world.done(listRisks, { query })).items.map(({ title }) => title)

test('a list is filtered, sorted and paged by the server, with what it left out', async () => {
  const { done, person, asset, measure: _measure } = world
  const all = await done(listRisks)
  expect(all).toMatchObject({ total: 4, leftOut: 0, day: '2026-03-02' })
  expect(all.items.map(({ title }) => title)).toEqual([
    'Brand in de serverruimte',
    'Uitval',
    'Typefout',
    'Vergeten account',
  ])
  expect(all.totals).toMatchObject({ all: 4, open: 4, unrated: 1, aboveAppetite: 2 })
  expect(all.totals.levels.map(({ name, count }) => `${name} ${count}`)).toEqual([
    'Zeer hoog 1',
    'Hoog 1',
    'Midden 0',
    'Laag 1',
  ])
  expect(all.items[1]).toMatchObject({
    ...{ code: 'R-001', owner: { name: 'Jan (demo)', left: false }, measures: { linked: 1, shown: 0 } },
    why: { nl: '‘Hoog’ is meer dan gedragen wordt, en er is geen maatregel gepland voor een dag die nog komt.' },
  })
  for (const [query, expected] of [
    [{ sort: 'title', direction: 'up' }, ['Brand in de serverruimte', 'Typefout', 'Uitval', 'Vergeten account']],
    [{ sort: 'number', direction: 'up', page: 2, size: 3 }, ['Typefout']],
    [{ sort: 'review', direction: 'up' }, ['Brand in de serverruimte', 'Uitval', 'Typefout', 'Vergeten account']],
    [{ sort: 'state', direction: 'up' }, ['Vergeten account', 'Uitval', 'Brand in de serverruimte', 'Typefout']],
    [{ sort: 'owner', direction: 'up', assetKind: 'patient-record' }, ['Vergeten account', 'Uitval']],
    [{ sort: 'asset', direction: 'up' }, ['Uitval', 'Vergeten account', 'Brand in de serverruimte', 'Typefout']],
    [{ state: 'attention', sort: 'number' }, ['Vergeten account', 'Brand in de serverruimte', 'Uitval']],
    [{ state: 'within-appetite' }, ['Typefout']],
    [{ state: 'closed' }, []],
    [{ level: 'Zeer hoog' }, ['Brand in de serverruimte']],
    [{ level: 'Zeer hoog', rating: 'inherent' }, ['Uitval', 'Brand in de serverruimte']],
    [{ asset: server }, ['Brand in de serverruimte', 'Typefout']],
    [{ asset, owner: person.jan }, ['Uitval']],
    [{ owner: 'nobody' }, ['Vergeten account']],
    [{ ownerRole: 'Hoofd zorg' }, ['Brand in de serverruimte', 'Typefout']],
    [{ threatGroup: 'environment' }, ['Brand in de serverruimte']],
    [{ threat: made.outage?.threat ?? '' }, ['Uitval']],
    [{ treatment: 'modify' }, ['Uitval']],
    [{ treatment: 'none', asset: server, sort: 'number' }, ['Typefout', 'Brand in de serverruimte']],
    [{ measure: backup }, ['Uitval']],
    [{ text: 'SERVERRUIMTE' }, ['Brand in de serverruimte']],
    [{ text: 'r-003' }, ['Vergeten account']],
    [{ likelihood: 4, impact: 5, rating: 'inherent' }, ['Uitval', 'Brand in de serverruimte']],
    [{ likelihood: 3, impact: 4 }, ['Uitval']],
  ] as const) {
    expect(await titles(query), JSON.stringify(query)).toEqual(expected)
  }
  const { leftOut, total } = await done(listRisks, { query: { asset: server } })
  expect({ leftOut, total }).toEqual({ leftOut: 2, total: 2 })
})

test('a heat map counts every risk once for each rating, and what lies in no cell apart', async () => {
  const { done, app } = world
  const map = await done(readHeatMap)
  expect(map).toMatchObject({ counted: 3, leftOut: { unrated: 1, otherCriteria: [] }, criteria: { number: 1 } })
  for (const rating of ['inherent', 'current', 'residual']) {
    const cells = map.cells.filter((cell) => cell.rating === rating)
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(map.counted)
    for (const { likelihood, impact, count, risks, level } of cells) {
      expect(risks.length).toBe(count)
      const { total, items } = await done(listRisks, { query: { likelihood, impact, rating } })
      expect(total).toBe(count)
      expect(items.map(({ id }) => id).sort()).toEqual(risks.map(({ id }) => id).sort())
      expect(level.name).toBe(items[0]?.levels?.[rating as 'current'].name)
    }
  }
  expect((await done(readHeatMap, { query: { asset: server } })).counted).toBe(2)
  const before = new Date(app.clock.now - 1000).toISOString()
  expect(await done(readHeatMap, { at: before })).toMatchObject({ criteria: null, counted: 0, cells: [] })
})

test('choices name what risks can be filtered by and filled in with', async () => {
  const { done, app } = world
  const choices = await done(readRiskChoices)
  expect(choices.assets.map(({ name }) => name)).toEqual(['EPD', 'Server'])
  expect(choices.threats.length).toBe(app.content.threats.size)
  expect(choices.owners.map(({ name, left }) => `${name} ${left}`)).toEqual(['Els (demo) true', 'Jan (demo) false'])
  expect(choices).toMatchObject({
    roles: ['Hoofd zorg'],
    levels: ['Zeer hoog', 'Hoog', 'Midden', 'Laag'],
    versions: [],
  })
  expect(choices.measures).toEqual([{ id: backup, title: 'Back-ups' }])
})

test('an export holds exactly what the list shows', async () => {
  const { app, officer } = world
  const query = { asset: server, sort: 'title', direction: 'up', format: 'csv' }
  const { raw, status } = await app.call(downloadRisks, { as: officer, query, headers: { 'accept-language': 'nl' } })
  expect(status).toBe(200)
  const lines = raw
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => /R-\d+/.test(line))
  expect(lines.map((line) => /R-\d+/.exec(line)?.[0])).toEqual(['R-002', 'R-004'])
  expect(lines[0]).toContain('Zeer hoog')
  const sheet = await app.call(downloadRisks, { as: officer, query: { ...query, format: 'xlsx' } })
  expect(sheet.raw.subarray(0, 2).toString()).toBe('PK')
})

test('a threat proposes its controls and the measures that serve them; a control is linked, and says how the statement stands', async () => {
  const { done, refused, by, outsider } = world
  const id = made.outage?.id ?? ''
  const params = { id }
  const decision = {
    applies: true,
    reasons: ['risk'],
    justification: '',
    presence: 'in-place',
    description: '',
    since: null,
  }
  await done(decideApplicability, { params: { edition, requirement: '8.13' }, seen: 0, body: decision })
  const proposed = await done(one.proposeMeasures, { params })
  const control = proposed.controls.find((each) => each.edition === edition && each.requirement === '8.13')
  expect(control).toMatchObject({ decision: 'applies', linked: false, number: '8.13' })
  expect(proposed.measures).toMatchObject([
    { title: 'Back-ups', linked: true, work: 'unshown', serves: ['8.13'] },
    { title: 'Beëindigd', linked: false },
  ])
  const { revision: seen } = await done(one.readRisk, { params })
  const ref = { edition, requirement: '8.13' }
  for (const controls of [[ref, ref], [{ edition, requirement: '9.99' }], [{ ...ref, edition: 'nen-7510-2017' }]]) {
    expect(await refused(one.linkControls, { params, seen, body: { controls } })).toMatchObject({
      status: 400,
      paths: ['controls'],
    })
  }
  const linked = await done(one.linkControls, { params, seen, body: { controls: [ref] } })
  expect(linked.controls).toMatchObject([
    { number: '8.13', decision: 'applies', editionName: expect.stringContaining('7510') },
  ])
  expect(await titles({ edition, requirement: '8.13' })).toEqual(['Uitval'])
  const gone = await done(one.linkControls, { params, seen: linked.revision, body: { controls: [] } })
  expect(gone.controls).toEqual([])
  for (const measures of [
    [{ measure: nobody, weight: 1 }],
    [
      { measure: backup, weight: 1 },
      { measure: backup, weight: 2 },
    ],
  ]) {
    expect(await refused(one.linkMeasures, { params, seen: gone.revision, body: { measures } })).toMatchObject({
      paths: ['measures'],
    })
  }
  expect(await by(outsider).refused(one.proposeMeasures, { params })).toMatchObject({ status: 404 })
})

test('several risks are given an owner or closed at once, with one note', async () => {
  const { app, organisation, done, refused, person, by, outsider } = world
  const risks = [made.fire?.id ?? '', made.typo?.id ?? '', made.outage?.id ?? '']
  const change = { kind: 'owner', owner: person.jan, ownerRole: '' }
  expect(await refused(changeManyRisks, { body: { risks: [nobody], change } })).toMatchObject({ paths: ['risks'] })
  expect(await refused(changeManyRisks, { body: { risks, change: { ...change, owner: nobody } } })).toMatchObject({
    paths: ['change.owner'],
  })
  expect(await by(outsider).refused(changeManyRisks, { body: { risks, change } })).toMatchObject({ status: 400 })
  expect(await done(changeManyRisks, { body: { risks, change } })).toEqual({ changed: 2, unchanged: 1 })
  const closing = { kind: 'close', closedOn: '2026-03-02', reason: 'Verhuisd' }
  expect(
    await refused(changeManyRisks, { body: { risks, change: { ...closing, closedOn: '2026-03-05' } } }),
  ).toMatchObject({
    ...{ status: 400, paths: ['change.closedOn'] },
  })
  const closed = { body: { risks: risks.slice(0, 2), change: closing } }
  expect(await by(world.administrator).done(changeManyRisks, closed)).toEqual({
    changed: 2,
    unchanged: 0,
  })
  expect((await trailOf(app, organisation)).at(-1)).toMatchObject({
    ...{ action: 'risk.several-closed', subject: 'R-002, R-004', details: { reason: 'Verhuisd' } },
  })
  expect(await titles({ state: 'closed', sort: 'number', direction: 'up' })).toEqual([
    'Brand in de serverruimte',
    'Typefout',
  ])
  expect(await done(changeManyRisks, { body: { risks: risks.slice(0, 2), change: closing } })).toEqual({
    changed: 0,
    unchanged: 2,
  })
})
