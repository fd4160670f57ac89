import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOrganisation, readSession } from '../src/features/account/account.contract.ts'
import * as people from '../src/features/people/people.contract.ts'
import { deliverDueMails } from '../src/platform/mail/deliver-due-mails.ts'
import { cookiesOf } from './identity-world.ts'
import { startMailServer, textOf } from './mail-server.ts'
import { testPassword } from './test-account.ts'
import { openTestApp, type TestAnswer, type TestApp, type TestPerson } from './test-app.ts'
import { trailOf } from './trail-of.ts'

type Member = { id: string; revision: number; user: string; name: string; role: string; email: string }
type Invitation = { id: string; revision: number; email: string; state: string }
type Sent = { invitation: Invitation; mailed: boolean; link: string | null }

let app: TestApp
let organisation: string
let administrator: TestPerson
beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation('Zorggroep Linde')
  administrator = await app.person(organisation, 'administrator', { name: 'Ad Ministrator' })
})
afterAll(() => app.close())

let counted = 0
const guest = () => {
  counted += 1
  return `guest${counted}@care.example`
}
const invite = (email: string, role = 'contributor', headers = {}) =>
  app.call(people.invite, { as: administrator, body: { email, role, language: 'nl' }, headers })
const tokenOf = (answer: TestAnswer) => /#token=(\S+)$/.exec((answer.body as Sent).link ?? '')?.[1] ?? ''
const invitationOf = (answer: TestAnswer) => (answer.body as Sent).invitation
const accept = (token: string, more = {}) =>
  app.call(people.acceptInvitation, {
    body: { token, name: 'Gast', password: testPassword, language: 'nl', ...more },
  })
const browser = (answer: TestAnswer): TestPerson => ({
  user: '',
  name: '',
  email: '',
  cookies: cookiesOf([answer.headers['set-cookie'] ?? []].flat() as string[]),
})
const session = async (as: TestPerson) => (await app.call(readSession, { as })).body
const members = async (at?: string, as = administrator) =>
  ((await app.call(people.listPeople, { as, ...(at ? { at } : {}) })).body as { items: Member[] }).items
const member = async (person: TestPerson): Promise<Member> => {
  const found = (await members()).find(({ user }) => user === person.user)
  if (!found) throw new TypeError(`${person.name} is not there`)
  return found
}
const invitations = async () =>
  ((await app.call(people.listInvitations, { as: administrator })).body as { items: Invitation[] }).items
const codeOf = ({ status, body }: TestAnswer) => [status, (body as { code?: string }).code]
const giveRole = (to: Member, role: string, seen: number | undefined = to.revision) =>
  app.call(people.changeRole, {
    as: administrator,
    params: { id: to.id },
    body: { role },
    ...(seen === undefined ? {} : { seen }),
  })
const remove = (who: Member) =>
  app.call(people.removePerson, { as: administrator, params: { id: who.id }, seen: who.revision })

it('lets somebody in by a link that is stored nowhere and works once', async () => {
  const email = guest()
  const sent = await invite(email.toUpperCase())
  const token = tokenOf(sent)
  expect(sent.status).toBe(201)
  expect(sent.body).toMatchObject({ mailed: false, invitation: { email, state: 'open', invitedBy: 'Ad Ministrator' } })
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const stored = await app.database.engine.pool.query(
    'select to_jsonb(i) as row from invitations i union all select to_jsonb(m) from mails m union all select to_jsonb(t) from trail_changes t',
  )
  expect(JSON.stringify(stored.rows)).not.toContain(token)

  const read = await app.call(people.readInvitation, { body: { token } })
  expect(read.body).toEqual({
    organisation: 'Zorggroep Linde',
    email,
    role: 'contributor',
    language: 'nl',
    hasAccount: false,
  })
  expect(codeOf(await accept(token, { password: 'zorggroep linde' }))).toEqual([400, 'weak-password'])
  const accepted = await accept(token)
  expect(accepted.status).toBe(200)
  expect(await session(browser(accepted))).toMatchObject({
    person: { name: 'Gast', email, operator: false },
    organisation: { id: organisation, role: 'contributor' },
  })
  expect(codeOf(await accept(token))).toEqual([410, 'invitation-accepted'])
  expect(codeOf(await accept('something else'))).toEqual([404, 'invitation-unknown'])
  expect((await invitations()).find((one) => one.email === email)?.state).toBe('accepted')
  const notes = (await trailOf(app, organisation)).slice(-3)
  expect(notes).toMatchObject([
    { action: 'person.invited', subject: email, actor_id: administrator.user, details: { role: 'contributor' } },
    { action: 'person.joined', subject: 'Gast', actor_kind: 'person', details: { email, role: 'contributor' } },
    { action: 'account.signed-in' },
  ])
})

