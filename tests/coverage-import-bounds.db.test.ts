import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleDocument } from '../src/core/coverage/document.fixture.ts'
import { importCoverage, tryCoverageImport } from '../src/features/coverage/coverage-import.contract.ts'
import { coverageCsv } from '../src/render/coverage/coverage-sheet.ts'
import { callsOf } from './assets-world.ts'
import { openCoverageWorld } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
beforeAll(async () => {
  world = await openCoverageWorld()
})
afterAll(() => world?.app.close())

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes as string).toString('base64')
const asked = (bytes: Uint8Array | string) => ({
  ...{ file: base64(bytes), columns: null, edition: null, by: null, restsOn: null, editions: [], targets: [] },
})
const header = {
  ...{ title: 'Dekking', version: '3', asOf: '2026-01-30', terms: 'nda', termsNote: '', disclaimer: '' },
} as const

test('a file is read before the organisation waits for it, and one person and one organisation have only so many read in an hour', async () => {
  const { app, organisation } = world
  const own = callsOf(app, await app.person(organisation, 'contributor'))
  const body = asked(coverageCsv(sampleDocument))
  const { token } = await own.done(tryCoverageImport, { body })
  const about = { name: 'rapport.csv', service: world.ids.hosting, otherName: true, ...header, replaces: null }
  app.database.statements.length = 0
  const broken = { ...body, file: base64('PK\u0003\u0004 broken'), token, ...about }
  expect((await own.refused(importCoverage, { body: broken })).status).toBe(400)
  expect(app.database.statements.some((one) => one.includes('pg_advisory_xact_lock('))).toBe(false)
  const statuses = new Set<string>()
  for (let time = 0; time < 58; time++) statuses.add((await own.refused(tryCoverageImport, { body: asked('{}') })).code)
  expect(statuses).not.toContain('too-many-coverage-files')
  for (const [contract, more] of [
    [tryCoverageImport, body],
    [importCoverage, { ...body, token, ...about }],
  ] as const)
    expect(await own.refused(contract, { body: more as never })).toMatchObject({ status: 429 })
  // Somebody else goes on, until all together had their share; an hour later there is room again.
  await world.done(tryCoverageImport, { body })
  for (const many of [60, 29]) {
    const other = callsOf(app, await app.person(organisation, 'contributor'))
    for (let time = 0; time < many; time++)
      expect((await other.refused(tryCoverageImport, { body: asked('{}') })).status).toBe(400)
  }
  expect((await world.refused(tryCoverageImport, { body })).status).toBe(429)
  app.clock.now += 3_600_001
  await world.done(tryCoverageImport, { body })
})
