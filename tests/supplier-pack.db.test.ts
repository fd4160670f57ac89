import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PackSupplier } from '../src/core/pack/pack.ts'
import { downloadPack, downloadVerifier, makePack } from '../src/features/pack/pack.contract.ts'
import { asked } from './pack-world.ts'
import { openSupplierProofWorld } from './supplier-proof-world.ts'

let world: Awaited<ReturnType<typeof openSupplierProofWorld>>
let folder: string
beforeAll(async () => {
  world = await openSupplierProofWorld()
  folder = await mkdtemp(join(tmpdir(), 'zorgborg-supplier-pack-'))
  await writeFile(join(folder, 'verify-pack.mjs'), (await world.app.call(downloadVerifier)).raw)
})
afterAll(async () => {
  await world.app.close()
  await rm(folder, { recursive: true, force: true })
})

/** A pack of the requirements that the measure serves, verified by plain Node, as texts by path. */
async function packed(more: object = {}): Promise<Record<string, string>> {
  const auditor = await world.app.person(world.organisation, 'auditor')
  const made = await world.app.call(makePack, { as: auditor, body: { ...asked, ...more } })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { id } = made.body as { id: string }
  const zip = (await world.app.call(downloadPack, { as: auditor, params: { id } })).raw
  await writeFile(join(folder, 'pack.zip'), zip)
  execFileSync(process.execPath, [join(folder, 'verify-pack.mjs'), join(folder, 'pack.zip')], { env: {} })
  const files = unzipSync(zip)
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]))
}

const terms = (to: string) =>
  world.record((tx) =>
    tx.rows
      .updateTable('coverage_reports')
      .set({ terms: to })
      .where('organisation_id', '=', world.organisation)
      .where('id', '=', world.ids.report)
      .execute(),
  )

test('a pack tells of a report under conditions that it is there, and passes none of its texts on, in the trail neither', async () => {
  for (const under of ['nda', 'customer', 'auditor']) {
    await terms(under)
    const files = await packed()
    const [supplier] = JSON.parse(files['data/suppliers.json'] ?? '') as PackSupplier[]
    expect(supplier).toMatchObject({
      ...{ name: 'Hoster (demo)', relied: true, certificates: [{ ends: '2026-06-30', accredited: 'yes' }] },
      coverage: [{ title: 'Dekking 2026', terms: under, disclaimer: 'Geen garantie', count: 3, claims: null }],
    })
    expect(Object.values(files).join('\n')).not.toContain('Geheime tekst')
    expect(files['suppliers.html']).toContain('niet meegegeven')
    expect(files['suppliers.html']).toContain('Geen garantie')
    expect(files['requirements/nen-7510-2024-8.13.html']).toContain('Hoster (demo)')
  }
})

test('a public report goes along whole, with its disclaimer', async () => {
  await terms('public')
  const files = await packed()
  const [supplier] = JSON.parse(files['data/suppliers.json'] ?? '') as PackSupplier[]
  expect(supplier?.coverage[0]?.claims).toHaveLength(3)
  expect(files['suppliers.html']).toContain('Geheime tekst')
  expect(files['trail/entries.jsonl']).toContain('measure_reliances')
})

test('terms of today go for what leaves the house: a report that became stricter goes along in no pack, and with no pack of before', async () => {
  await terms('public')
  const auditor = await world.app.person(world.organisation, 'auditor')
  const made = await world.app.call(makePack, { as: auditor, body: asked })
  const params = { id: (made.body as { id: string }).id }
  const take = () => world.app.call(downloadPack, { as: auditor, params })
  expect((await take()).status).toBe(200)
  await terms('customer')
  expect(await take()).toMatchObject({ status: 409, body: { code: 'pack-holds-stricter' } })
  expect(Object.values(await packed()).join('\n')).not.toContain('Geheime tekst')
  await terms('public')
  expect((await take()).status).toBe(200)
})

test('a pack of requirements on which no supplier bears names no supplier', async () => {
  const scope = { requirements: [{ edition: 'nen-7510-2024', requirement: '8.24' }], systems: [] }
  const files = await packed({ scope })
  expect(JSON.parse(files['data/suppliers.json'] ?? '')).toEqual([])
  expect(Object.keys(files)).not.toContain('suppliers.html')
  expect(Object.values(files).join('\n')).not.toContain('Hoster')
})
