import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '../src/app/contracts.ts'
import { roles } from '../src/core/access/roles.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { accessCalls, type Things } from './access-calls.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let mine: Things
let theirs: Things
const people: Record<string, TestPerson | null> = {}

async function thingsOf(organisation: string): Promise<Things> {
  const token = `token-${organisation}`
  const { createHash } = await import('node:crypto')
  const ids = { member: newId(), invitation: newId() }
  return app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const scoped = { organisation_id: organisation }
    await tx.rows
      .insertInto('memberships')
      .values({
        ...scoped,
        id: ids.member,
        user_id: newId(),
        name: 'Somebody',
        email: 's@care.example',
        role: 'contributor',
      })
      .execute()
    await tx.rows
      .insertInto('invitations')
      .values({
        ...scoped,
        id: ids.invitation,
        email: 'guest@care.example',
        role: 'reader',
        language: 'nl',
        token_hash: createHash('sha256').update(token).digest('base64url'),
        expires_at: '2099-01-01T00:00:00.000Z',
        invited_by: 'Somebody',
      })
      .execute()
    await tx.rows
      .insertInto('adoptions')
      .values({ ...scoped, id: newId(), edition: 'nen-7510-2024', adopted_at: tx.now, adopted_by: 'Somebody' })
      .execute()
    tx.note({ action: 'test.things', subject: organisation })
    const { revision } = tx
    return {
      organisation,
      member: { id: ids.member, revision },
      invitation: { id: ids.invitation, revision },
      invitationToken: token,
      revision,
    }
  })
}

beforeAll(async () => {
  app = await openTestApp()
  const [here, there] = [await app.organisation('Here'), await app.organisation('There')]
  mine = await thingsOf(here)
  theirs = await thingsOf(there)
  people.anonymous = null
  for (const role of roles) people[role] = await app.person(here, role)
  people['operator outside'] = await app.person(null, 'reader', { operator: true })
  people['account outside'] = await app.person(null, 'reader')
})
afterAll(() => app.close())

/** Calls that end or change the very session they are made with: each gets a new person. */
const spends = new Set(['signOut', 'endOtherSessions', 'openOrganisation', 'endSessionsOfPerson'])

async function caller(who: string, contract: Contract): Promise<TestPerson | null> {
  if (who === 'anonymous' || !spends.has(contract.name)) return people[who] ?? null
  if (who === 'operator outside') return app.person(null, 'reader', { operator: true })
  if (who === 'account outside') return app.person(null, 'reader')
  return app.person(mine.organisation, who as (typeof roles)[number])
}

const codeOf = (body: unknown) => (body as { code?: string } | null)?.code ?? ''

describe('every contract for everybody', () => {
  test('has a well-formed call', () => {
    expect(Object.keys(accessCalls).sort()).toEqual(contracts.map((contract) => contract.name).sort())
  })

  test('has a route', () => {
    expect(app.routes.map((route) => route.contract.name).sort()).toEqual(
      contracts.map((contract) => contract.name).sort(),
    )
  })

  test('lets in whom the table says', async () => {
    const lines: string[] = []
    for (const contract of contracts) {
      const cells: string[] = []
      for (const who of Object.keys(people)) {
        const given = accessCalls[contract.name]?.(mine) ?? {}
        const answer = await app.call(contract, { ...given, as: await caller(who, contract) })
        expect(answer.status, `${contract.name} as ${who}: ${JSON.stringify(answer.body)}`).toBeLessThan(500)
        const refused = answer.status === 401 || answer.status === 403 || codeOf(answer.body) === 'no-organisation'
        cells.push(`${who}: ${refused ? codeOf(answer.body) : 'yes'}`)
      }
      lines.push(`${contract.name}\n${cells.map((cell) => `  ${cell}`).join('\n')}`)
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('access-matrix.snap')
  })
})

const ofOrganisations =
  /\b(?:from|join|update|into) "?(?:history"?\."?)?(?:adoptions|assessments|assessment_[a-z]+|decision_bases|decisions|exclusions|idempotent_answers|interfaces|invitations|locations|mails|memberships|organisations|own_certificates|processes|profiles|profile_facts|scope_drafts|scope_versions|soa_versions|systems|terms|touchpoint_[a-z]+|trail|trail_changes|trail_heads)"?\b/

test('every statement of a store names the organisation, also where row-level security would do', () => {
  let scoped = false
  const without = new Set<string>()
  for (const statement of app.database.statements) {
    if (statement.startsWith('begin')) scoped = statement.includes(`'role', 'zorgborg_app'`)
    else if (statement === 'commit' || statement === 'rollback') scoped = false
    else if (scoped && ofOrganisations.test(statement) && !statement.includes('organisation_id')) without.add(statement)
  }
  expect([...without]).toEqual([])
  expect(app.database.statements.length).toBeGreaterThan(1000)
})

describe('what belongs to another organisation', () => {
  test('cannot be seen or touched by naming it', async () => {
    const before = await app.call(contracts.find((one) => one.name === 'readOrganisation') as Contract, {
      as: await app.person(theirs.organisation, 'administrator'),
    })
    const sizeOf = async () =>
      app.transactions.read(theirs.organisation, { kind: 'now' }, (reader) => reader.revision())
    const revision = await sizeOf()
    for (const contract of contracts) {
      if (typeof contract.access !== 'object' && contract.name !== 'openOrganisation') continue
      const given = accessCalls[contract.name]?.(theirs) ?? {}
      const as = await caller('administrator', contract)
      const answer = await app.call(contract, { ...given, as })
      const named = JSON.stringify({ ...given.params, ...(given.body as object) })
      if (
        named.includes(theirs.member.id) ||
        named.includes(theirs.invitation.id) ||
        named.includes(theirs.organisation)
      ) {
        expect([403, 404], `${contract.name} on a foreign id`).toContain(answer.status)
      }
      expect(answer.raw.toString(), `${contract.name} tells of another organisation`).not.toContain(theirs.organisation)
      const asserted = await app.call(contract, {
        ...given,
        as: await caller('administrator', contract),
        headers: { 'zorgborg-organisation': theirs.organisation },
      })
      if (typeof contract.access === 'object') {
        expect(asserted.status, `${contract.name} asserted for another organisation`).toBe(409)
        expect(codeOf(asserted.body)).toBe('organisation-changed')
      }
    }
    expect(await sizeOf()).toBe(revision)
    expect(before.status).toBe(200)
  })
})
