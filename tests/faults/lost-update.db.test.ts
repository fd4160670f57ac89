import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as applicability from '../../src/features/applicability/applicability.contract.ts'
import * as organisations from '../../src/features/organisations/organisations.contract.ts'
import * as people from '../../src/features/people/people.contract.ts'
import { approveSoa } from '../../src/features/soa/soa.contract.ts'
import { adoptEdition, withdrawAdoption } from '../../src/features/standards/standards.contract.ts'
import { readToday } from '../../src/features/today/today.contract.ts'
import { listTrail, verifyTrail } from '../../src/features/trail/trail.contract.ts'
import { openTestApp, type TestAnswer, type TestApp, type TestPerson } from '../test-app.ts'

const edition = 'nen-7510-2024'
const facts = (description: string) => ({
  applies: true,
  reasons: ['risk'],
  justification: '',
  presence: 'in-place',
  description,
  since: null,
})

let app: TestApp
let organisation: string
let here: TestPerson[]

beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation()
  here = await Promise.all([1, 2, 3, 4].map(() => app.person(organisation, 'administrator', { operator: true })))
  await done(adoptEdition, { params: { edition } })
})
afterAll(() => app?.close())

const one = () => here[0] as TestPerson
const done: TestApp['call'] = async (contract, call = {}) => {
  const answer = await app.call(contract, { as: one(), ...call })
  expect({ name: contract.name, status: answer.status, body: answer.body }).toMatchObject({
    status: expect.toSatisfy((status: number) => status < 300),
  })
  return answer
}

const statuses = (answers: TestAnswer[]) => answers.map(({ status }) => status).sort()
const revisionOf = (answer: TestAnswer) => Number(String(answer.headers.etag).slice(1, -1))
const entries = async () => ((await done(listTrail, { query: { size: 1 } })).body as { total: number }).total
const times = <T>(count: number, make: (turn: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, turn) => make(turn)))

