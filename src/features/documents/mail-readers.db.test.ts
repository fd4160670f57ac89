import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../tests/mail-server.ts'
import { draft, facts, openReadingWorld, type ReadingWorld } from './reading-world.fixture.ts'

let world: ReadingWorld
beforeAll(async () => {
  world = await openReadingWorld()
  world.at('2026-11-02T09:00:00.000Z')
  await world.begin()
})
afterAll(() => world.close())

test('mails about reading are made ready without a text, and written for a few people at a time', async () => {
  await world.staff(Array.from({ length: 60 }, (_, n) => ({ name: `P${n}` })))
  const long = Array.from({ length: 9 }, () => 'word '.repeat(230 * 2).trim())
  await world.publish({ facts: facts({ title: 'Long' }), draft: draft(...long) })
  await world.publish({ facts: facts({ title: 'Short' }) })
  const { statements } = world.app.database
  statements.length = 0
  const mails = await world.sweep()
  expect(mails).toHaveLength(60)
  const text = textOf(mails[0] ?? expect.unreachable())
  expect(text).toContain('Long (18 min')
  expect(text).toContain('Short (1 min')
  expect(statements.filter((one) => /document_versions/.test(one) && /\bbody\b/.test(one))).toEqual([])
  // What there is to read is looked up once, not once a person.
  expect(statements.filter((one) => /from "?documents"?/.test(one)).length).toBeLessThan(10)
  const trail = await world.app.database.engine.rows
    .selectFrom('trail')
    .select('details')
    .where('action', '=', 'readers.mailed')
    .orderBy('revision')
    .execute()
  expect(trail.map(({ details }) => details)).toEqual([{ mailed: 25 }, { mailed: 25 }, { mailed: 10 }])
  statements.length = 0
  expect(await world.sweep()).toEqual([])
})
