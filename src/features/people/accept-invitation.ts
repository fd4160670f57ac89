import type { Person } from '../../core/access/actor.ts'
import { permissions } from '../../core/access/permissions.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { Account } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import type { Language } from '../../platform/language/languages.ts'
import { requireOpen } from './invitation-state.ts'
import { endInvitation, type FoundInvitation, findInvitation, isInviterStill } from './invitations.store.ts'
import { findMembershipByEmail, insertMembership } from './people.store.ts'

type Known = { id: string; name: string; email: string; operator: boolean }

const hasAccount = () =>
  new Problem(409, 'invitation-has-account', {
    nl: 'Voor dit e-mailadres bestaat al een account. Meld daarmee aan en open de link opnieuw.',
    en: 'An account with this e-mail address exists already. Sign in with it and open the link again.',
  })

const otherAccount = (invited: string) =>
  new Problem(409, 'invitation-other-account', {
    nl: `Deze uitnodiging is voor ${invited}. Meld eerst af en open de link opnieuw.`,
    en: `This invitation is for ${invited}. Sign out and open the link again.`,
  })

const joinedAlready = () =>
  new Problem(409, 'already-member', {
    nl: 'Dit account hoort al bij deze organisatie. Kies haar bovenaan het scherm.',
    en: 'This account belongs to this organisation already. Choose it at the top of the screen.',
  })

const inviterGone = () =>
  new Problem(410, 'invitation-inviter-gone', {
    nl: 'Wie deze uitnodiging stuurde, mag niemand meer uitnodigen. Vraag een beheerder om een nieuwe.',
    en: 'Whoever sent this invitation may no longer invite. Ask an administrator for a new one.',
  })

const personOf = ({ id, name, email, operator }: Known, { organisation, role }: FoundInvitation): Person => ({
  kind: 'person',
  id,
  name,
  email,
  operator,
  organisation,
  role,
})

/** Spends the invitation and gives its role, in one transaction: of two at once one finds it accepted. */
export async function join(tx: Tx, found: FoundInvitation, person: Known): Promise<void> {
  const invitation = requireOpen(await findInvitation(tx, found.id), tx.now)
  // Withdrawn and sent anew meanwhile, it has another token; the one in hand no longer counts.
  if (invitation.revision !== found.revision) requireOpen(null, tx.now)
  if (!(await isInviterStill(tx, invitation, permissions['people:edit']))) throw inviterGone()
  if (await findMembershipByEmail(tx, person.email)) throw joinedAlready()
  await endInvitation(tx, invitation.id, 'accepted')
  const { id: user, name, email } = person
  await insertMembership(tx, { user, name, email, role: invitation.role })
  tx.note({ action: 'person.joined', subject: name, details: { email, role: invitation.role } })
}

/** Accepts with a new account. The account, the role and their place in the trail are stored together. */
export async function joinWithNewAccount(
  { transactions, identity }: { transactions: Transactions; identity: Identity },
  found: FoundInvitation,
  details: { name: string; password: string; language: Language },
): Promise<void> {
  const { email } = found
  if (await identity.findUserByEmail(email)) throw hasAccount()
  await identity.createUser(
    { ...details, email, operator: false, words: [found.organisationName] },
    (write, { id, name }) => {
      const person = { id, name, email, operator: false }
      return transactions.inTx(found.organisation, personOf(person, found), async (tx) => {
        const made = await write(tx.rows)
        await join(tx, found, person)
        return made
      })
    },
  )
}

/** Accepts with the account that is signed in, which must be of the person who was invited. */
export async function joinWithAccount(
  { transactions }: { transactions: Transactions },
  found: FoundInvitation,
  account: Account,
): Promise<void> {
  if (account.email !== found.email) throw otherAccount(found.email)
  await transactions.inTx(found.organisation, personOf(account, found), (tx) => join(tx, found, account))
}
