import { randomBytes } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import { instantOf, msOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { invitationMail } from './invitation-mail.ts'
import { stateOf } from './invitation-state.ts'
import { findOpenInvitation, type Invitation, saveInvitation } from './invitations.store.ts'
import { findMembershipByEmail } from './people.store.ts'

/** How long an invitation can be accepted. */
const invitationLastsMs = 14 * 24 * 3600 * 1000

const alreadyMember = (email: string) =>
  new Problem(409, 'already-member', {
    nl: `${email} heeft al een rol in deze organisatie. Wijzig die rol in de lijst van mensen.`,
    en: `${email} has a role in this organisation already. Change that role in the list of people.`,
  })

const alreadyInvited = (email: string) =>
  new Problem(409, 'already-invited', {
    nl: `Voor ${email} staat al een uitnodiging open. Trek die eerst in om een nieuwe te sturen.`,
    en: `An invitation for ${email} is open already. Withdraw it first to send a new one.`,
  })

type Sent = { invitation: Invitation; mailed: boolean; link: string | null }

/**
 * Invites somebody by mail. The token is in the fragment of the link, which browsers send to no server. Where no mail can be sent,
 * the inviter gets the link to pass on, this once.
 */
export async function invite(
  tx: Tx,
  wanted: { email: string; role: Role; language: Language },
  { mailer, baseUrl, organisationName }: { mailer: Mailer; baseUrl: string; organisationName: string },
): Promise<Sent> {
  const allowed = allow(tx.actor, 'people:edit')
  if (await findMembershipByEmail(tx, wanted.email)) throw alreadyMember(wanted.email)
  const before = await findOpenInvitation(tx, wanted.email)
  if (before && stateOf(before, tx.now) === 'open') throw alreadyInvited(wanted.email)
  const token = randomBytes(32).toString('base64url')
  const invitation = await saveInvitation(
    tx,
    allowed,
    { ...wanted, token, expiresAt: instantOf(msOf(tx.now) + invitationLastsMs), invitedBy: tx.actor.name },
    before,
  )
  const link = `${baseUrl}/invitation#token=${token}`
  const mailed = await queueMail(tx, mailer, invitationMail(invitation, organisationName, link))
  tx.note({ action: 'person.invited', subject: wanted.email, details: { role: wanted.role, mailed } })
  return { invitation, mailed, link: mailed ? null : link }
}
