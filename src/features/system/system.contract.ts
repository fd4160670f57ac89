import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { done, email, instant } from '../../platform/http/shapes.ts'

/** Nothing that silently does nothing: what is not configured shows here. */
export const readHealth = contract({
  name: 'readHealth',
  summary: 'Whether the system works',
  method: 'GET',
  path: '/api/health',
  access: 'public',
  change: 'none',
  answer: z.strictObject({
    status: z.enum(['ok', 'attention', 'failing']),
    version: z.string(),
    database: z.enum(['ok', 'failing']),
    mail: z.enum(['ok', 'not-configured', 'failing', 'console']),
    /** 'low' where less than 512 MB is left; at 64 MB an embedded database takes no more writes. */
    disk: z.enum(['ok', 'low', 'unknown']),
  }),
})

export const readMailStatus = contract({
  name: 'readMailStatus',
  summary: 'Whether mail can be sent, and what became of the last mails of this organisation',
  method: 'GET',
  path: '/api/mail',
  access: { permission: 'mail:read' },
  change: 'none',
  answer: z.strictObject({
    state: z.enum(['ok', 'not-configured', 'failing', 'console']),
    server: z.string().nullable(),
    from: z.string(),
    recent: z.array(
      z.strictObject({
        id: z.string(),
        to: z.string(),
        subject: z.string(),
        state: z.enum(['waiting', 'sent', 'failed', 'not-sent']),
        at: instant,
        error: z.string().nullable(),
      }),
    ),
  }),
})

export const sendTestMail = contract({
  name: 'sendTestMail',
  summary: 'Send a test mail now and tell what the mail server answered',
  method: 'POST',
  path: '/api/mail/test',
  access: { permission: 'mail:test' },
  change: 'new',
  body: z.strictObject({ to: email }),
  answer: z.strictObject({ sent: z.boolean(), answer: z.string() }),
})

/** An encrypted archive of everything, streamed. */
export const makeBackup = contract({
  name: 'makeBackup',
  summary: 'One encrypted archive of everything, from one consistent snapshot',
  method: 'POST',
  path: '/api/system/backup',
  access: 'operator',
  change: 'session',
  body: z.strictObject({
    /** Encrypt to these age recipients, for the operator at the machine alone; left out: to the installation's own backup key. */
    recipients: z.array(z.string().max(200)).max(10).optional(),
  }),
  answer: 'file',
})

export const stopServer = contract({
  name: 'stopServer',
  summary: 'Stop the server in good order',
  method: 'POST',
  path: '/api/system/stop',
  access: 'operator',
  change: 'session',
  answer: done,
})
