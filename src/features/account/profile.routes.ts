import { installation } from '../../platform/database/ids.ts'
import { answers, type Route } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import * as contracts from './account.contract.ts'
import { accountOf, type Needs } from './needs.ts'
import { actorOf, noteAccount } from './note-account.ts'
import { renameInOrganisation } from './rename-in-organisation.ts'

/** One's own name and language, and the places where one is signed in. */
export function profileRoutes({ transactions, identity }: Needs): Route[] {
  return [
    answers(contracts.updateAccount, async (_open, { body, caller }) => {
      const account = accountOf(caller)
      const person = { ...account, name: body.name }
      const renamed = {
        action: 'account.renamed',
        subject: body.name,
        details: account.name === body.name ? {} : { before: account.name },
      }
      for (const belonging of caller.belongings) {
        // Also where an earlier change did not get to: whoever saves again completes it.
        await transactions.inTx(belonging.organisation, actorOf(person, belonging), async (tx) => {
          if (await renameInOrganisation(tx, account.id, body.name)) tx.note(renamed)
        })
      }
      await transactions.inTx(installation, actorOf(person, null), async (tx) => {
        await identity.updateUser(account.id, body, tx.rows)
        if (caller.belongings.length === 0 && account.name !== body.name) tx.note(renamed)
      })
      return {}
    }),

    answers(contracts.listSessions, async (_open, { caller }) => {
      const { id, sessionId } = accountOf(caller)
      const sessions = await identity.listSessions(id)
      return { items: sessions.map((session) => ({ ...session, current: session.id === sessionId })) }
    }),

    answers(contracts.endSession, async (_open, { caller, params }) => {
      const account = accountOf(caller)
      await noteAccount(
        transactions,
        account,
        { action: 'account.sessions-ended', details: { ended: 1 } },
        async (tx) => {
          if (!(await identity.endSession(account.id, params.session, tx.rows))) throw problems.notFound()
        },
      )
      return {}
    }),

    answers(contracts.endOtherSessions, async (_open, { caller }) => {
      const account = accountOf(caller)
      const others = (await identity.listSessions(account.id)).length - 1
      await noteAccount(
        transactions,
        account,
        { action: 'account.sessions-ended', details: { ended: others } },
        async (tx) => void (await identity.endOtherSessions(account.id, account.sessionId, tx.rows)),
      )
      return {}
    }),
  ]
}
