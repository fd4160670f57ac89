import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideApplicability, decideTogether } from '../src/features/applicability/applicability.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { verifyInstallation } from '../src/features/trail/trail.contract.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
let organisation: string

const facts = {
  applies: true,
  reasons: ['risk', 'law'],
  justification: 'Because',
  presence: 'in-place',
  description: 'Copies every night',
  since: '2026-01-05',
}

beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  await app.call(adoptEdition, { params: { edition: 'nen-7510-2024' }, as })
  await app.call(adoptEdition, { params: { edition: 'iso-27001-2022' }, as })
  const control = { edition: 'nen-7510-2024', requirement: '8.13' }
  const first = await app.call(decideApplicability, { params: control, seen: 0, body: facts, as })
  const { revision } = (first.body as { decision: { revision: number } }).decision
  await app.call(decideApplicability, {
    params: control,
    seen: revision,
    body: { ...facts, description: 'Twice a night' },
    as,
  })
  const together = [{ edition: 'nen-7510-2024', requirement: '5.1', revision: 0 }]
  await app.call(decideTogether, { body: { controls: together, facts }, as })
})
afterAll(() => app.close())

const verify = async () => {
  const answer = await app.call(verifyInstallation, { headers: { authorization: `Bearer ${app.operatorToken}` } })
  expect(answer.status).toBe(200)
  return answer.body as {
    whole: boolean
    rows: number
    faults: { sentence: string; table: string | null; revision: number | null }[]
  }
}

/** Runs an intruder's statement below the application, where no trigger and no policy looks, and takes it back afterwards. */
async function tampered(statement: string): Promise<Awaited<ReturnType<typeof verify>>> {
  const { pool } = app.database.engine
  const tables = [
    ...new Set([...statement.matchAll(/(?:update|delete from|insert into) ([a-z_.]+)/g)].map((match) => match[1])),
  ]
  const client = await pool.connect()
  try {
    for (const table of tables)
      await client.query(`create table kept_aside_${table?.replace('.', '_')} as table ${table}`)
    await client.query(`set session_replication_role = replica`)
    await client.query(statement)
    return await verify()
  } finally {
    for (const table of tables) {
      const aside = `kept_aside_${table?.replace('.', '_')}`
      await client.query(`delete from ${table}`)
      await client.query(`insert into ${table} select * from ${aside}`)
      await client.query(`drop table ${aside}`)
    }
    await client.query(`set session_replication_role = default`)
    client.release()
  }
}

test('an untouched store is whole', async () => {
  expect(await verify()).toMatchObject({ whole: true, faults: [] })
})

/** How each type of column is changed a little, in SQL. */
const changes = new Map<string, (column: string) => string>([
  [
    'text',
    (column) => `overlay(${column} placing (case when left(${column}, 1) = 'x' then 'y' else 'x' end) from 1 for 1)`,
  ],
  // Past every other version of the row: the key of the history would stop a change that meets one.
  ['bigint', (column) => `${column} + 1000`],
  ['integer', (column) => `${column} + 1`],
  ['boolean', (column) => `not ${column}`],
  ['timestamp with time zone', (column) => `${column} + interval '1 millisecond'`],
  ['date', (column) => `${column} + 1`],
  ['ARRAY', (column) => `array_append(${column}, 'contract')`],
  ['uuid', () => `'00000000-0000-7000-8000-000000000001'`],
  ['jsonb', (column) => `${column} || '{"added": 1}'`],
])

