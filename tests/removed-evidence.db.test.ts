import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrganisation } from '../src/features/organisations/organisations.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { verifyInstallation } from '../src/features/trail/trail.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
let organisation: string

beforeAll(async () => {
  app = await openTestApp()
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'idempotency-key': 'one-organisation' }
  const body = { name: 'Care in evidence', kind: 'care-provider', language: 'nl' }
  const made = await app.call(createOrganisation, { headers, body })
  // A repetition notes nothing twice.
  expect((await app.call(createOrganisation, { headers, body })).body).toEqual(made.body)
  organisation = (made.body as { id: string }).id
  const as = await app.person(organisation, 'security-officer')
  await app.call(adoptEdition, { params: { edition: 'nen-7510-2024' }, as })
  const statement = JSON.stringify({ rows: [{ requirement: '5.1', decision: null }] })
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .insertInto('soa_versions')
      .values({
        organisation_id: organisation,
        id: newId(),
        number: 1,
        approved_by: 'Test',
        approved_at: tx.now,
        note: '',
        statement,
        sha256: 'x',
      })
      .execute()
    tx.note({ action: 'soa.approved', subject: '1' })
  })
})
afterAll(() => app.close())

async function verify() {
  const answer = await app.call(verifyInstallation, { headers: { authorization: `Bearer ${app.operatorToken}` } })
  return answer.body as { whole: boolean; faults: { organisation: string; sentence: string }[] }
}

/** What verifying says after an intruder's statements below the application; all of them are taken back. */
async function afterIntrusion(statements: string[]) {
  const { pool } = app.database.engine
  const tables = statements.map((statement) => /^(?:update|delete from) ([a-z_.]+)/.exec(statement)?.[1] ?? '')
  const client = await pool.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    for (const [at, table] of tables.entries()) await client.query(`create table aside_${at} as table ${table}`)
    for (const statement of statements) await client.query(statement)
    return await verify()
  } finally {
    for (const [at, table] of tables.entries()) {
      await client.query(`delete from ${table}`)
      await client.query(`insert into ${table} select * from aside_${at}`)
      await client.query(`drop table aside_${at}`)
    }
    await client.query(`set session_replication_role = default`)
    client.release()
  }
}

test('an untouched store is whole', async () => {
  expect(await verify()).toMatchObject({ whole: true, faults: [] })
})

test('a table that was taken off the list of what is compared is missed', async () => {
  const found = await afterIntrusion([
    `delete from kept_tables where name = 'memberships'`,
    `update memberships set role = 'administrator'`,
  ])
  expect(found.whole).toBe(false)
  expect(found.faults[0]?.sentence).toContain('memberships was taken off the list')
})

test('an organisation that was removed with its whole trail is missed', async () => {
  const { rows } = await app.database.engine.pool.query(
    `select table_schema || '.' || table_name as name from information_schema.columns
     where column_name = 'organisation_id' and table_schema in ('public', 'history')`,
  )
  const found = await afterIntrusion(
    rows.map(({ name }) => `delete from ${name} where organisation_id = '${organisation}'`),
  )
  expect(found.whole).toBe(false)
  expect(found.faults).toMatchObject([{ organisation, sentence: expect.stringContaining('gone with its whole trail') }])
})

test('nothing inside a stored document is too small to be missed', async () => {
  const found = await afterIntrusion([
    `update soa_versions set statement = jsonb_strip_nulls(statement)`,
    `update history.soa_versions set statement = jsonb_strip_nulls(statement)`,
  ])
  expect(found.whole).toBe(false)
  expect(found.faults[0]?.sentence).toContain('history of soa_versions')
})

test('an account that an intruder made operator is found', async () => {
  const found = await afterIntrusion([`update identity.users set operator = true`])
  expect(found.whole).toBe(false)
  expect(found.faults.map(({ sentence }) => sentence).join()).toMatch(/is operator, and no entry/)
})

test('a trail of the installation that was taken out is found', async () => {
  const nil = `organisation_id = '00000000-0000-0000-0000-000000000000'`
  const found = await afterIntrusion([
    `delete from trail where ${nil}`,
    `delete from trail_changes where ${nil}`,
    `delete from trail_heads where ${nil}`,
  ])
  expect(found.faults.map(({ sentence }) => sentence).join()).toMatch(/trail of the installation is gone/)
})