describe('several who saw the same and write at the same moment', () => {
  test.each([0, 1, 2, 3, 4])('decide a control: one of ten succeeds, and its words stand (%i)', async (round) => {
    const params = { edition, requirement: `5.${round + 1}` }
    let seen = 0
    // First where nothing was decided, then on what the winner made.
    for (const _ of [1, 2, 3]) {
      const before = await entries()
      const answers = await times(10, (turn) =>
        app.call(applicability.decideApplicability, {
          params,
          as: here[turn % 4],
          seen,
          body: { ...facts(`round ${seen}, writer ${turn}`), alsoFor: [] },
        }),
      )
      expect(statuses(answers)).toEqual([200, ...Array(9).fill(412)])
      const winner = answers.findIndex(({ status }) => status === 200)
      const now = await done(applicability.readControl, { params })
      expect(now.body).toMatchObject({ decision: { description: `round ${seen}, writer ${winner}` } })
      expect(answers.filter(({ status }) => status === 412).map(({ body }) => (body as { code: string }).code)).toEqual(
        Array(9).fill('changed-meanwhile'),
      )
      expect(await entries()).toBe(before + 1)
      seen = revisionOf(answers[winner] as TestAnswer)
    }
  })

  test('decide overlapping groups: all or none, never a mixture', async () => {
    const group = (from: number) =>
      Array.from({ length: 6 }, (_, i) => ({ edition, requirement: `8.${from + i}`, revision: 0 }))
    const answers = await times(6, (turn) =>
      app.call(applicability.decideTogether, {
        as: here[turn % 4],
        body: { controls: group(1 + turn), facts: facts(`group ${turn}`) },
      }),
    )
    const winners = answers.flatMap(({ status }, turn) => (status === 201 ? [turn] : []))
    expect(winners).toHaveLength(1)
    const { body } = await done(applicability.listControls, { query: { edition, size: 200, theme: undefined } })
    const decided = (body as { items: { requirement: string; decision: { description: string } | null }[] }).items
      .filter(({ requirement }) => requirement.startsWith('8.'))
      .flatMap(({ decision }) => (decision ? [decision.description] : []))
    expect(decided).toEqual(Array(6).fill(`group ${winners[0]}`))
  })

  test('change the settings, withdraw an edition, take a decision back, change a role: one succeeds', async () => {
    const settings = await done(organisations.readOrganisation)
    const { id: _, revision, ...rest } = settings.body as Record<string, unknown> & { revision: number }
    const update = await times(5, (turn) =>
      app.call(organisations.updateOrganisation, {
        as: here[turn % 4],
        seen: revision,
        body: { ...rest, scope: `Scope ${turn}` },
      }),
    )
    expect(statuses(update)).toEqual([200, 412, 412, 412, 412])

    const params = { edition, requirement: '6.1' }
    const decision = await done(applicability.decideApplicability, { params, seen: 0, body: facts('to be taken back') })
    const back = await times(5, (turn) =>
      app.call(applicability.withdrawDecision, { as: here[turn % 4], params, seen: revisionOf(decision) }),
    )
    expect(statuses(back)).toEqual([200, 404, 404, 404, 404])

    const other = 'iso-27001-2022'
    const adopted = await done(adoptEdition, { params: { edition: other } })
    const seen = (adopted.body as { adoption: { revision: number } }).adoption.revision
    const withdrawn = await times(5, (turn) =>
      app.call(withdrawAdoption, { as: here[turn % 4], params: { edition: other }, seen }),
    )
    expect(statuses(withdrawn)).toEqual([200, 404, 404, 404, 404])

    const guest = await app.person(organisation, 'reader')
    const { items } = (await done(people.listPeople)).body as {
      items: { id: string; user: string; revision: number }[]
    }
    const member = items.find(({ user }) => user === guest.user)
    const roles = ['contributor', 'auditor', 'security-officer', 'contributor', 'auditor']
    const changed = await times(5, (turn) =>
      app.call(people.changeRole, {
        as: here[turn % 4],
        params: { id: member?.id ?? '' },
        seen: member?.revision ?? 0,
        body: { role: roles[turn] },
      }),
    )
    expect(statuses(changed)).toEqual([200, 412, 412, 412, 412])
  })

  test('the last administrators cannot all leave at once', async () => {
    const alone = await app.organisation()
    const both = [await app.person(alone, 'administrator'), await app.person(alone, 'administrator')]
    const { items } = (await app.call(people.listPeople, { as: both[0] })).body as {
      items: { id: string; user: string; revision: number }[]
    }
    // Each takes the role from the other, at the same moment.
    await Promise.all(
      both.map((person, turn) => {
        const target = items.find(({ user }) => user === both[1 - turn]?.user)
        return app.call(people.changeRole, {
          as: person,
          params: { id: target?.id ?? '' },
          seen: target?.revision ?? 0,
          body: { role: 'reader' },
        })
      }),
    )
    const left = await app.database.engine.pool.query(
      `select 1 from memberships where organisation_id = $1 and role = 'administrator'`,
      [alone],
    )
    expect(left.rows.length).toBeGreaterThan(0)
  })
})

