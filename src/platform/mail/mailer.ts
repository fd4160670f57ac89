import { createTransport } from 'nodemailer'
import { newId } from '../database/ids.ts'
import { addressOf, type Mailbox, mailboxOf, oneLine } from './mailbox.ts'

export type MailState = 'ok' | 'not-configured' | 'failing' | 'console'

/** A plain-text mail to one person. */
export type Mailing = { to: string; subject: string; text: string }

/** The `id` stays the same when a mail is tried again, so that a mail server can see a double. */
export type Mail = Mailing & { id: string }

/**
 * What became of an attempt. 'refused': this mail or this recipient will never be accepted; 'failed': it may be, later.
 * `answer` is what the mail server said, or why it could not be asked; it holds no password and no link.
 */
export type Delivery = { outcome: 'sent' | 'refused' | 'failed'; answer: string }

export type Mailer = {
  /** By the last attempt; 'ok' before the first. */
  state(): MailState
  /** Host and port; null where there is none. */
  readonly server: string | null
  readonly from: string
  /** Tries once, at once. Never throws. */
  send(mail: Mail): Promise<Delivery>
  /** The same for a mail that is in no outbox: somebody waits for the answer. */
  sendNow(mail: Mailing): Promise<{ sent: boolean; answer: string }>
  close(): void
}

export type MailerOptions = {
  /** `smtp://` (STARTTLS where offered) or `smtps://` (TLS from the first byte), with USER:PASSWORD@ where needed. */
  smtpUrl: string | null
  from: string
  /** Without a server: write mails to the console, links and all. For work on Zorgborg itself. */
  console: boolean
}

const silence = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** Makes what sends mail. Nothing is looked up or connected before the first mail. Throws TypeError for an impossible sender. */
export function createMailer(options: MailerOptions): Mailer {
  const mailer = mailerFor(options)
  return {
    ...mailer,
    sendNow: async (mail) => {
      const { outcome, answer } = await mailer.send({ id: newId(), ...mail })
      return { sent: outcome === 'sent', answer }
    },
  }
}

function mailerFor({ smtpUrl, from, console: toConsole }: MailerOptions): Omit<Mailer, 'sendNow'> {
  const sender = mailboxOf(from)
  if (smtpUrl !== null) return smtpMailer(new URL(smtpUrl), from, sender)
  const nothing = { server: null, from, close: () => {} }
  if (!toConsole) {
    const answer = 'no mail server is configured'
    return { ...nothing, state: () => 'not-configured', send: async () => ({ outcome: 'failed', answer }) }
  }
  return {
    ...nothing,
    state: () => 'console',
    send: async ({ to, subject, text }) => {
      process.stdout.write(`\nMail to ${to}: ${oneLine(subject)}\n${text}\n\n`)
      return { outcome: 'sent', answer: 'written to the console' }
    },
  }
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)

function smtpMailer(url: URL, from: string, sender: Mailbox): Omit<Mailer, 'sendNow'> {
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port || (secure ? 465 : 587))
  const password = url.password !== ''
  // Only what is named here is taken from the address: its query could switch checks off.
  const transport = createTransport({
    ...silence,
    host,
    port,
    secure,
    // A password never crosses a network in the clear, also when somebody on the way hides STARTTLS.
    requireTLS: !secure && password && !isLoopback(host),
    tls: { minVersion: 'TLSv1.2' },
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    maxResponseSize: 64 * 1024,
  })
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  let failing = false
  return {
    server: `${url.hostname}:${port}`,
    from,
    state: () => (failing ? 'failing' : 'ok'),
    close: () => transport.close(),
    async send({ id, to, subject, text }) {
      let recipient: string
      try {
        recipient = addressOf(to)
      } catch {
        return { outcome: 'refused', answer: 'this is no mail address' }
      }
      try {
        const sent = await transport.sendMail({
          from: sender,
          to: { name: '', address: recipient },
          envelope: { from: sender.address, to: [recipient] },
          messageId: `<${id}@${domain}>`,
          subject: oneLine(subject),
          text,
          textEncoding: 'quoted-printable',
          headers: { 'Auto-Submitted': 'auto-generated' },
          xMailer: false,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        failing = false
        return { outcome: 'sent', answer: oneLine(sent.response).slice(0, 300) }
      } catch (error) {
        const delivery = deliveryOf(error)
        failing = delivery.outcome === 'failed'
        return delivery
      }
    },
  }
}

type Failure = { code?: string; permanent?: boolean; rejected?: string[]; response?: string; message?: string }

function deliveryOf(error: unknown): Delivery {
  const { code, permanent, rejected, response, message } = error as Failure
  // What is wrong with sender, login or connection can be mended in the configuration; the mail waits for that.
  const aboutThisMail = (code === 'EENVELOPE' && (rejected?.length ?? 0) > 0) || code === 'EMESSAGE'
  const answer = oneLine(response ?? message ?? 'no answer').slice(0, 300)
  return { outcome: permanent === true && aboutThisMail ? 'refused' : 'failed', answer }
}
