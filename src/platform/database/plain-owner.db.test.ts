import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseAt } from '../../../tests/database-setup.ts'
import { createSeal } from '../trail/seal.ts'
import { verifyEverything } from '../trail/verify.ts'
import { connect, type Engine } from './connect.ts'
import { newId } from './ids.ts'
import { migrate } from './migrate.ts'
import { createTransactions, type Transactions } from './transactions.ts'

// On a hospital's own server the account is no superuser: nothing may rest on being one.
const name = `zorgborg_plain_${randomBytes(4).toString('hex')}`
const key = { name: 'zorgborg-trail', ...generateKeyPairSync('ed25519') }
let admin: Engine
let engine: Engine
let transactions: Transactions

beforeAll(async () => {
  const server = inject('databaseServer')
  admin = connect(server, 1)
  await admin.pool.query(`create role ${name} login createrole`)
  // What the template made belongs to the superuser; here an administrator hands it to the plain account.
  await admin.pool.query(`grant zorgborg_app, zorgborg_system to ${name} with admin option`)
  await admin.pool.query(`create database ${name} owner ${name}`)
  const url = new URL(databaseAt(server, name))
  url.username = name
  engine = connect(url.href, 4)
  await migrate(engine, join(import.meta.dirname, '..', '..', '..', 'migrations'))
  transactions = createTransactions(engine, createSeal(key))
})
afterAll(async () => {
  await engine.close()
  await admin.pool.query(`drop database ${name} with (force)`)
  await admin.pool.query(`drop role ${name}`)
  await admin.close()
})

async function found(id: string): Promise<void> {
  await transactions.inTx(id, { kind: 'system', name: 'test' }, async (tx) => {
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

test('an account that is no superuser writes, reads apart, looks up and verifies', async () => {
  const [mine, theirs] = [newId(), newId()]
  await found(mine)
  await found(theirs)
  const seen = await transactions.read(mine, { kind: 'now' }, (reader) =>
    reader.rows.selectFrom('organisations').select('id').execute(),
  )
  expect(seen).toEqual([{ id: mine }])
  const all = await transactions.lookUp('test', (rows) => rows.selectFrom('organisations').select('id').execute())
  expect(all.map((row) => row.id).sort()).toEqual([mine, theirs].sort())
  const verified = await transactions.everyOrganisation('test', (reader) => verifyEverything(reader, key))
  expect(verified).toMatchObject({ whole: true, organisations: 2, rows: 2 })
})

test('a login role that inherits nothing still looks up, the longer way', async () => {
  const bare = `${name}_bare`
  await admin.pool.query(`create role ${bare} login noinherit`)
  await admin.pool.query(`grant zorgborg_app, zorgborg_system to ${bare}`)
  const url = new URL(databaseAt(inject('databaseServer'), name))
  url.username = bare
  const other = connect(url.href, 2)
  try {
    await found(newId())
    const count = async (source: Transactions) =>
      (await source.lookUp('test', (rows) => rows.selectFrom('organisations').select('id').execute())).length
    const all = await count(transactions)
    expect(all).toBeGreaterThan(0)
    expect(await count(createTransactions(other, createSeal(key)))).toBe(all)
  } finally {
    await other.close()
    await admin.pool.query(`drop owned by ${bare}`)
    await admin.pool.query(`drop role ${bare}`)
  }
})
