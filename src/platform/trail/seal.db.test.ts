import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/database-world.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../database/ids.ts'
import type { Tx } from '../database/reader.ts'
import { createTransactions, type Transactions } from '../database/transactions.ts'
import { createSeal } from './seal.ts'
import { verifyEverything, verifyOrganisation } from './verify.ts'

const actor = { kind: 'system', name: 'test' } as const
const key = { name: 'zorgborg-trail', ...generateKeyPairSync('ed25519') }
let database: TestDatabase
let transactions: Transactions
let clock = Date.parse('2026-03-01T10:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
  transactions = createTransactions(database.engine, createSeal(key), () => (clock += 1000))
})
afterAll(() => database.drop())

async function found(id: string): Promise<void> {
  await transactions.inTx(id, actor, async (tx) => {
    await tx.rows
      .insertInto('organisations')
      .values({
        organisation_id: id,
        id,
        name: `Care ${id}`,
        kind: 'care-provider',
        language: 'nl',
        care_term: 'client',
        requires_second_factor: false,
        scope: '',
        demo: false,
      })
      .execute()
    tx.note({ action: 'organisation.created', subject: 'Care' })
  })
}

const rename = (id: string, name: string) =>
  transactions.inTx(id, actor, async (tx) => {
    await tx.rows.updateTable('organisations').set({ name }).where('organisation_id', '=', id).execute()
    tx.note({ action: 'organisation.changed', subject: name })
  })

const nameAt = (id: string, at: string) =>
  transactions.read(id, { kind: 'past', at: at as Instant }, (reader) =>
    reader.rows
      .selectFrom('organisations')
      .select(['name', 'revision'])
      .where('organisation_id', '=', id)
      .executeTakeFirst(),
  )

const verify = () => transactions.everyOrganisation('test', (reader) => verifyEverything(reader, key))

test('the same query shows every past moment as it was', async () => {
  const id = newId()
  await found(id)
  const first = new Date(clock).toISOString()
  await rename(id, 'Second name')
  const second = new Date(clock).toISOString()
  await rename(id, 'Third name')
  expect(await nameAt(id, '2020-01-01T00:00:00.000Z')).toBeUndefined()
  expect(await nameAt(id, first)).toEqual({ name: `Care ${id}`, revision: 1 })
  expect(await nameAt(id, second)).toEqual({ name: 'Second name', revision: 2 })
  expect(await nameAt(id, new Date(clock).toISOString())).toEqual({ name: 'Third name', revision: 3 })
})

test('one organisation sees nothing of another, in the present and in the past', async () => {
  const [mine, theirs] = [newId(), newId()]
  await found(mine)
  await found(theirs)
  const past = { kind: 'past', at: new Date(clock).toISOString() as Instant } as const
  for (const moment of [{ kind: 'now' } as const, past]) {
    const seen = await transactions.read(mine, moment, async (reader) => ({
      organisations: await reader.rows.selectFrom('organisations').select('id').execute(),
      trail: await reader.rows.selectFrom('trail').select('organisation_id').distinct().execute(),
    }))
    expect(seen).toEqual({ organisations: [{ id: mine }], trail: [{ organisation_id: mine }] })
  }
  const write = transactions.inTx(mine, actor, async (tx) => {
    await tx.rows
      .insertInto('organisations')
      .values({ organisation_id: theirs } as never)
      .execute()
  })
  await expect(write).rejects.toThrow(/row-level security|null value/)
})

test('nothing changes without a note, and a reader cannot write', async () => {
  const id = newId()
  await found(id)
  const silent = transactions.inTx(id, actor, (tx) =>
    tx.rows.updateTable('organisations').set({ name: 'Silent' }).where('organisation_id', '=', id).execute(),
  )
  await expect(silent).rejects.toThrow('without a note')
  const sneaky = transactions.read(id, { kind: 'now' }, (reader) =>
    (reader.rows as Tx['rows']).updateTable('organisations').set({ name: 'Sneaky' }).execute(),
  )
  await expect(sneaky).rejects.toThrow('read-only')
  expect(await nameAt(id, new Date(clock).toISOString())).toEqual({ name: `Care ${id}`, revision: 1 })
})

test('writes of one organisation are an order, also when they come at once', async () => {
  const id = newId()
  await found(id)
  await Promise.all(Array.from({ length: 12 }, (_, n) => rename(id, `Name ${n}`)))
  const revisions = await transactions.read(id, { kind: 'now' }, (reader) =>
    reader.rows.selectFrom('trail').select('revision').where('organisation_id', '=', id).orderBy('at').execute(),
  )
  expect(revisions.map((row) => row.revision)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1))
  expect(await verify()).toMatchObject({ whole: true, faults: [] })
})

test('a trail kept longer than one batch verifies', async () => {
  const id = newId()
  await found(id)
  for (let n = 0; n < 510; n += 1) await rename(id, `Long ${n}`)
  const one = await transactions.everyOrganisation('test', (reader) => verifyOrganisation(reader, key, id))
  expect(one).toMatchObject({ whole: true, entries: 511, faults: [] })
})
