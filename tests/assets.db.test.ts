import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as assets from '../src/features/assets/assets.contract.ts'
import * as register from '../src/features/assets/register.contract.ts'
import { changeItem, withdrawItem } from '../src/features/profile/items.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { assetFacts as facts, openAssetsWorld } from './assets-world.ts'

let world: Awaited<ReturnType<typeof openAssetsWorld>>
let { app, contributor, system, jan, done, refused } = {} as typeof world
beforeAll(async () => {
  world = await openAssetsWorld()
  ;({ app, contributor, system, jan, done, refused } = world)
})
afterAll(() => app?.close())

const add = (more: object = {}) => done(assets.addAsset, { body: facts(more) })
const read = (id: string) => done(assets.readAsset, { params: { id } })

test('what the scope holds is proposed and taken over once, with the class that the scope gives it', async () => {
  const { proposals, scope } = await done(register.readAssetProposals)
  expect(scope).toBe(2)
  expect(proposals.map(({ name, kind, same }) => [name, kind, same])).toEqual([
    ['Opname', 'process', null],
    ['EPD, productie', 'patient-record', null],
  ])
  const chosen = proposals.map(({ id }) => id)
  expect(await done(register.takeOverAssets, { body: { chosen } })).toEqual({ added: 2, tied: 0, standing: 0 })
  expect(await done(register.takeOverAssets, { body: { chosen } })).toEqual({ added: 0, tied: 0, standing: 2 })
  expect((await refused(register.takeOverAssets, { body: { chosen: [newId()] } })).paths).toEqual(['chosen'])
  const { items, totals } = await done(assets.listAssets)
  expect(items.map(({ name, inScope, ownerRole }) => [name, inScope, ownerRole])).toEqual([
    ['EPD, productie', true, 'Directeur zorg'],
    ['Opname', true, 'Directeur zorg'],
  ])
  expect(totals).toMatchObject({ all: 2, proposed: 0, unclassified: 1 })
  const epd = await read(items[0]?.id ?? '')
  expect(epd.class.availability).toEqual({ own: null, scope: 3, need: 3, because: { kind: 'scope' } })
  expect(epd).toMatchObject({ scope: { line: 'system', name: 'EPD; productie', withdrawn: false }, supplier: 'Hoster' })
})

describe('an asset', () => {
  test('is recorded whole, and what leans on it makes it weigh more, which is said', async () => {
    const net = await add({ name: 'Net', kind: 'network', owner: jan, availability: 1 })
    const server = await add({ name: 'Server', kind: 'server', dependsOn: [net.id, net.id] })
    const app_ = await add({ name: 'Lab', kind: 'application', availability: 3, dependsOn: [server.id] })
    const found = await read(net.id)
    expect(found.owner).toEqual({ id: jan, name: 'Jan (demo)', left: false })
    expect(found.class.availability).toEqual({
      ...{ own: 1, scope: null, need: 3 },
      because: {
        kind: 'asset',
        origin: { id: app_.id, name: 'Lab', kind: 'application' },
        via: { id: server.id, name: 'Server', kind: 'server' },
      },
    })
    expect(found.usedBy).toMatchObject([{ name: 'Server', availability: 3, withdrawn: false }])
    expect(found.history).toMatchObject([{ action: 'asset.added', by: 'Contributor' }])
  })

  test('is changed only as it was seen, and shows on a past day what it was then', async () => {
    const made = await add({ name: 'Pomp', kind: 'medical-device', confidentiality: 1 })
    const params = { id: made.id }
    const body = facts({ name: 'Infuuspomp', kind: 'medical-device', confidentiality: 2, supplier: 'Fabrikant' })
    app.clock.now = Date.parse('2026-03-05T09:00:00Z')
    const changed = await done(assets.changeAsset, { params, seen: made.revision, body })
    expect(changed).toMatchObject({ name: 'Infuuspomp', class: { confidentiality: { need: 2 } } })
    expect(await refused(assets.changeAsset, { params, seen: made.revision, body })).toMatchObject({
      status: 412,
      code: 'changed-meanwhile',
    })
    const then = await done(assets.readAsset, { params, at: '2026-03-03' })
    expect(then).toMatchObject({ name: 'Pomp', supplier: '', class: { confidentiality: { need: 1 } } })
    const past = await done(assets.listAssets, { query: { text: 'pomp' }, at: '2026-03-03' })
    expect(past.items.map(({ name }) => name)).toEqual(['Pomp'])
    expect((await refused(assets.readAsset, { params, at: '2026-03-01' })).status).toBe(404)
  })

  test('is withdrawn with a reason: it passes nothing on, is in no list, and can be taken back while its name is free', async () => {
    const wifi = await add({ name: 'Wifi', kind: 'network' })
    const alarm = await add({ name: 'Alarm', kind: 'service', integrity: 3, dependsOn: [wifi.id] })
    expect((await read(wifi.id)).class.integrity.need).toBe(3)
    const params = { id: alarm.id }
    expect((await refused(assets.withdrawAsset, { params, seen: alarm.revision, body: { reason: ' ' } })).status).toBe(
      400,
    )
    const gone = await done(assets.withdrawAsset, { params, seen: alarm.revision, body: { reason: 'Vervangen' } })
    expect(gone).toMatchObject({
      withdrawn: { on: '2026-03-05', reason: 'Vervangen' },
      class: { integrity: { need: null } },
    })
    expect(await read(wifi.id)).toMatchObject({ class: { integrity: { need: null } }, usedBy: [{ withdrawn: true }] })
    expect(await refused(assets.changeAsset, { params, seen: gone.revision, body: facts() })).toMatchObject({
      code: 'asset-withdrawn',
    })
    expect((await done(assets.listAssets, { query: { text: 'alarm' } })).items).toEqual([])
    const query = { state: 'withdrawn' }
    expect((await done(assets.listAssets, { query })).items.map(({ name }) => name)).toEqual(['Alarm'])
    const other = await add({ name: 'ALARM', kind: 'service' })
    expect((await refused(assets.restoreAsset, { params, seen: gone.revision })).code).toBe('asset-name-taken')
    await done(assets.withdrawAsset, { params: { id: other.id }, seen: other.revision, body: { reason: 'Dubbel' } })
    const back = await done(assets.restoreAsset, { params, seen: gone.revision })
    expect(back).toMatchObject({ withdrawn: null, class: { integrity: { need: 3 } } })
    expect((await read(alarm.id)).history.map(({ action }) => action)).toEqual([
      'asset.restored',
      'asset.withdrawn',
      'asset.added',
    ])
  })

  test('is refused where it could not be told apart, leans on itself, or names what is not there', async () => {
    const made = await add({ name: 'Kast', kind: 'other' })
    const body = (more: object) => ({ body: facts({ name: 'Nieuw', ...more }) })
    const paths = async (more: object) => (await refused(assets.addAsset, body(more))).paths
    expect(await paths({ name: 'kast', kind: 'other' })).toEqual(['name'])
    expect(await paths({ name: 'A; B' })).toEqual(['name'])
    expect(await paths({ owner: newId() })).toEqual(['owner'])
    expect(await paths({ dependsOn: [newId()] })).toEqual(['dependsOn'])
    expect(await paths({ scope: { line: 'system', id: newId() } })).toEqual(['scope'])
    expect(await paths({ scope: { line: 'system', id: system } })).toEqual(['scope'])
    expect(
      (
        await refused(assets.changeAsset, {
          params: { id: made.id },
          seen: made.revision,
          body: facts({ name: 'Kast', kind: 'other', dependsOn: [made.id] }),
        })
      ).paths,
    ).toEqual(['dependsOn'])
  })

  test('of which the line of the scope was reclassified or withdrawn follows that', async () => {
    const { items } = await done(assets.listAssets, { query: { text: 'EPD, productie' } })
    const id = items[0]?.id ?? ''
    const list = {
      ...{ list: 'systems', name: 'EPD', kind: 'patient-record', purpose: '', ownerRole: '', supplier: '' },
      ...{ healthData: true, availability: 2, integrity: 2, confidentiality: 2 },
    }
    const revision = async () => {
      const found = await app.database.engine.pool.query('select revision from systems where id = $1', [system])
      return Number(found.rows[0].revision)
    }
    const params = { list: 'systems', id: system }
    await done(changeItem, { params, seen: await revision(), body: list })
    expect((await read(id)).class).toMatchObject({ availability: { need: 2 }, confidentiality: { need: 2 } })
    await done(withdrawItem, { params, seen: await revision() })
    expect(await read(id)).toMatchObject({ class: { availability: { need: null } }, scope: { withdrawn: true } })
  })
})

