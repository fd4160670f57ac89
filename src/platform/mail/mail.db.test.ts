import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/database-world.ts'
import { headerOf, startMailServer, textOf } from '../../../tests/mail-server.ts'
import { instantOf } from '../../core/time/instant.ts'
import { installation, newId } from '../database/ids.ts'
import { createTransactions, type Transactions } from '../database/transactions.ts'
import { createSeal } from '../trail/seal.ts'
import { deliverDueMails } from './deliver-due-mails.ts'
import { mailboxOf } from './mailbox.ts'
import { createMailer, type Mailer, type Mailing } from './mailer.ts'
import { queueMail } from './outbox.ts'

const system = { kind: 'system', name: 'test' } as const
const start = Date.parse('2026-03-01T10:00:00Z')
const from = 'Zorgborg <zorgborg@care.example>'
const link = 'https://zorgborg.example/invitation#token=geheim'
const mail = { to: 'jo@care.example', subject: 'Uitnodiging voor Zorg & Coördinatie – ‘één’', text: `Klik:\n${link}\n` }
let database: TestDatabase
let transactions: Transactions
let organisation: string
let server: Awaited<ReturnType<typeof startMailServer>> | null = null

beforeAll(async () => {
  database = await createTestDatabase()
  const key = { name: 'zorgborg-trail', ...generateKeyPairSync('ed25519') }
  transactions = createTransactions(database.engine, createSeal(key), () => start)
})
afterEach(async () => {
  await server?.stop()
  server = null
  await database.engine.pool.query('delete from mails')
})
afterAll(() => database.drop())

const at = (minutes: number) => instantOf(start + minutes * 60_000)
const mailerAt = (smtpUrl: string | null) => createMailer({ smtpUrl, from, console: false })
const queue = (mailer: Mailer, mailing: Mailing = mail, owner = organisation) =>
  transactions.inTx(owner, system, (tx) => queueMail(tx, mailer, mailing))
const stored = async () =>
  (
    await database.engine.pool.query<{ state: string; attempts: number; body: string; error: string | null }>(
      'select state, attempts, body, error from mails order by created_at, id',
    )
  ).rows
const sweep = (mailer: Mailer, minutes = 0) => deliverDueMails(transactions, mailer, at(minutes))
const free = async () => {
  const gone = await startMailServer()
  await gone.stop()
  return gone.port
}

organisation = newId()

it('sends what was queued, of organisations and of the installation, and forgets the text', async () => {
  server = await startMailServer()
  const mailer = mailerAt(server.url)
  expect(await queue(mailer)).toBe(true)
  await queue(mailer, { ...mail, to: 'an@care.example' }, installation)
  expect(await sweep(mailer)).toEqual({ sent: 2, waiting: 0, failed: 0 })
  expect(await sweep(mailer, 600)).toEqual({ sent: 0, waiting: 0, failed: 0 })

  const received = server.received.find(({ to }) => to[0] === mail.to)
  if (!received) throw new TypeError('nothing arrived')
  expect(received).toMatchObject({ from: 'zorgborg@care.example', to: [mail.to] })
  expect(headerOf(received, 'subject')).toBe(mail.subject)
  expect(headerOf(received, 'from')).toBe(from)
  expect(headerOf(received, 'auto-submitted')).toBe('auto-generated')
  expect(textOf(received).trimEnd()).toBe(mail.text.trimEnd())
  expect(await stored()).toMatchObject([
    { state: 'sent', body: '' },
    { state: 'sent', body: '' },
  ])
  expect(mailer.state()).toBe('ok')
})

it('keeps a mail while the server is down, asks less and less often, and sends it once the server is up', async () => {
  const port = await free()
  const mailer = mailerAt(`smtp://127.0.0.1:${port}`)
  await queue(mailer)
  expect(await sweep(mailer)).toMatchObject({ waiting: 1 })
  expect(mailer.state()).toBe('failing')
  const tried: number[] = []
  for (let minutes = 0.5; minutes < 90; minutes += 0.5) {
    if ((await sweep(mailer, minutes)).waiting > 0) tried.push(minutes)
  }
  expect(tried).toEqual([1, 6, 21, 81])
  expect((await stored())[0]).toMatchObject({ state: 'waiting', attempts: 5, body: mail.text })
  expect((await stored())[0]?.error).toContain('ECONNREFUSED')

  server = await startMailServer(port)
  expect(await sweep(mailer, 81 + 179)).toMatchObject({ sent: 0 })
  expect(await sweep(mailer, 81 + 180)).toMatchObject({ sent: 1 })
  expect(mailer.state()).toBe('ok')
  expect(await stored()).toMatchObject([{ state: 'sent', body: '', error: null }])
})

it('gives up after a day, and then keeps what went wrong and not the text', async () => {
  const mailer = mailerAt(`smtp://127.0.0.1:${await free()}`)
  await queue(mailer)
  for (let minutes = 0; minutes <= 26 * 60; minutes += 15) await sweep(mailer, minutes)
  const [row] = await stored()
  expect(row).toMatchObject({ state: 'failed', body: '' })
  expect(row?.error).toContain('ECONNREFUSED')
  expect(row?.attempts).toBeLessThan(12)
})

