import { afterAll, beforeEach, expect, test } from 'vitest'
import { instantOf } from '../src/core/time/instant.ts'
import { addDuty, finishTurn } from '../src/features/rhythm/duties.contract.ts'
import { createEscalation } from '../src/features/rhythm/escalate.ts'
import { changeDigest, readDigest } from '../src/features/rhythm/following.contract.ts'
import { membershipOf } from '../src/features/rhythm/following.store.ts'
import { mailDigests } from '../src/features/rhythm/mail-digests.ts'
import { listTasks } from '../src/features/rhythm/rhythm.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { awayFrom, documentToRead, doneBy, dutyBody, staffMember } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

const day = 24 * 3_600_000
let app: TestApp
let organisation: string
let officer: TestPerson
let worker: TestPerson
let ann: string
const done = doneBy(
  () => app,
  () => officer,
)

const opened: TestApp[] = []
beforeEach(async () => {
  app = await openTestApp({ smtpUrl: 'smtp://127.0.0.1:9' })
  opened.push(app)
  // A Tuesday.
  app.clock.now = Date.parse('2026-03-10T09:00:00Z')
  organisation = await app.organisation('Zorggroep De Week')
  officer = await app.person(organisation, 'security-officer', { name: 'Olga (demo)' })
  worker = await app.person(organisation, 'contributor', { name: 'Wim (demo)' })
  ann = await staffMember(app, organisation, 'Wim (demo)', { user: worker.user })
})
afterAll(() => Promise.all(opened.map((one) => one.close())))

/** The mails that came into the outbox since the last look. */
const seen = new Set<string>()
async function newMails() {
  const rows = await app.database.engine.rows.selectFrom('mails').selectAll().orderBy('recipient').execute()
  const fresh = rows.filter(({ id }) => !seen.has(id))
  for (const { id } of fresh) seen.add(id)
  return fresh
}
const now = () => instantOf(app.clock.now)
const digests = () => mailDigests(app, now())
const to = (mails: Awaited<ReturnType<typeof newMails>>) => mails.map(({ recipient }) => recipient).sort()

test('after eight days without a server everybody gets one mail, about what is due then, and the next one lies ahead', async () => {
  await app.identity.updateUser(worker.user, { language: 'nl' })
  await done(addDuty, { body: dutyBody({ title: 'Logs', owner: ann, every: 'P1D', firstOn: '2026-03-11' }) })
  await done(addDuty, { body: dutyBody({ title: 'Later', owner: ann, every: 'P1Y', firstOn: '2026-06-01' }) })
  // Planned for Monday; nobody gets a mail at once.
  expect([await digests(), await newMails()]).toEqual([0, []])
  const planned = await done(readDigest, { as: worker })
  expect(planned.nextAt).toBe('2026-03-16T06:00:00.000Z')
  await done(changeDigest, { as: worker, body: { every: 'day' }, seen: planned.revision })

  app.clock.now += 8 * day
  expect([await digests(), await digests()]).toEqual([1, 0])
  const [mail, ...others] = await newMails()
  // The officer has nothing to do, so there is no mail.
  expect(others).toEqual([])
  expect(mail?.recipient).toContain(worker.email)
  expect(mail?.subject).toBe('1 te laat: taken voor Zorggroep De Week')
  expect(mail?.body).toContain('- Logs\n  Verplichting, uiterlijk 11 maart 2026\n  http://localhost:7510/tasks/duties/')
  expect(mail?.body).toContain('/settings/security?organisation=')
  expect(mail?.body).not.toContain('Later')
  expect(await done(readDigest, { as: worker })).toMatchObject({
    lastAt: '2026-03-18T09:00:00.000Z',
    nextAt: '2026-03-19T06:00:00.000Z',
  })
  // The next day it is still overdue; on the day after that it was done, and the mail is about what came next.
  app.clock.now += day
  expect(await digests()).toBe(1)
  const { items } = await done(listTasks, { as: worker })
  await done(finishTurn, { as: worker, body: { ...items[0]?.turn, doneOn: '2026-03-19', note: '', evidence: null } })
  await newMails()
  app.clock.now += day
  expect(await digests()).toBe(1)
  expect((await newMails())[0]?.subject).toBe('1 deze week: taken voor Zorggroep De Week')
})

