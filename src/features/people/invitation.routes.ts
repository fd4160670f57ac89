import type { Instant } from '../../core/time/instant.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { answers, type Route } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { joinWithAccount, joinWithNewAccount } from './accept-invitation.ts'
import { requireOpen } from './invitation-state.ts'
import { findInvitationByToken } from './invitations.store.ts'
import * as contracts from './people.contract.ts'

/** Finishes signing in with a session that was just opened, and works in this organisation. */
export type Enter = (entrance: { setCookies: string[]; organisation: string }) => Promise<void>

type Needs = { transactions: Transactions; identity: Identity; enter: Enter }

/** What the invited person does, who is in no organisation yet: the token of the link is all that counts. */
export function invitationRoutes({ transactions, identity, enter }: Needs): Route[] {
  const findOpen = async (token: string, now: Instant) => {
    const found = await transactions.everyOrganisation('an invitation is found by its token alone', (reader) =>
      findInvitationByToken(reader, token),
    )
    return requireOpen(found, now)
  }

  return [
    answers(contracts.readInvitation, async ({ now }, { body }) => {
      const { organisationName, email, role, language } = await findOpen(body.token, now)
      const hasAccount = (await identity.findUserByEmail(email)) !== null
      return { organisation: organisationName, email, role, language, hasAccount }
    }),

    answers(contracts.acceptInvitation, async (open, input) => {
      const { token, ...details } = input.body
      const found = await findOpen(token, open.now)
      await joinWithNewAccount({ transactions, identity }, found, details)
      const origin = { address: input.ip, userAgent: input.userAgent }
      const { setCookies } = await identity.signIn(found.email, details.password, origin)
      await enter({ setCookies, organisation: found.organisation })
      open.setCookies(setCookies)
      return {}
    }),

    answers(contracts.acceptInvitationSignedIn, async ({ now }, { body, caller }) => {
      const { account } = caller
      if (!account) throw problems.notSignedIn()
      const found = await findOpen(body.token, now)
      await joinWithAccount({ transactions }, found, account)
      await identity.setActiveOrganisation(account.sessionId, found.organisation)
      return {}
    }),
  ]
}
