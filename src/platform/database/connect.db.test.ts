import { afterEach, expect, test } from 'vitest'
import { createBareDatabase } from '../../../tests/backup-world.ts'
import { connect } from './connect.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

test('values arrive as instants in ISO, days as text, counts as numbers, lists as lists', async () => {
  const database = await createBareDatabase()
  undo.push(database.drop)
  const engine = connect(database.url, 1)
  undo.push(() => engine.close())
  const { rows } = await engine.pool.query(`select
    timestamptz '2026-03-01 09:30:00+01' as whole, timestamptz '2026-03-01 09:30:00.1Z' as tenth,
    timestamptz '2026-03-01 09:30:00.123987Z' as micro, timestamptz '10000-01-01 00:00:00Z' as far,
    date '2026-02-28' as day, 9007199254740991::bigint as many,
    '{risk,law}'::text[] as words, '{}'::text[] as none, array['a,b', 'say "no"', null, 'null'] as odd, array['null', 'x'] as said,
    array['{x}', 'back\\slash'] as marks`)
  expect(rows[0]).toEqual({
    whole: '2026-03-01T08:30:00.000Z',
    tenth: '2026-03-01T09:30:00.100Z',
    micro: '2026-03-01T09:30:00.123Z',
    far: '+010000-01-01T00:00:00.000Z',
    day: '2026-02-28',
    many: 9007199254740991,
    words: ['risk', 'law'],
    none: [],
    odd: ['a,b', 'say "no"', null, 'null'],
    said: ['null', 'x'],
    marks: ['{x}', 'back\\slash'],
  })
})
