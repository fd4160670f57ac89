import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/database-world.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Moment } from '../../core/time/moment.ts'
import { createSeal } from '../trail/seal.ts'
import { newId } from './ids.ts'
import type { Reader, Tx } from './reader.ts'
import { rememberByRevision } from './remember-by-revision.ts'
import { createTransactions, type Transactions } from './transactions.ts'

const actor = { kind: 'system', name: 'test' } as const
const key = { name: 'zorgborg-trail', ...generateKeyPairSync('ed25519') }
const morning = Date.parse('2026-03-01T08:00:00Z')
let database: TestDatabase
let transactions: Transactions
let clock = morning
let organisation: string
const care = () => `Care ${organisation}`

beforeAll(async () => {
  database = await createTestDatabase()
  transactions = createTransactions(database.engine, createSeal(key), () => (clock += 1000))
})
afterAll(() => database.drop())
beforeEach(async () => {
  clock = morning
  organisation = await found()
})

const write = (id: string, action: string, run: (tx: Tx) => Promise<unknown>) =>
  transactions.inTx(id, actor, async (tx) => {
    await run(tx)
    tx.note({ action, subject: action })
  })

async function found(): Promise<string> {
  const id = newId()
  const row = {
    organisation_id: id,
    id,
    name: `Care ${id}`,
    kind: 'care-provider',
    language: 'nl',
    care_term: 'client',
  }
  const more = { requires_second_factor: false, scope: '', demo: false }
  await write(id, 'organisation.created', (tx) =>
    tx.rows
      .insertInto('organisations')
      .values({ ...row, ...more })
      .execute(),
  )
  return id
}

const rename = (name: string, id = organisation) =>
  write(id, 'organisation.changed', (tx) =>
    tx.rows.updateTable('organisations').set({ name }).where('organisation_id', '=', id).execute(),
  )
const adopt = (edition: string, id = organisation) =>
  write(id, 'edition.adopted', (tx) =>
    tx.rows
      .insertInto('adoptions')
      .values({ organisation_id: id, id: newId(), edition, adopted_at: '2026-03-01T08:00:00Z', adopted_by: 'Somebody' })
      .execute(),
  )

const now: Moment = { kind: 'now' }
const past = (at: number): Moment => ({ kind: 'past', at: new Date(at).toISOString() as Instant })

/** Remembers what `read` gives, and counts how often it had to. */
function counting<T>(read: (reader: Reader) => Promise<T>) {
  const seen = { times: 0 }
  const remembered = rememberByRevision(4, (reader) => {
    seen.times += 1
    return read(reader)
  })
  const ask = (moment = now, id = organisation) => transactions.read(id, moment, remembered)
  return { seen, ask, remembered }
}

const nameByBuilder = async ({ rows, organisation: id }: Reader) =>
  (await rows.selectFrom('organisations').select('name').where('organisation_id', '=', id).executeTakeFirst())?.name
const nameByText = async ({ rows, organisation: id }: Reader) =>
  (
    await sql<{ name: string }>`with own as (select * from organisations where organisation_id = ${id})
      select name from own`.execute(rows)
  ).rows[0]?.name
const nameByParts = async ({ rows, organisation: id }: Reader) =>
  (
    await rows
      .with('own', (db) => db.selectFrom('organisations').selectAll().where('organisation_id', '=', id))
      .selectFrom('own')
      .select((eb) =>
        eb.selectFrom('organisations').select('name').whereRef('organisations.id', '=', 'own.id').as('name'),
      )
      .executeTakeFirst()
  )?.name

test.each([
  ['the query builder', nameByBuilder],
  ['text', nameByText],
  ['a part of a statement', nameByParts],
])(
  'what was read by %s is taken over while its tables stay as they are, and read again when one changed',
  async (_by, read) => {
    const { seen, ask } = counting(read)
    expect(await ask()).toBe(care())
    await adopt('nen-7510-2024')
    expect(await ask()).toBe(care())
    expect(seen.times).toBe(1)
    await rename(`Other ${organisation}`)
    expect(await ask()).toBe(`Other ${organisation}`)
    await adopt('iso-27001-2022')
    expect(await ask()).toBe(`Other ${organisation}`)
    expect(seen.times).toBe(2)
  },
)

test('what is taken over is the same thing, so that what was computed for it holds too', async () => {
  const { ask } = counting(async (reader) => ({ name: await nameByBuilder(reader) }))
  const first = await ask()
  await adopt('nen-7510-2024')
  expect(await ask()).toBe(first)
})