it('mails the link and shows it to nobody else where there is a mail server', async () => {
  const server = await startMailServer()
  const other = await openTestApp({ smtpUrl: server.url })
  try {
    const place = await other.organisation('Mail & Zorg')
    const as = await other.person(place, 'administrator', { name: 'Ad' })
    const body = { email: 'jo@care.example', role: 'auditor', language: 'nl' }
    const sent = await other.call(people.invite, { as, body })
    expect(sent.body).toMatchObject({ mailed: true, link: null })
    expect(await deliverDueMails(other.transactions, other.mailer)).toMatchObject({ sent: 1 })
    const [received] = server.received
    const text = received ? textOf(received) : ''
    expect(text).toContain(
      'Ad stuurt deze uitnodiging om als auditor mee te werken in Zorgborg. Daarin houdt Mail & Zorg',
    )
    const token = /http:\/\/localhost:7510\/invitation#token=(\S+)/.exec(text)?.[1] ?? ''
    expect((await other.call(people.readInvitation, { body: { token } })).status).toBe(200)
  } finally {
    await other.close()
    await server.stop()
  }
})

it('refuses to invite who is there or was invited, and answers a repeated request as the first, without the link', async () => {
  expect(codeOf(await invite(administrator.email))).toEqual([409, 'already-member'])
  const email = guest()
  const headers = { 'idempotency-key': 'invite-once-1' }
  const [first, repeated] = [await invite(email, 'reader', headers), await invite(email, 'reader', headers)]
  expect(repeated.body).toEqual({ ...(first.body as object), link: null })
  expect(codeOf(await invite(email))).toEqual([409, 'already-invited'])
  expect((await invitations()).filter((one) => one.email === email)).toHaveLength(1)
})