// One change in every column of every table that keeps history, as it is and as it was.
test('one changed byte in any stored fact is found and named', async () => {
  const columns = await sql<{ schema: string; table: string; column: string; type: string }>`
    select table_schema as schema, table_name as table, column_name as column, data_type as type
    from information_schema.columns join kept_tables on kept_tables.name = table_name
    where table_schema in ('public', 'history') order by 1, 2, 3`.execute(app.database.engine.rows)
  const missed: string[] = []
  let tried = 0
  for (const { schema, table, column, type } of columns.rows) {
    const counted = await app.database.engine.pool.query(
      `select count(*) as n from ${schema}.${table} where ${column} is not null`,
    )
    if (Number(counted.rows[0].n) === 0) continue
    const changed = changes.get(type)
    if (!changed) throw new Error(`no change written for ${type}`)
    // Only the checks of values would stop this one, and an intruder can take those away.
    const constraints = await app.database.engine.pool.query(
      `select conname, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = '${schema}.${table}'::regclass and contype in ('c', 'f')`,
    )
    for (const { conname } of constraints.rows) {
      await app.database.engine.pool.query(`alter table ${schema}.${table} drop constraint ${conname}`)
    }
    const one = `ctid = (select ctid from ${schema}.${table} where ${column} is not null limit 1)`
    const found = await tampered(`update ${schema}.${table} set ${column} = ${changed(column)} where ${one}`)
    for (const { conname, definition } of constraints.rows) {
      await app.database.engine.pool.query(`alter table ${schema}.${table} add constraint ${conname} ${definition}`)
    }
    tried += 1
    if (found.whole || !found.faults.some((fault) => fault.sentence.includes(table)))
      missed.push(`${schema}.${table}.${column}`)
  }
  expect(missed).toEqual([])
  expect(tried).toBeGreaterThan(50)
  expect((await verify()).whole).toBe(true)
})

test.each([
  ['an entry about somebody else', `update trail set actor_name = 'Somebody else' where revision = 3`, /Entry 3 /],
  ['an entry at another time', `update trail set at = at + interval '1 millisecond' where revision = 2`, /Entry 2 /],
  ['an entry taken out', `delete from trail where revision = 4`, /Entry 4 .* gone/],
  ['the last entries taken out', `delete from trail where revision >= 6`, /covers \d+ entries|no entry in the trail/],
  [
    'a change made to have done something else',
    `update trail_changes set after = after || '{"presence": "absent"}' where table_name = 'decisions' and revision = (select max(revision) from trail_changes where table_name = 'decisions')`,
    /Entry \d+ /,
  ],
  ['a row taken out', `delete from decisions`, /decisions .* gone/],
  ['a past that was taken out', `delete from history.decisions where valid_to is not null`, /history of decisions/],
  ['a forged root', `update trail_heads set root = sha256('forged')`, /root/],
  ['a forged checkpoint', `update trail_heads set checkpoint = replace(checkpoint, 'A', 'B')`, /signature|checkpoint/i],
])('%s is found', async (_what, statement, said) => {
  const found = await tampered(statement)
  expect(found.whole).toBe(false)
  expect(found.faults.map((fault) => fault.sentence).join('\n')).toMatch(said)
})

test('a trail that was rewritten as a whole is betrayed by a checkpoint that was handed out', async () => {
  const { readCheckpoint, verifyTrail } = await import('../src/features/trail/trail.contract.ts')
  const as = await app.person(organisation, 'auditor')
  const kept = (await app.call(readCheckpoint, { as })).body as { note: string }
  const good = await app.call(verifyTrail, { as, body: { checkpoint: kept.note } })
  expect(good.body).toMatchObject({ whole: true })
  const forged = kept.note.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 1}\n`)
  expect((await app.call(verifyTrail, { as, body: { checkpoint: forged } })).body).toMatchObject({ whole: false })
  // As a document prints them.
  const [, size, root = ''] = kept.note.split('\n')
  const verify = async (checkpoint: string) => (await app.call(verifyTrail, { as, body: { checkpoint } })).body
  expect(await verify(`Vermeldingen: ${size}\nWortel: ${root}`)).toMatchObject({ whole: true })
  const other = Buffer.from(root, 'base64').reverse().toString('base64')
  expect(await verify(`${size} ${other}`)).toMatchObject({ whole: false, faults: [{ kind: 'root' }] })
  expect(await verify(`${Number(size) + 1} ${root}`)).toMatchObject({ whole: false, faults: [{ kind: 'checkpoint' }] })
})