test('a past moment takes over from today, and today from a past moment, only where nothing between the two changed', async () => {
  await adopt('nen-7510-2024')
  const before = clock
  clock += 60_000
  await adopt('iso-27001-2022')
  const { seen, ask } = counting(nameByBuilder)
  expect(await ask()).toBe(care())
  expect(await ask(past(before))).toBe(care())
  expect(seen.times).toBe(1)
  await rename(`Other ${organisation}`)
  expect(await ask(past(before))).toBe(care())
  expect(await ask()).toBe(`Other ${organisation}`)
  expect(await ask(past(before))).toBe(care())
  expect(seen.times).toBe(2)
})

test('a reader that began before a change takes nothing over from one that saw it', async () => {
  const { ask, remembered } = counting(nameByBuilder)
  const before = clock
  await transactions.read(organisation, now, async (older) => {
    await rename(`Other ${organisation}`)
    expect(await ask()).toBe(`Other ${organisation}`)
    // Its snapshot does not hold what the trail says of that change.
    expect(await remembered(older)).toBe(care())
  })
  expect(await ask(past(before))).toBe(care())
})

test('another day reads for itself: what follows from facts may go by the day', async () => {
  const { seen, ask } = counting(nameByBuilder)
  await ask()
  clock += 24 * 3_600_000
  await ask()
  expect(seen.times).toBe(2)
})

test('what another organisation records changes nothing, and gives nothing', async () => {
  const other = await found()
  const { seen, ask } = counting(nameByBuilder)
  await ask()
  await rename('Theirs', other)
  await adopt('nen-7510-2024')
  expect(await ask()).toBe(care())
  expect(await ask(now, other)).toBe('Theirs')
  expect(seen.times).toBe(2)
})

test('a read within a read counts for the outer one, also where it was taken over itself', async () => {
  const inner = counting(nameByText)
  const outer = counting(async (reader) => {
    const found = await reader.rows.selectFrom('adoptions').select('edition').orderBy('edition').execute()
    return { name: await inner.remembered(reader), editions: found.map(({ edition }) => edition) }
  })
  expect(await outer.ask()).toEqual({ name: care(), editions: [] })
  await adopt('nen-7510-2024')
  expect(await outer.ask()).toEqual({ name: care(), editions: ['nen-7510-2024'] })
  expect(inner.seen.times).toBe(1)
  // The outer one now rests on a name that it did not ask for itself.
  await rename(`Other ${organisation}`)
  expect(await outer.ask()).toEqual({ name: `Other ${organisation}`, editions: ['nen-7510-2024'] })
  expect([outer.seen.times, inner.seen.times]).toEqual([3, 2])
})

test.each([
  ['the trail', ({ rows }: Reader) => rows.selectFrom('trail').select('action').execute()],
  ['the revision', (reader: Reader) => reader.revision()],
  ['an earlier revision', (reader: Reader) => reader.before({ revision: 1, now: reader.now }, nameByBuilder)],
  [
    'the revision as SQL',
    ({ rows }: Reader) => sql`select current_revision() as revision from trail_heads`.execute(rows),
  ],
])('what goes by %s is read for every revision', async (_what, read) => {
  const { seen, ask } = counting<unknown>(read)
  await ask()
  await adopt('nen-7510-2024')
  await ask()
  expect(seen.times).toBe(2)
})

test('a read that failed is not kept, and does not stand in the way of the next', async () => {
  let fails = true
  const { ask } = counting(async (reader) => {
    if (fails) throw new Error('no')
    return nameByBuilder(reader)
  })
  await expect(ask()).rejects.toThrow('no')
  await adopt('nen-7510-2024')
  await expect(ask()).rejects.toThrow('no')
  fails = false
  expect(await ask()).toBe(care())
})

test('no view and no function of the database reads a table that a statement does not name', async () => {
  const functions = await database.engine.pool.query<{ name: string }>(
    `select distinct p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'asof', 'history', 'identity') order by name`,
  )
  // Settings of the session, triggers, and what only migrations and statements that write call.
  expect(functions.rows.map(({ name }) => name)).toEqual([
    ...['current_organisation', 'current_revision', 'keep_history', 'record_change', 'redact'],
    ...['separate_organisations', 'stamp_revision'],
  ])
  const others = await database.engine.pool.query<{ name: string }>(
    `select schemaname || '.' || viewname as name from pg_views where schemaname in ('public', 'asof', 'history', 'identity')
       and (schemaname <> 'asof' or definition !~ ('FROM history\\.' || viewname || '\\y') or definition ~ 'JOIN|history\\..*history\\.')`,
  )
  expect(others.rows).toEqual([])
})
