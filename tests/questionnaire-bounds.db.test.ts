import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as answering from '../src/features/supplier-reviews/answering.contract.ts'
import { questionnaireCalls } from './questionnaire-calls.ts'
import { openSupplierReviewsWorld, type SupplierReviewsWorld } from './supplier-reviews-world.ts'

let world: SupplierReviewsWorld
let supplier = ''
let calls: ReturnType<typeof questionnaireCalls>
beforeAll(async () => {
  world = await openSupplierReviewsWorld()
  calls = questionnaireCalls(world, () => supplier)
})
afterAll(() => world.app.close())
beforeEach(async () => {
  supplier = await world.another()
})

test('whoever holds a link writes no more than anybody types: the same answer is no change, and an hour has its most', async () => {
  const { app, organisation } = world
  const { token } = await calls.send()
  const revisions = () => app.transactions.read(organisation, { kind: 'now' }, (reader) => reader.revision())
  const saved = (await calls.type(token, 'mfa', 'yes', 0, 'Overal')).body as { revision: number }
  const before = await revisions()
  const again = await calls.type(token, 'mfa', 'yes', saved.revision, 'Overal')
  expect([again.status, (again.body as { revision: number }).revision]).toEqual([200, saved.revision])
  expect(await revisions()).toBe(before)
  const found = await app.database.engine.pool.query(
    `insert into trail select organisation_id, revision + 100000 + n, at, actor_kind, actor_id, actor_name, action, subject, details, leaf_hash
     from trail, generate_series(1, 599) n where organisation_id = $1 and revision = $2`,
    [organisation, before],
  )
  expect(found.rowCount).toBe(599)
  try {
    const more = await calls.type(token, 'mfa', 'no', saved.revision)
    expect([more.status, (more.body as { code: string }).code]).toEqual([429, 'too-many-answers'])
    await app.database.engine.pool.query(
      `update trail set action = 'questionnaire.sheet-taken-over' where organisation_id = $1 and revision > 100000`,
      [organisation],
    )
    const sheet = await calls.byLink(answering.downloadLinkedSheet, { token })
    const filled = await calls.byLink(answering.fillInLinkedSheet, { token, file: sheet.raw.toString('base64') })
    expect(filled.status).toBe(429)
  } finally {
    await app.database.engine.pool.query('delete from trail where organisation_id = $1 and revision > 100000', [
      organisation,
    ])
  }
  world.at('2026-03-02T10:00:01Z')
  expect((await calls.type(token, 'mfa', 'no', saved.revision)).status).toBe(200)
  world.at('2026-03-02T09:00:00Z')
})

test('a sheet that comes by a link is unpacked before the organisation waits for it', async () => {
  const { app } = world
  const { token } = await calls.send()
  const sheet = await calls.byLink(answering.downloadLinkedSheet, { token })
  const waits = async (file: string, status: number) => {
    app.database.statements.length = 0
    expect((await calls.byLink(answering.fillInLinkedSheet, { token, file })).status).toBe(status)
    return app.database.statements.some((one) => one.includes('pg_advisory_xact_lock('))
  }
  expect(await waits('AAAA', 400)).toBe(false)
  expect(await waits(sheet.raw.toString('base64'), 200)).toBe(true)
})

test('sheets that are refused, or change nothing, count as well: one link has only so many read in an hour', async () => {
  const { token } = await calls.send()
  const sheet = (await calls.byLink(answering.downloadLinkedSheet, { token })).raw.toString('base64')
  const tried = async (file: string) => (await calls.byLink(answering.fillInLinkedSheet, { token, file })).status
  const statuses = []
  for (let time = 0; time < 22; time++) statuses.push(await tried(time % 2 === 0 ? 'AAAA' : sheet))
  expect(statuses).toEqual([...Array.from({ length: 20 }, (_, time) => (time % 2 === 0 ? 400 : 200)), 429, 429])
  // Another link has its own, and answers can still be typed.
  const other = await calls.send()
  expect((await calls.byLink(answering.fillInLinkedSheet, { token: other.token, file: sheet })).status).not.toBe(429)
  expect((await calls.type(token, 'mfa', 'yes')).status).toBe(200)
  world.at('2026-03-02T10:00:01Z')
  expect(await tried(sheet)).not.toBe(429)
  world.at('2026-03-02T09:00:00Z')
})