describe('the same request again, with the same key', () => {
  const key = (name: string) => ({ 'idempotency-key': `test-key-${name}` })

  test('ten times at the same moment: it acts once, and all ten get the same answer', async () => {
    const before = await entries()
    const body = { controls: [{ edition, requirement: '7.1', revision: 0 }], facts: facts('once') }
    const answers = await times(10, () =>
      app.call(applicability.decideTogether, { as: one(), headers: key('together'), body }),
    )
    expect(statuses(answers)).toEqual(Array(10).fill(201))
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body)
    expect(await entries()).toBe(before + 1)
  })

  test('an organisation is made once', async () => {
    const body = { name: 'Made once', kind: 'care-provider', language: 'nl' }
    const answers = await times(10, () =>
      app.call(organisations.createOrganisation, { as: one(), headers: key('organisation'), body }),
    )
    expect(statuses(answers)).toEqual(Array(10).fill(201))
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body)
    const { items } = (await done(organisations.listOrganisations)).body as { items: { name: string }[] }
    expect(items.filter(({ name }) => name === 'Made once')).toHaveLength(1)
  })

  test('an invitation is sent once, an edition adopted once', async () => {
    const body = { email: 'guest@care.example', role: 'reader', language: 'nl' }
    const invited = await times(5, () => app.call(people.invite, { as: one(), headers: key('invite'), body }))
    expect(statuses(invited)).toEqual(Array(5).fill(201))
    const { items } = (await done(people.listInvitations)).body as { items: { email: string }[] }
    expect(items.filter(({ email }) => email === body.email)).toHaveLength(1)
    const adopted = await times(5, () =>
      app.call(adoptEdition, { as: one(), headers: key('adopt'), params: { edition: 'iso-27001-2013' } }),
    )
    for (const { status, body } of adopted) expect({ status, body }).toEqual({ status: 201, body: adopted[0]?.body })
  })

  test('with other content it is refused, in turn and at the same moment', async () => {
    const send = (requirement: string) =>
      app.call(applicability.decideTogether, {
        as: one(),
        headers: key('other'),
        body: { controls: [{ edition, requirement, revision: 0 }], facts: facts(requirement) },
      })
    const answers = await times(8, (turn) => send(`7.${turn + 2}`))
    expect(statuses(answers)).toEqual([201, ...Array(7).fill(422)])
    const refused = answers.find(({ status }) => status === 422)
    expect(refused?.body).toMatchObject({ code: 'idempotency-key-reused' })
    expect((await send('7.12')).status).toBe(422)
    const made = { name: 'Under the same key', kind: 'care-provider', language: 'nl' }
    await done(organisations.createOrganisation, { headers: key('made'), body: made })
    for (const body of [
      { ...made, name: 'Under another name' },
      { ...made, kind: 'ict-supplier' },
      { ...made, scope: 'More' },
    ]) {
      const again = await app.call(organisations.createOrganisation, { as: one(), headers: key('made'), body })
      expect({ body, status: again.status }).toEqual({ body, status: 422 })
    }
  })

  test('of somebody else it is another request', async () => {
    const body = { email: 'another@care.example', role: 'reader', language: 'nl' }
    const [first, second] = await Promise.all([
      app.call(people.invite, { as: here[0], headers: key('theirs'), body }),
      app.call(people.invite, { as: here[1], headers: key('theirs'), body: { ...body, email: 'third@care.example' } }),
    ])
    expect([first?.status, second?.status]).toEqual([201, 201])
  })
})

describe('a past moment while others write', () => {
  test('answers the same bytes however often it is asked', async () => {
    let writing = true
    let written = 0
    const writers = here.map(async (as, writer) => {
      for (let turn = 0; writing; turn += 1) {
        const params = { edition, requirement: `8.${20 + writer}` }
        const now = await app.call(applicability.readControl, { as, params })
        const seen = (now.body as { decision: { revision: number } | null }).decision?.revision ?? 0
        const answer = await app.call(applicability.decideApplicability, {
          as,
          params,
          seen,
          body: facts(`turn ${turn}`),
        })
        expect(answer.status).toBe(200)
        written += 1
      }
    })
    const reads = [
      [applicability.listControls, { query: { edition, size: 200 } }],
      [applicability.readControl, { params: { edition, requirement: '8.20' } }],
      [listTrail, { query: { size: 50 } }],
      [readToday, {}],
    ] as const
    onTestFinished(async () => {
      writing = false
      await Promise.allSettled(writers)
    })
    const asked: { at: string; read: number; bytes: string }[] = []
    const askAll = async (at: string) => {
      const answers = await Promise.all(reads.map(([contract, call]) => done(contract, { ...call, at })))
      return answers.map(({ raw }) => raw.toString())
    }
    for (let round = 0; round < 25; round += 1) {
      // As close to now as the past can be: a write that began before this instant may end after the question.
      const at = new Date(Date.now() - 1).toISOString()
      const bytes = await askAll(at)
      bytes.forEach((text, read) => {
        asked.push({ at, read, bytes: text })
      })
    }
    const before = written
    for (const at of new Set(asked.map((each) => each.at))) {
      const again = await askAll(at)
      for (const first of asked.filter((each) => each.at === at)) expect(again[first.read]).toBe(first.bytes)
    }
    expect(written).toBeGreaterThan(before)
    writing = false
    await Promise.all(writers)
    expect(new Set(asked.map((each) => each.bytes)).size).toBeGreaterThan(25)
    const proof = await done(verifyTrail, { body: {} })
    expect(proof.body).toMatchObject({ whole: true, faults: [] })
  })

  test('nobody signs a statement that changed while it was being read', async () => {
    const params = { edition, requirement: '8.30' }
    const seen = await entries()
    await done(applicability.decideApplicability, { params, seen: 0, body: facts('meanwhile') })
    const answer = await app.call(approveSoa, { as: one(), body: { note: '', seen } })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })
})
