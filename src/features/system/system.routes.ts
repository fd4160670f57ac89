import type { Readable } from 'node:stream'
import { dayOf } from '../../core/time/instant.ts'
import { installation } from '../../platform/database/ids.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { DiskRoom } from '../../platform/files/disk-room.ts'
import { answers, type Route, reads } from '../../platform/http/endpoint.ts'
import { requestHash } from '../../platform/http/idempotency.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { recentMails } from './mails.store.ts'
import { sendTestMail } from './send-test-mail.ts'
import * as contracts from './system.contract.ts'
import { testMail } from './test-mail.ts'

type Needs = {
  transactions: Transactions
  mailer: Mailer
  mailFrom: string
  version: string
  /** Streams an archive; left out are the recipients, it is for the installation's own key. */
  diskRoom(): Promise<DiskRoom>
  /** Refuses recipients for whom none can be made; what it gives makes the archive. */
  prepareBackup(recipients: string[] | undefined): Promise<() => Promise<Readable>>
  stop(): void
}

const archiveType = 'application/octet-stream'

const recipientsFromAfar = () =>
  new Problem(403, 'recipients-at-the-machine-only', {
    nl: 'Een back-up voor andere sleutels wordt alleen op de server zelf gemaakt, met bin/zorgborg backup --recipient.',
    en: 'A backup for other keys is made only on the server itself, with bin/zorgborg backup --recipient.',
  })

export function systemRoutes({
  transactions,
  mailer,
  mailFrom,
  version,
  diskRoom,
  prepareBackup,
  stop,
}: Needs): Route[] {
  return [
    answers(contracts.readHealth, async () => {
      const database = await transactions
        .read(installation, { kind: 'now' }, async () => 'ok' as const)
        .catch(() => 'failing' as const)
      const mail = mailer.state()
      const disk = await diskRoom()
      const attention = mail === 'not-configured' || mail === 'failing' || disk === 'low'
      const status = database === 'failing' ? 'failing' : attention ? 'attention' : 'ok'
      return { status, version, database, mail, disk } as const
    }),
    reads(contracts.readMailStatus, async (reader) => ({
      state: mailer.state(),
      server: mailer.server,
      from: mailFrom,
      recent: await recentMails(reader, 50),
    })),
    answers(contracts.sendTestMail, async ({ actor, organisation, idempotencyKey: key }, { body, language }) => {
      const { method, path } = contracts.sendTestMail
      const repetition = key === null ? null : { key, hash: requestHash(method, path, body) }
      const at = { actor, organisation: organisation ?? installation }
      return sendTestMail({ transactions, mailer }, at, testMail(body.to, language), repetition)
    }),
    answers(contracts.makeBackup, async ({ actor, now }, { body, caller }) => {
      // An archive holds every organisation and every key. A session, which can be stolen, gets one that only the machine's own key opens.
      if (body.recipients?.length && !caller.localOperator) throw recipientsFromAfar()
      const make = await prepareBackup(body.recipients)
      // In the trail before the snapshot, so that the archive itself tells that it was made.
      await transactions.inTx(installation, actor, async (tx) =>
        tx.note({ action: 'backup.made', subject: dayOf(now) }),
      )
      return { bytes: await make(), mediaType: archiveType, fileName: `zorgborg ${dayOf(now)}.age` }
    }),
    answers(contracts.stopServer, async () => {
      // The answer goes out first.
      setImmediate(stop)
      return {}
    }),
  ]
}
