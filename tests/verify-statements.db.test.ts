import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyInstallation } from '../src/features/trail/trail.contract.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let operator: TestPerson
beforeAll(async () => {
  app = await openTestApp()
  operator = await app.person(await app.organisation('Zorggroep Een'), 'administrator', { operator: true })
})
afterAll(() => app.close())

async function statementsToVerify(): Promise<number> {
  app.database.statements.length = 0
  const answer = await app.call(verifyInstallation, { as: operator })
  expect(answer).toMatchObject({ status: 200, body: { whole: true } })
  return app.database.statements.filter((one) => one !== 'commit').length
}

test('one more organisation costs the statements of the tables that it fills, not of all that there are', async () => {
  const before = await statementsToVerify()
  for (const name of ['Twee', 'Drie', 'Vier', 'Vijf']) await app.organisation(`Zorggroep ${name}`)
  const each = ((await statementsToVerify()) - before) / 4
  const kept = await sql<{ n: number }>`select count(*)::int as n from kept_tables`.execute(app.database.engine.rows)
  expect(each).toBeLessThan(kept.rows[0]?.n ?? 0)
})