test('two servers that sweep at once mail and tell everybody once', async () => {
  await done(addDuty, { body: dutyBody({ title: 'Old', owner: ann, firstOn: '2026-02-01', every: '' }) })
  await digests()
  app.clock.now += 8 * day
  const sent = await Promise.all([digests(), digests(), digests()])
  expect(sent.sort()).toEqual([0, 0, 1])
  const told = await Promise.all([createEscalation(app)(now()), createEscalation(app)(now())])
  expect(told.sort()).toEqual([0, 1])
  expect(to(await newMails())).toEqual([officer.email, worker.email].sort())
})

test('what is overdue for more than a week is told once to the stand-in and the security officer, and shown', async () => {
  const stand = await app.person(organisation, 'contributor', { name: 'Stien (demo)' })
  const stien = await staffMember(app, organisation, 'Stien (demo)', { user: stand.user })
  await done(addDuty, { body: dutyBody({ title: 'Old', owner: ann, standIn: stien, firstOn: '2026-03-03' }) })
  const escalate = createEscalation(app)
  // Seven days overdue: it can still be caught up with.
  expect(await escalate(now())).toBe(0)
  app.clock.now += day
  expect([await escalate(now()), await escalate(now()), await createEscalation(app)(now())]).toEqual([1, 0, 0])
  const mails = await newMails()
  expect(to(mails)).toEqual([officer.email, stand.email].sort())
  expect(mails[0]?.body).toContain('Who was to do it: Wim (demo)')
  const { items } = await done(listTasks, { query: { whose: 'all' } })
  expect(items).toMatchObject([{ title: 'Old', escalatedOn: '2026-03-11' }])
  // Its next turn is another thing, of which others are told in its turn.
  await done(finishTurn, { body: { ...items[0]?.turn, doneOn: '2026-03-11', note: '', evidence: null } })
  app.clock.now += 40 * day
  expect([await escalate(now()), await escalate(now())]).toEqual([1, 0])
})

test('while somebody is away the mail goes to who stands in, and to nobody who chose never or whose access ended', async () => {
  const stand = await app.person(organisation, 'contributor', { name: 'Stien (demo)' })
  const stien = await staffMember(app, organisation, 'Stien (demo)', { user: stand.user })
  await done(addDuty, { body: dutyBody({ title: 'Old', owner: ann, firstOn: '2026-03-03' }) })
  await digests()
  await awayFrom(app, organisation, { staff: ann, starts: '2026-03-01', ends: '2026-06-30', standIn: stien })
  app.clock.now += 8 * day
  await digests()
  expect(to(await newMails())).toEqual([stand.email])
  const { revision } = await done(readDigest, { as: stand })
  await done(changeDigest, { as: stand, body: { every: 'never' }, seen: revision })
  app.clock.now += 14 * day
  await digests()
  expect(to(await newMails())).toEqual([])
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows.deleteFrom('memberships').where('user_id', '=', worker.user).execute()
    tx.note({ action: 'person.removed', subject: worker.name })
  })
  app.clock.now += 14 * day
  await digests()
  expect(to(await newMails())).toEqual([])
})

test('without a mail server nothing is lost: the mail goes out once there is one', async () => {
  await done(addDuty, { body: dutyBody({ title: 'Old', owner: ann, firstOn: '2026-03-03' }) })
  await digests()
  app.clock.now += 15 * day
  const without = { ...app, mailer: { ...app.mailer, state: () => 'not-configured' as const } }
  expect([await mailDigests(without, now()), await digests(), await digests()]).toEqual([0, 1, 0])
  expect(to(await newMails())).toEqual([worker.email])
})

test('what there is to read stands beside other things, and makes no mail by itself: of that everybody is mailed already', async () => {
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const approver = (await membershipOf(tx, officer.user))?.id ?? ''
    await documentToRead(tx, { owner: ann, approver, version: newId() })
    tx.note({ action: 'document.begun', subject: 'Policy' })
  })
  await digests()
  app.clock.now += 8 * day
  await digests()
  expect(to(await newMails())).toEqual([])
  await done(addDuty, { body: dutyBody({ title: 'Old', owner: ann, firstOn: '2026-03-12' }) })
  app.clock.now += 7 * day
  await digests()
  const mail = (await newMails()).find(({ recipient }) => recipient === worker.email)
  expect(mail?.body).toContain('- Old')
  expect(mail?.body).toContain('To read and confirm, due 15 March 2026')
})
