import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { changeRole } from './change-role.ts'
import { endSessionsOfPerson } from './end-sessions-of-person.ts'
import { type Enter, invitationRoutes } from './invitation.routes.ts'
import { stateOf } from './invitation-state.ts'
import { type Invitation, listInvitations } from './invitations.store.ts'
import { invite } from './invite.ts'
import * as contracts from './people.contract.ts'
import { listMemberships, type Membership, organisationName } from './people.store.ts'
import { removePerson } from './remove-person.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

type Needs = {
  transactions: Transactions
  identity: Identity
  mailer: Mailer
  /** Scheme, host and port at which people reach Zorgborg, without a slash at the end. */
  baseUrl: string
  enter: Enter
}

const written = (invitation: Invitation, now: Instant) => ({
  id: invitation.id,
  revision: invitation.revision,
  email: invitation.email,
  role: invitation.role,
  state: stateOf(invitation, now),
  expiresAt: invitation.expiresAt,
  invitedBy: invitation.invitedBy,
})

export function peopleRoutes(needs: Needs): Route[] {
  const { identity, mailer, baseUrl } = needs
  /** With whether each has a second factor, which is known of today alone. */
  const withSecondFactor = async (reader: Reader | Tx, people: Membership[]) => {
    if (reader.moment.kind === 'past') return people.map((person) => ({ ...person, secondFactor: null }))
    const users = await identity.findUsers(
      people.map(({ user }) => user),
      reader.rows,
    )
    const factors = new Map(users.map(({ id, secondFactor }) => [id, secondFactor]))
    return people.map((person) => ({ ...person, secondFactor: factors.get(person.user) ?? false }))
  }

  return [
    reads(contracts.listPeople, async (reader) => ({
      items: await withSecondFactor(reader, await listMemberships(reader)),
    })),
    writes(contracts.changeRole, async (tx, { params, body, seen }) => {
      const [changed] = await withSecondFactor(tx, [await changeRole(tx, params.id, body.role, seen)])
      if (!changed) throw problems.notFound()
      return changed
    }),
    writes(contracts.removePerson, async (tx, { params, seen }) => {
      await removePerson(tx, params.id, seen)
      return {}
    }),
    writes(contracts.endSessionsOfPerson, async (tx, { params }) => ({
      ended: await endSessionsOfPerson(tx, params.id, identity),
    })),
    reads(contracts.listInvitations, async (reader) => ({
      items: (await listInvitations(reader)).map((invitation) => written(invitation, reader.now)),
    })),
    writes(contracts.invite, async (tx, { body }) => {
      const name = await organisationName(tx)
      const sent = await invite(tx, body, { mailer, baseUrl, organisationName: name })
      return { ...sent, invitation: written(sent.invitation, tx.now) }
    }),
    writes(contracts.withdrawInvitation, async (tx, { params, seen }) => {
      await withdrawInvitation(tx, params.id, seen)
      return {}
    }),
    ...invitationRoutes(needs),
  ]
}
