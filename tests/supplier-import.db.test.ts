import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assets from '../src/features/assets/assets.contract.ts'
import * as lists from '../src/features/suppliers/supplier-import.contract.ts'
import * as papers from '../src/features/suppliers/supplier-papers.contract.ts'
import * as suppliers from '../src/features/suppliers/suppliers.contract.ts'
import { assetFacts, openAssetsWorld } from './assets-world.ts'
import { serviceFacts, supplierFacts } from './suppliers-world.ts'

let world: Awaited<ReturnType<typeof openAssetsWorld>>
let { app, contributor, jan, done, refused } = {} as typeof world
beforeAll(async () => {
  world = await openAssetsWorld()
  ;({ app, contributor, jan, done, refused } = world)
})
afterAll(() => app?.close())

const add = (more: object = {}) => done(suppliers.addSupplier, { body: supplierFacts(more) })

test('names in other registers are proposed, and taken over once', async () => {
  await done(assets.addAsset, {
    body: assetFacts({ name: 'Röntgen', kind: 'medical-device', supplier: 'Beeld; Zorg' }),
  })
  const { proposals } = await done(lists.readSupplierProposals)
  expect(proposals.map(({ name, assets: of, systems }) => [name, of.map((one) => one.name), systems])).toEqual([
    ['Beeld, Zorg', ['Röntgen'], []],
    ['Hoster', [], ['EPD; productie']],
  ])
  const names = ['beeld, zorg', 'Hoster']
  expect(await done(lists.takeOverSuppliers, { body: { names } })).toEqual({ added: 2, standing: 0 })
  expect(await done(lists.takeOverSuppliers, { body: { names } })).toEqual({ added: 0, standing: 2 })
  expect((await refused(lists.takeOverSuppliers, { body: { names: ['Verzonnen'] } })).paths).toEqual(['names'])
})

test('a list goes out, comes back as it is without change, and goes out the same to the byte', async () => {
  const { id } = await add({ name: 'Kantine', ownerRole: 'Facilitair' })
  await done(papers.addService, { params: { id }, body: serviceFacts({ name: 'Maaltijden' }) })
  await add({
    name: 'Lijst BV',
    owner: jan,
    starts: '2020-01-01',
    exitPlan: 'Regel een\nRegel twee',
    description: '=1+1',
  })
  const out = async (format: string) =>
    (await app.call(suppliers.downloadSuppliers, { as: contributor, query: { format, state: 'all', sort: 'name' } }))
      .raw
  for (const format of ['csv', 'xlsx']) {
    const bytes = Buffer.from(await out(format))
    const body = { file: bytes.toString('base64'), columns: null }
    const tried = await done(lists.trySupplierImport, { body })
    expect(tried).toMatchObject({ added: [], changed: [], refused: [] })
    expect(tried.unchanged).toBe(tried.rows)
    const again = await done(lists.importSuppliers, { body: { ...body, token: tried.token } })
    expect(again).toMatchObject({ added: 0, changed: 0 })
    expect(Buffer.from(await out(format)).equals(bytes)).toBe(true)
  }
  const csv =
    'Naam;Diensten;Eigenaar;Levert vanaf\nNieuw BV;Kas, Lab;Jan (demo);2025-01-01\nLijst BV;Extra;Niemand;\nFout;;;31/12/2025\n'
  const body = { file: Buffer.from(csv).toString('base64'), columns: null }
  const tried = await done(lists.trySupplierImport, { body })
  expect(tried.added).toEqual([{ row: 2, name: 'Nieuw BV' }])
  expect(tried.refused.map(({ row }) => row)).toEqual([3, 4])
  const token = tried.token
  expect(await done(lists.importSuppliers, { body: { ...body, token } })).toEqual({
    added: 1,
    changed: 0,
    unchanged: 0,
    refused: 2,
  })
  expect(await done(lists.importSuppliers, { body: { ...body, token } })).toEqual({
    added: 0,
    changed: 0,
    unchanged: 1,
    refused: 2,
  })
})

test('a list that names more services than there is room for is refused, and nothing is stored', async () => {
  const services = Array.from({ length: 200 }, (_, place) => `Dienst ${place}`).join(', ')
  const rows = Array.from({ length: 76 }, (_, place) => `Vol ${place} BV;"${services.replaceAll(', ', ';')}"`)
  const file = Buffer.from(`Naam;Diensten\n${rows.join('\n')}\n`).toString('base64')
  expect((await refused(lists.trySupplierImport, { body: { file, columns: null } })).code).toBe('register-full')
  const list = (named: string) => ({
    ...{ file: Buffer.from(`Naam;Diensten\nVol BV;"${named}"\n`).toString('base64'), columns: null },
  })
  const first = list(services.replaceAll(', ', ';'))
  const { token } = await done(lists.trySupplierImport, { body: first })
  expect(await done(lists.importSuppliers, { body: { ...first, token } })).toMatchObject({ added: 1 })
  // Nor does one supplier get more by a second list.
  const second = await done(lists.trySupplierImport, { body: list('Nog een') })
  expect([second.changed, second.refused.map(({ row }) => row)]).toEqual([[], [2]])
})
