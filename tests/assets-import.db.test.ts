import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as assets from '../src/features/assets/assets.contract.ts'
import * as register from '../src/features/assets/register.contract.ts'
import { addStaffMember } from '../src/features/staff/staff.contract.ts'
import { callsOf, assetFacts as facts, jan, openAssetsWorld } from './assets-world.ts'

let world: Awaited<ReturnType<typeof openAssetsWorld>>
let { app, contributor, done, refused } = {} as typeof world
beforeAll(async () => {
  world = await openAssetsWorld()
  ;({ app, contributor, done, refused } = world)
  await add({ name: 'Net', kind: 'network', owner: world.jan, availability: 1 })
  await add({ name: 'Wifi', kind: 'network' })
})
afterAll(() => app?.close())

const add = (more: object = {}) => done(assets.addAsset, { body: facts(more) })
const read = (id: string) => done(assets.readAsset, { params: { id } })

describe('taking over a list', () => {
  const file = (text: string) => Buffer.from(text).toString('base64')
  const asked = (text: string, more: object = {}) => ({
    body: { file: file(text), columns: null, kindOfOthers: null, ...more },
  })

  test('is tried first, then done in one command, and done again changes nothing', async () => {
    const text =
      'Overzicht;;;\nNaam;Type;Eigenaar;Leunt op;Leverancier\nRöntgen;Medisch apparaat;7;Net;Fabrikant\nPACS;toepassing;;Net; Röntgen\nNet;Netwerk;;Kabels;\n'
    const tried = await done(register.tryAssetImport, asked(text))
    expect(tried).toMatchObject({ rows: 3, unchanged: 0, refused: [] })
    expect(tried.added.map(({ row, name }) => [row, name])).toEqual([
      [3, 'Röntgen'],
      [4, 'PACS'],
    ])
    expect(tried.changed).toEqual([
      { row: 5, name: 'Net', fields: [{ field: 'owner', before: 'Jan (demo)', after: '' }] },
    ])
    expect(tried.remarks).toEqual([{ row: 5, sentence: 'No asset is called ‘Kabels’, which this leans on.' }])
    expect((await done(assets.listAssets, { query: { text: 'PACS' } })).total, 'trying stores nothing').toBe(0)
    const body = { ...asked(text).body, token: tried.token }
    expect(await done(register.importAssets, { body })).toEqual({ added: 2, changed: 1, unchanged: 0, refused: 0 })
    const again = await done(register.tryAssetImport, asked(text))
    expect(again).toMatchObject({ added: [], changed: [], unchanged: 3 })
    expect(await done(register.importAssets, { body })).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    const { items } = await done(assets.listAssets, { query: { text: 'PACS' } })
    expect((await read(items[0]?.id ?? '')).history).toMatchObject([{ action: 'assets.imported' }])
  })

  test('is refused where it would make the register larger than anybody keeps, by assets or by what leans on what', async () => {
    const rows = (count: number, needs: string) =>
      `Naam;Soort;Leunt op\n${Array.from({ length: count }, (_, place) => `a${place};Server;${needs}`).join('\n')}\n`
    expect(await refused(register.tryAssetImport, asked(rows(5_001, '')))).toMatchObject({
      ...{ status: 400, code: 'register-full' },
    })
    const all = `"${Array.from({ length: 100 }, (_, place) => `a${place}`).join(';')}"`
    expect(await refused(register.tryAssetImport, asked(rows(300, all)))).toMatchObject({ code: 'register-full' })
  })

  test('is refused where the register changed since it was tried', async () => {
    const text = 'Naam;Soort\nHaast;Server\n'
    const { token } = await done(register.tryAssetImport, asked(text))
    await add({ name: 'Haast', kind: 'server' })
    await add({ name: 'Ander', kind: 'server' })
    const changed = 'Naam;Soort\nHaast;Server\nNog een;Server\n'
    const call = { body: { ...asked(changed).body, token } }
    expect(await refused(register.importAssets, call)).toMatchObject({ status: 409, code: 'changed-since-check' })
  })

  test('remembers what columns are about, and takes a kind for rows without', async () => {
    const text = 'Ding;Baas\nKoffer;Facilitair\n'
    const tried = await done(
      register.tryAssetImport,
      asked(text, { columns: ['name', 'ownerRole'], kindOfOthers: 'other' }),
    )
    expect(tried.added).toMatchObject([{ name: 'Koffer', kind: 'other' }])
    const body = { ...asked(text, { columns: ['name', 'ownerRole'], kindOfOthers: 'other' }).body, token: tried.token }
    await done(register.importAssets, { body })
    const next = await done(register.tryAssetImport, asked(text))
    expect(next.columns.map(({ about }) => about)).toEqual(['name', 'ownerRole'])
    expect(next.unchanged).toBe(1)
  })

  test('what went out comes back without a change, and goes out again byte for byte', async () => {
    await add({ name: 'Wifi', kind: 'service', description: '=1+1\nregel  twee', supplier: "'t Hof" })
    await add({ name: 'Gast', kind: 'other', dependsOn: (await ids('Wifi')).slice(0, 2), ownerRole: 'Hoofd  ICT' })
    for (const format of ['xlsx', 'csv'] as const) {
      const out = await app.call(assets.downloadAssets, { as: contributor, query: { format } })
      const asked_ = { file: out.raw.toString('base64'), columns: null, kindOfOthers: null }
      const tried = await done(register.tryAssetImport, { body: asked_ })
      expect(tried).toMatchObject({ added: [], changed: [], refused: [], remarks: [] })
      expect(tried.unchanged).toBe(tried.rows)
      // Into an empty register, with the same people, all of it comes in; and out again as it was.
      const empty = await app.organisation()
      const as = await app.person(empty, 'administrator')
      await callsOf(app, as).done(addStaffMember, {
        body: jan,
      })
      const there = callsOf(app, as)
      const first = await there.done(register.tryAssetImport, { body: asked_ })
      expect(first).toMatchObject({ refused: [], remarks: [] })
      await there.done(register.importAssets, { body: { ...asked_, token: first.token } })
      const again = await app.call(assets.downloadAssets, { as, query: { format: 'csv' } })
      const original = await app.call(assets.downloadAssets, { as: contributor, query: { format: 'csv' } })
      expect(again.raw.toString()).toBe(original.raw.toString())
      const back = await app.call(assets.downloadAssets, { as: contributor, query: { format } })
      expect(back.raw.equals(out.raw)).toBe(true)
    }
  })

  const ids = async (text: string) => (await done(assets.listAssets, { query: { text } })).items.map(({ id }) => id)
})
