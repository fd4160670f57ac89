import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../tests/test-app.ts'
import { riskStates } from '../../core/risk/standing.ts'
import { dayOf, instantOf } from '../../core/time/instant.ts'
import { createOrganisation } from '../../features/organisations/organisations.contract.ts'
import { readTreatmentPlan } from '../../features/risk/results.contract.ts'
import { listRisks } from '../../features/risk/risks.contract.ts'
import { composeStatement } from '../../features/soa/compose-statement.ts'
import * as soa from '../../features/soa/soa.contract.ts'
import * as today from '../../features/today/today.contract.ts'
import { readTouchpoints } from '../../features/touchpoints/touchpoints.contract.ts'
import { installation } from '../../platform/database/ids.ts'
import { StartFailure } from '../../platform/start-failure.ts'
import { verifyEverything } from '../../platform/trail/verify.ts'
import { demoOrganisationId } from './act-in-demo.ts'
import { readDemoOrganisations } from './demo-content.ts'
import { demoPassword, loadDemo } from './load-demo.ts'
import { planDemo } from './plan-demo.ts'

const demos = readDemoOrganisations()
const [vaart, medicom] = demos.map(demoOrganisationId)
const origin = { address: '192.0.2.1', userAgent: 'a test' }

let app: TestApp
let lines: string[]
beforeAll(async () => {
  app = await openTestApp({ demo: true })
  // Everything below is said of a demo whose loading was cut off and went on.
  await expect(loadDemo(cutOffAfter(150, app), () => {})).rejects.toThrow('cut off')
  const before = await sizes(app)
  for (const id of [vaart, medicom]) expect(before[id ?? '']).toBeGreaterThan(10)
  lines = await loadDemo(app, () => {})
})
afterAll(() => app.close())

/** The same application, whose database is gone after so many commands. */
function cutOffAfter(commands: number, whole: TestApp): TestApp {
  let begun = 0
  const rows = new Proxy(whole.engine.rows, {
    get: (behind, property) => {
      if (property === 'connection') {
        begun += 1
        if (begun > commands) throw new Error('cut off')
      }
      const value = Reflect.get(behind, property, behind)
      return typeof value === 'function' ? value.bind(behind) : value
    },
  })
  return { ...whole, engine: Object.create(whole.engine, { rows: { value: rows } }) }
}

const statementOf = (organisation: string | undefined) =>
  app.transactions.read(organisation ?? '', { kind: 'now' }, (reader) => composeStatement(reader, app.content, {}))

const undecided = async (organisation: string | undefined) =>
  (await statementOf(organisation)).rows.filter(({ decision }) => decision === null)

async function sizes(of: TestApp): Promise<Record<string, number>> {
  const heads = await of.engine.rows.selectFrom('trail_heads').select(['organisation_id', 'size']).execute()
  return Object.fromEntries(heads.map(({ organisation_id, size }) => [organisation_id, Number(size)]))
}

/** A caller with the cookies of somebody of the demo, working in an organisation. */
async function signedIn(email: string, organisation: string | undefined) {
  const { setCookies } = await app.identity.signIn(email, demoPassword, origin)
  const cookies = setCookies.map((cookie) => cookie.split(';')[0]).join('; ')
  const session = await app.identity.readSession(cookies)
  if (!session || !organisation) throw new TypeError('not signed in')
  await app.identity.setActiveOrganisation(session.sessionId, organisation)
  return { user: session.user.id, name: session.user.name, email, cookies }
}

it('goes on where a load was cut off: every command of the plan once, and every person', async () => {
  const day = dayOf(instantOf(Date.now()))
  const loaded = await sizes(app)
  for (const demo of demos) {
    expect(loaded[demoOrganisationId(demo)]).toBe(planDemo(demo, app.content, day).length)
  }
  const people = new Set(demos.flatMap((demo) => demo.people.map(({ email }) => email)))
  const noted = await app.engine.rows
    .selectFrom('trail')
    .select(['action', (eb) => eb.fn.countAll<number>().as('times')])
    .where('organisation_id', '=', installation)
    .groupBy('action')
    .orderBy('action')
    .execute()
  expect(noted.map(({ action, times }) => [action, Number(times)])).toEqual([
    ['account.created', people.size],
    ['demo.loaded', 1],
  ])
})

it('leaves a trail that verifies, over the fourteen months before today', async () => {
  const verified = await app.transactions.everyOrganisation('a test', (reader) =>
    verifyEverything(reader, app.trailKey),
  )
  expect(verified).toMatchObject({ whole: true, faults: [], organisations: 3 })
  const entries = await app.engine.rows
    .selectFrom('trail')
    .select((eb) => [eb.fn.min('at').as('first'), eb.fn.max('at').as('last')])
    .where('organisation_id', 'in', [vaart ?? '', medicom ?? ''])
    .executeTakeFirstOrThrow()
  const daysAgo = (at: unknown) => (Date.now() - Date.parse(String(at))) / 86_400_000
  expect(daysAgo(entries.first)).toBeGreaterThan(400)
  expect(daysAgo(entries.last)).toBeLessThan(14)
  expect(daysAgo(entries.last)).toBeGreaterThan(0)
})