describe('the list', () => {
  test('filters, sorts and pages, and its totals tell of all', async () => {
    const names = async (query: object) =>
      (await done(assets.listAssets, { query: query as never })).items.map(({ name }) => name)
    expect(await names({ kind: 'network' })).toEqual(['Net', 'Wifi'])
    expect(await names({ owner: jan })).toEqual(['Net'])
    expect(await names({ ownerRole: 'Directeur zorg', kind: 'process' })).toEqual(['Opname'])
    expect(await names({ weighs: '3' })).toEqual(['Alarm', 'Lab', 'Net', 'Server', 'Wifi'])
    expect(await names({ weighs: '3', sort: 'class', direction: 'down', size: 1, page: 2 })).toHaveLength(1)
    expect(await names({ without: 'neighbours' })).toContain('Kast')
    expect(await names({ without: 'owner' })).not.toContain('Net')
    expect(await names({ without: 'own-class', kind: 'server' })).toEqual(['Server'])
    expect(await names({ text: 'fabrikant' })).toEqual(['Infuuspomp'])
    const { totals, total } = await done(assets.listAssets, { query: { size: 2 } })
    expect(total).toBe(totals.all)
    expect(totals).toMatchObject({ withdrawn: 1, kinds: { network: 2, server: 1 } })
  })

  test('goes out as it is shown', async () => {
    const out = await app.call(assets.downloadAssets, { as: contributor, query: { format: 'csv', kind: 'network' } })
    const lines = out.raw.toString('utf8').trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('Net;Network;;Jan (demo);;;Low;;;;High;;;')
  })
})

describe('the drawing', () => {
  test('holds what stands and what leans on what', async () => {
    const { assets: drawn, dependencies, total, kinds } = await done(register.readAssetDrawing)
    expect(drawn).toHaveLength(total)
    expect(kinds).toEqual([])
    const name = new Map(drawn.map(({ id, name }) => [id, name]))
    expect(
      dependencies.map(({ dependent, dependency }) => `${name.get(dependent)} → ${name.get(dependency)}`).sort(),
    ).toEqual(['Alarm → Wifi', 'Lab → Server', 'Server → Net'])
  })

  test('around one asset shows both sides', async () => {
    const { items } = await done(assets.listAssets, { query: { text: 'Server' } })
    const focus = items[0]?.id ?? ''
    const found = await done(register.readAssetDrawing, { query: { focus } })
    expect(found.focus).toMatchObject({ name: 'Server' })
    expect(found.assets.map(({ name, distance }) => [name, distance])).toEqual([
      ['Lab', -1],
      ['Net', 1],
      ['Server', 0],
    ])
    expect((await refused(register.readAssetDrawing, { query: { focus: newId() } })).status).toBe(404)
  })
})
