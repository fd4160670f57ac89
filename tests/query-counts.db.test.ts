import { afterAll, beforeAll, expect, test } from 'vitest'
import { contracts } from '../src/app/contracts.ts'
import { decideTogether } from '../src/features/applicability/applicability.contract.ts'
import { adoptEdition, readEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let as: TestPerson

beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation()
  as = await app.person(organisation, 'administrator')
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) await app.call(adoptEdition, { params: { edition }, as })
})
afterAll(() => app.close())

/** Lists whose length grows with the data; each read is one constant number of statements. */
const lists = [
  'listControls',
  'listPeople',
  'listInvitations',
  'listTrail',
  'listSoaVersions',
  'listEditions',
  'readToday',
  'search',
  'readMailStatus',
  'readTouchpoints',
  'listSessions',
]

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const name of lists) {
    const contract = contracts.find((one) => one.name === name)
    if (!contract) throw new Error(`no contract ${name}`)
    const sized = contract.query && 'size' in contract.query.shape ? { size: 200 } : {}
    const query = name === 'search' ? { text: 'a' } : sized
    app.database.statements.length = 0
    const answer = await app.call(contract, { as, query })
    expect(answer.status, name).toBe(200)
    // A read answers before its commit, which may show only after the next one began.
    found[name] = app.database.statements.filter((statement) => statement !== 'commit').length
  }
  return found
}

async function grow(
  people: number,
  controls: { edition: string; requirement: string; revision: number }[],
): Promise<void> {
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const scoped = { organisation_id: organisation }
    for (let n = 0; n < people; n += 1) {
      const email = `p${newId()}@care.example`
      await tx.rows
        .insertInto('memberships')
        .values({ ...scoped, id: newId(), user_id: newId(), name: `Person ${n}`, email, role: 'reader' })
        .execute()
      await tx.rows
        .insertInto('invitations')
        .values({
          ...scoped,
          id: newId(),
          email,
          role: 'reader',
          language: 'nl',
          token_hash: newId(),
          expires_at: '2099-01-01T00:00:00.000Z',
          invited_by: 'Somebody',
        })
        .execute()
    }
    tx.note({ action: 'test.grown', subject: String(people) })
  })
  const facts = {
    applies: true,
    reasons: ['risk'],
    justification: '',
    presence: 'in-place',
    description: 'a',
    since: null,
  }
  const answer = await app.call(decideTogether, { as, body: { controls, facts } })
  expect(answer.body).toEqual({ decided: controls.length })
}

test('a list costs the same number of statements for 1, 20 and 200 rows', async () => {
  const all = []
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) {
    const answer = await app.call(readEdition, { as, params: { edition } })
    const { requirements } = answer.body as { requirements: { id: string }[] }
    all.push(...requirements.map(({ id }) => ({ edition, requirement: id, revision: 0 })))
  }
  expect(all).toHaveLength(194)
  await grow(1, all.slice(0, 1))
  const one = await counts()
  await grow(19, all.slice(1, 20))
  const twenty = await counts()
  await grow(180, all.slice(20))
  const twoHundred = await counts()
  expect(twenty).toEqual(one)
  expect(twoHundred).toEqual(one)
  // Who calls is two, a transaction one, and a list itself at most seven.
  for (const [name, count] of Object.entries(one)) expect(count, name).toBeLessThanOrEqual(10)
})