it('gives up at once a recipient that is refused for good, tries again one that is refused for now, and sends the rest', async () => {
  server = await startMailServer()
  const mailer = mailerAt(server.url)
  await queue(mailer, { ...mail, to: 'nobody@refused.example' })
  await queue(mailer, { ...mail, to: 'somebody@busy.example' })
  await queue(mailer)
  expect(await sweep(mailer)).toEqual({ sent: 1, waiting: 1, failed: 1 })
  const rows = await stored()
  expect(rows.map(({ state }) => state).sort()).toEqual(['failed', 'sent', 'waiting'])
  expect(rows.find(({ state }) => state === 'failed')?.error).toContain('550')
})

it('stores that a mail never left where no server is configured, without its secrets', async () => {
  const mailer = mailerAt(null)
  expect(await queue(mailer)).toBe(false)
  expect(mailer.state()).toBe('not-configured')
  expect(await sweep(mailer, 60)).toEqual({ sent: 0, waiting: 0, failed: 0 })
  expect(await stored()).toMatchObject([{ state: 'not-sent', attempts: 0, body: '' }])
})

it('queues nothing where the command fails', async () => {
  const mailer = mailerAt('smtp://127.0.0.1:9')
  const failing = transactions.inTx(organisation, system, async (tx) => {
    await queueMail(tx, mailer, mail)
    throw new RangeError('no')
  })
  await expect(failing).rejects.toThrow(RangeError)
  expect(await stored()).toEqual([])
})

it('sends each mail once where several sweep at the same time', async () => {
  server = await startMailServer()
  const mailer = mailerAt(server.url)
  for (let n = 0; n < 8; n += 1) await queue(mailer, { ...mail, to: `n${n}@care.example` })
  const outcomes = await Promise.all([1, 2, 3].map(() => deliverDueMails(transactions, mailer, at(0), 4)))
  expect(outcomes.reduce((total, { sent }) => total + sent, 0)).toBe(8)
  expect(new Set(server.received.map(({ to }) => to[0])).size).toBe(8)
  expect(server.received).toHaveLength(8)
})

it('lets nothing in a mail become a header or a second recipient', async () => {
  server = await startMailServer()
  const mailer = mailerAt(server.url)
  await queue(mailer, {
    ...mail,
    subject: 'Hallo\r\nBcc: eve@evil.example\r\n\r\nweg',
    text: '.\r\nMAIL FROM:<eve@evil.example>\r\n',
  })
  expect(await sweep(mailer)).toMatchObject({ sent: 1 })
  const [received] = server.received
  if (!received) throw new TypeError('nothing arrived')
  expect(received.to).toEqual([mail.to])
  expect(headerOf(received, 'bcc')).toBeUndefined()
  expect(headerOf(received, 'subject')).toBe('Hallo Bcc: eve@evil.example weg')
  expect(textOf(received)).toContain('MAIL FROM:<eve@evil.example>')
  for (const to of [
    'a@b.example, eve@evil.example',
    'a@b.example\r\nRCPT TO:<e@e.example>',
    '<a@b.example>',
    'nobody',
  ]) {
    await queue(mailer, { ...mail, to })
    expect((await stored()).at(-1)).toMatchObject({ state: 'failed', body: '', error: 'this is no mail address' })
  }
})

it('signs in at a server that asks for it, and tells no password when that fails', async () => {
  server = await startMailServer(0, { user: 'zorg', pass: 'p@ss:w/rd' })
  const right = mailerAt(`smtp://zorg:${encodeURIComponent('p@ss:w/rd')}@127.0.0.1:${server.port}`)
  expect(await right.sendNow(mail)).toMatchObject({ sent: true })
  const wrong = mailerAt(`smtp://zorg:nietgoed@127.0.0.1:${server.port}`)
  const { outcome, answer } = await wrong.send({ id: newId(), ...mail })
  expect(outcome).toBe('failed')
  expect(answer).toContain('535')
  expect(answer).not.toContain('nietgoed')
  expect(wrong.server).toBe(`127.0.0.1:${server.port}`)
  expect(wrong.state()).toBe('failing')
})

it('gives a password to no distant server that offers no encryption', async () => {
  server = await startMailServer(0, { user: 'zorg', pass: 'geheim' })
  // A name that resolves to the loopback and does not look like it.
  const mailer = mailerAt(`smtp://zorg:geheim@0.0.0.0:${server.port}`)
  expect(await mailer.send({ id: newId(), ...mail })).toMatchObject({ outcome: 'failed' })
  expect(server.received).toEqual([])
})

it('reads a sender with and without a name', () => {
  expect(mailboxOf('Zorg, Borg <z@care.example>')).toEqual({ name: 'Zorg, Borg', address: 'z@care.example' })
  expect(mailboxOf('z@care.example')).toEqual({ name: '', address: 'z@care.example' })
  expect(() => mailboxOf('nobody')).toThrow(TypeError)
})
