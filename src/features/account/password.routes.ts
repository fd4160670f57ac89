import { setTimeout as pause } from 'node:timers/promises'
import { installation } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { answers, type Route } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Store } from '../../platform/identity/ground.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import * as contracts from './account.contract.ts'
import { accountOf, type Needs } from './needs.ts'
import { noteAccount } from './note-account.ts'
import { resetMail } from './reset-mail.ts'

/** Milliseconds that every request for a link takes, so that nobody can tell by the time whether a mail was put in the outbox. */
const requestTakes = 300

const noMail = () =>
  new Problem(409, 'mail-not-configured', {
    nl: 'Zorgborg kan geen mail versturen, dus ook geen link voor een nieuw wachtwoord. Vraag het de beheerder van de server.',
    en: 'Zorgborg cannot send mail, and so no link for a new password either. Ask whoever runs the server.',
  })

/** Choosing another password, with the old one or with a link from a mail. */
export function passwordRoutes({ transactions, identity, mailer, baseUrl, whenPasswordReset }: Needs): Route[] {
  /** Stores a change of an account together with its place in the trail. */
  const noted =
    (action: string, inEach?: (tx: Tx, user: string) => Promise<void>): Store =>
    async (write, { id }) => {
      const user = await identity.findUser(id)
      if (!user) throw new TypeError('an account that was just checked is not there')
      return noteAccount(transactions, user, { action }, (tx) => write(tx.rows), inEach && ((tx) => inEach(tx, id)))
    }

  return [
    answers(contracts.requestPasswordReset, async (_open, { body, ip }) => {
      // For every address alike: it tells nothing about who has an account.
      if (mailer.state() === 'not-configured') throw noMail()
      const mailed = async () => {
        const reset = await identity.requestPasswordReset(body.email, ip)
        await transactions.inTx(installation, { kind: 'system', name: 'password reset' }, async (tx) => {
          if (!reset) return
          const link = `${baseUrl}/password-reset#token=${reset.token}`
          await queueMail(tx, mailer, resetMail(reset.user, link))
        })
      }
      await Promise.all([mailed(), pause(requestTakes)])
      return {}
    }),

    answers(contracts.resetPassword, async (_open, { body, ip }) => {
      await identity.resetPassword(body.token, body.password, ip, noted('account.password-reset', whenPasswordReset))
      return {}
    }),

    answers(contracts.changePassword, async (_open, { body, caller, cookies }) => {
      accountOf(caller)
      const words = caller.belongings.map(({ name }) => name)
      await identity.changePassword(cookies, body.current, body.next, noted('account.password-changed'), words)
      return {}
    }),
  ]
}