it('shows an organisation that is nearly done, and one that approved its statement', async () => {
  expect((await undecided(vaart)).map(({ edition, requirement }) => `${edition} ${requirement}`)).toEqual([
    'nen-7510-2024 5.41',
    'nen-7510-2024 8.12',
    'nen-7510-2024 8.34',
    'nen-7510-2024 8.35',
    'iso-27001-2022 8.12',
    'iso-27001-2022 8.34',
  ])
  expect(await undecided(medicom)).toEqual([])
  expect((await statementOf(medicom)).rows).toHaveLength(194)
  const officer = await signedIn('security@medicom.example', medicom)
  const versions = await app.call(soa.listSoaVersions, { as: officer })
  expect(versions).toMatchObject({ status: 200, body: { open: { undecided: 0, unmarked: 0 } } })
  const { items, changed } = versions.body as { items: { number: number; controls: number }[]; changed: number }
  expect(items.map(({ number, controls }) => [number, controls])).toEqual([
    [2, 194],
    [1, 93],
  ])
  expect(changed).toBeGreaterThan(5)
})

it('takes the supplier to the second conclusion: two gaps, and the audit three months after the last', async () => {
  const officer = await signedIn('security@medicom.example', medicom)
  const answer = await app.call(readTouchpoints, { as: officer })
  expect(answer).toMatchObject({
    status: 200,
    body: { whole: { result: 'phi', plan: { conclusion: 2, unanswered: 0, undated: [], counted: { gaps: 2 } } } },
  })
  const { services } = answer.body as { services: { result: string }[] }
  expect(services.map(({ result }) => result)).toEqual(['phi', 'phi', 'phi', 'none'])
})

it('gives the first page something to say, and the past less', async () => {
  const consultant = await signedIn('consultant@adviesbureau.example', vaart)
  const now = await app.call(today.readToday, { as: consultant })
  const body = now.body as { planned: { late: boolean }[]; editions: { states: Record<string, number> }[] }
  expect(body.planned.some(({ late }) => late)).toBe(true)
  expect(body.planned.some(({ late }) => !late)).toBe(true)
  const at = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10)
  const then = await app.call(today.readToday, { as: consultant, at })
  const inPlace = (answer: typeof now) => (answer.body as typeof body).editions[0]?.states['in-place'] ?? 0
  expect(inPlace(then)).toBeGreaterThan(30)
  expect(inPlace(now)).toBeGreaterThan(inPlace(then) + 10)
})

it('prints who can sign in, and they can', async () => {
  for (const { people } of demos) {
    for (const { email } of people) expect(lines.join('\n')).toContain(email)
  }
  expect(lines.join('\n')).toContain(demoPassword)
  expect(await app.identity.signIn('bestuurder@devaart.example', demoPassword, origin)).toMatchObject({
    kind: 'signed-in',
  })
})

it('changes nothing when loaded again, also after people were invited and an organisation was created', async () => {
  await app.person(vaart ?? '', 'reader')
  const operator = await signedIn('beheerder@devaart.example', vaart)
  const body = { name: 'Praktijk Zonder Naam', kind: 'care-provider', language: 'nl' }
  expect(await app.call(createOrganisation, { as: operator, body })).toMatchObject({ status: 201 })
  const before = await sizes(app)
  expect(await loadDemo(app, () => {})).toEqual(lines)
  expect(await sizes(app)).toEqual(before)
})

it('refuses where an organisation is real, or an account belongs to nobody it knows', async () => {
  const real = await openTestApp()
  try {
    await real.identity.createUser({
      email: 'somebody@example.org',
      name: 'Somebody',
      password: demoPassword,
      language: 'nl',
      operator: true,
    })
    const refusal = await loadDemo(real, () => {}).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(StartFailure)
    expect(refusal).toMatchObject({ code: 'not-demo-data', message: expect.stringContaining('somebody@example.org') })
    const name = 'Ziekenhuis Echt'
    await real.organisation(name)
    await expect(loadDemo(real, () => {})).rejects.toMatchObject({
      code: 'not-demo-data',
      message: expect.stringContaining(name),
    })
    expect(await real.engine.rows.selectFrom('organisations').select('name').execute()).toEqual([{ name }])
  } finally {
    await real.close()
  }
})

it('has a register of risks in which every state is in sight, and a plan that makes them fewer', async () => {
  const as = await signedIn('security@devaart.example', vaart)
  const read = async <T>(contract: Parameters<TestApp['call']>[0]) => (await app.call(contract, { as })).body as T
  const { totals } = await read<{ totals: { states: Record<string, number>; all: number } }>(listRisks)
  expect(riskStates.filter((state) => !totals.states[state])).toEqual([])
  expect(totals.all).toBe(31)
  const plan = await read<{ items: { within: { key: string }; late: boolean }[] }>(readTreatmentPlan)
  expect(plan.items.filter(({ within }) => within.key === 'from').length).toBeGreaterThanOrEqual(5)
  expect(plan.items.filter(({ late }) => late).length).toBeGreaterThanOrEqual(2)
  const other = await signedIn('security@medicom.example', medicom)
  const { body } = await app.call(listRisks, { as: other })
  expect((body as { total: number }).total).toBe(14)
})