it('gives one account to two who accept at once', async () => {
  const email = guest()
  const token = tokenOf(await invite(email))
  const outcomes = await Promise.all([accept(token), accept(token), accept(token)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect((await members()).filter((one) => one.email === email)).toHaveLength(1)
})

it('lets in an account that exists, and only that of the invited person', async () => {
  const elsewhere = await app.organisation()
  const person = await app.person(elsewhere, 'reader')
  const token = tokenOf(await invite(person.email, 'auditor'))
  expect((await app.call(people.readInvitation, { body: { token } })).body).toMatchObject({ hasAccount: true })
  expect(codeOf(await accept(token))).toEqual([409, 'invitation-has-account'])
  const join = (as: TestPerson | null) => app.call(people.acceptInvitationSignedIn, { as, body: { token } })
  expect(codeOf(await join(null))).toEqual([401, 'not-signed-in'])
  expect(codeOf(await join(await app.person(elsewhere, 'reader')))).toEqual([409, 'invitation-other-account'])
  expect((await join(person)).status).toBe(200)
  expect(await session(person)).toMatchObject({ organisation: { id: organisation, role: 'auditor' } })
  expect(codeOf(await join(person))).toEqual([410, 'invitation-accepted'])
})

it('takes an open invitation back', async () => {
  const sent = await invite(guest())
  const { id, revision } = invitationOf(sent)
  const withdraw = (seen: number) => app.call(people.withdrawInvitation, { as: administrator, params: { id }, seen })
  expect(codeOf(await withdraw(revision - 1))).toEqual([412, 'changed-meanwhile'])
  expect((await withdraw(revision)).status).toBe(200)
  expect(codeOf(await accept(tokenOf(sent)))).toEqual([410, 'invitation-withdrawn'])
  expect((await trailOf(app, organisation)).at(-1)).toMatchObject({ action: 'invitation.withdrawn' })
})

it('changes a role from the next request on, and never overwrites what was not seen', async () => {
  const person = await app.person(organisation, 'reader')
  const before = await member(person)
  expect((await app.call(people.listPeople, { as: person })).status).toBe(403)
  const changed = await giveRole(before, 'auditor')
  expect(changed).toMatchObject({ status: 200, body: { role: 'auditor', secondFactor: false } })
  expect(changed.headers.etag).toBe(`"${(changed.body as Member).revision}"`)
  expect((await app.call(people.listPeople, { as: person })).status).toBe(200)
  expect(codeOf(await giveRole(before, 'reader'))).toEqual([412, 'changed-meanwhile'])
  const unseen = await app.call(people.changeRole, {
    as: administrator,
    params: { id: before.id },
    body: { role: 'reader' },
  })
  expect(codeOf(unseen)).toEqual([428, 'revision-missing'])
  expect((await trailOf(app, organisation)).at(-1)).toMatchObject({
    action: 'person.role-changed',
    subject: person.name,
    details: { before: 'reader', after: 'auditor' },
  })
})

it('keeps the last administrator', async () => {
  const own = await member(administrator)
  const demoted = await giveRole(own, 'reader')
  expect(codeOf(demoted)).toEqual([409, 'last-administrator'])
  expect((demoted.body as { detail: string }).detail).toContain('Make somebody else administrator first')
  expect(codeOf(await remove(own))).toEqual([409, 'last-administrator'])
  const second = await app.person(organisation, 'administrator')
  const theirs = await member(second)
  const [one, other] = await Promise.all([
    giveRole(own, 'reader'),
    app.call(people.changeRole, {
      as: second,
      params: { id: theirs.id },
      body: { role: 'reader' },
      seen: theirs.revision,
    }),
  ])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  const left = (await members(undefined, one.status === 200 ? second : administrator)).filter(
    ({ role }) => role === 'administrator',
  )
  expect(left).toHaveLength(1)
  if (one.status === 200) administrator = second
})

it('ends the access of a person at once, and keeps the past', async () => {
  const person = await app.person(organisation, 'security-officer', { name: 'Weg Gegaan' })
  const then = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect((await app.call(people.listPeople, { as: person })).status).toBe(200)
  expect((await remove(await member(person))).status).toBe(200)
  expect(codeOf(await app.call(people.listPeople, { as: person }))).toEqual([409, 'no-organisation'])
  expect((await app.call(openOrganisation, { as: person, body: { organisation } })).status).toBe(404)
  expect(await session(person)).toMatchObject({ person: { name: 'Weg Gegaan' }, organisation: null, organisations: [] })
  expect((await members()).map(({ name }) => name)).not.toContain('Weg Gegaan')
  expect((await members(then)).map(({ name }) => name)).toContain('Weg Gegaan')
  expect((await trailOf(app, organisation)).at(-1)).toMatchObject({ action: 'person.removed', subject: 'Weg Gegaan' })
})

it('signs a person out everywhere', async () => {
  const person = await app.person(organisation, 'reader')
  const { id } = await member(person)
  const ended = await app.call(people.endSessionsOfPerson, { as: administrator, params: { id } })
  expect(ended).toMatchObject({ status: 201, body: { ended: 1 } })
  expect(await session(person)).toMatchObject({ person: null })
  expect((await trailOf(app, organisation)).at(-1)).toMatchObject({
    action: 'person.sessions-ended',
    details: { ended: 1 },
  })
})

// Last: the trail never goes back in time, so all that follows would be of that later day.
it('lets an invitation expire by the clock alone, and sends another in its place', async () => {
  const email = guest()
  const token = tokenOf(await invite(email))
  const day = 24 * 3600 * 1000
  try {
    app.clock.now = Date.now() + 14 * day + 60_000
    expect((await invitations()).find((one) => one.email === email)?.state).toBe('expired')
    expect(codeOf(await accept(token))).toEqual([410, 'invitation-expired'])
    const again = await invite(email, 'reader')
    expect(again.status).toBe(201)
    expect(codeOf(await accept(token))).toEqual([404, 'invitation-unknown'])
    expect((await accept(tokenOf(again))).status).toBe(200)
    expect((await members()).find((one) => one.email === email)).toMatchObject({ role: 'reader' })
  } finally {
    app.clock.now = 0
  }
})

it('does not let in whom somebody invited who may no longer invite', async () => {
  const second = await app.person(organisation, 'administrator')
  const sent = await app.call(people.invite, {
    as: second,
    body: { email: guest(), role: 'administrator', language: 'nl' },
  })
  const token = tokenOf(sent)
  const row = (await members()).find((one) => one.email === second.email)
  expect(
    await app.call(people.removePerson, { as: administrator, params: { id: row?.id ?? '' }, seen: row?.revision ?? 0 }),
  ).toMatchObject({ status: 200 })
  expect(codeOf(await accept(token))).toEqual([410, 'invitation-inviter-gone'])
})

it.each(['Beheerder <chef@care.example>', 'Chef\u202eredroeheb', 'Ch\u200bef'])(
  'refuses the name %j, which would read as another’s',
  async (name) => {
    const answer = await accept(tokenOf(await invite(guest())), { name })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', errors: [{ path: 'name' }] } })
  },
)
