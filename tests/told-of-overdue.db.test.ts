import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../src/core/time/instant.ts'
import { addDuty } from '../src/features/rhythm/duties.contract.ts'
import { createEscalation } from '../src/features/rhythm/escalate.ts'
import { listTasks } from '../src/features/rhythm/rhythm.contract.ts'
import { doneBy, dutyBody, staffMember } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let officer: TestPerson
const done = doneBy(
  () => app,
  () => officer,
)

beforeAll(async () => {
  app = await openTestApp({ smtpUrl: 'smtp://127.0.0.1:9' })
  app.clock.now = Date.parse('2026-03-20T09:00:00Z')
  organisation = await app.organisation()
  officer = await app.person(organisation, 'security-officer')
  const reader = await app.person(organisation, 'reader', { name: 'Lies (demo)' })
  const [stand, ill] = [
    await staffMember(app, organisation, 'Lies (demo)', { user: reader.user }),
    await staffMember(app, organisation, 'Ill (demo)'),
  ]
  await done(addDuty, { body: dutyBody({ title: 'Old', owner: ill, standIn: stand, firstOn: '2026-03-01' }) })
})
afterAll(() => app.close())

const escalate = (mailer = app.mailer) => createEscalation({ ...app, mailer })(instantOf(app.clock.now))
const mails = () => app.database.engine.rows.selectFrom('mails').select(['recipient', 'state', 'body']).execute()
/** Changes the address of the only officer, and until when the stand-in works here. */
const reach = (email: string, ends: string | null) =>
  app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const own = tx.rows.updateTable('memberships').set({ email }).where('organisation_id', '=', organisation)
    await own.where('user_id', '=', officer.user).execute()
    await tx.rows.updateTable('staff').set({ ends }).where('name', '=', 'Lies (demo)').execute()
    tx.note({ action: 'person.changed', subject: '' })
  })
const toldOn = async () => (await done(listTasks, { query: { whose: 'all' } })).items.map((one) => one.escalatedOn)

test('nothing counts as told while nobody could be: without a mail server, or without anybody who can be mailed', async () => {
  const without = { ...app.mailer, state: () => 'not-configured' as const }
  expect([await escalate(without), await toldOn(), await mails()]).toEqual([0, [null], []])

  // The stand-in left, and the only officer has an address to which no mail can go.
  await reach('nowhere', '2026-03-10')
  expect([await escalate(), await escalate(), await toldOn(), await mails()]).toEqual([0, 0, [null], []])

  await reach(officer.email, null)
  expect([await escalate(), await toldOn()]).toEqual([1, ['2026-03-20']])
  expect((await mails()).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
})
