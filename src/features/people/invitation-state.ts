import type { Instant } from '../../core/time/instant.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Invitation } from './invitations.store.ts'

export type InvitationState = 'open' | 'expired' | 'accepted' | 'withdrawn'

/** How an invitation stands at a moment. That it expired is written nowhere: it follows from the clock. */
export function stateOf(invitation: Pick<Invitation, 'outcome' | 'expiresAt'>, now: Instant): InvitationState {
  return invitation.outcome ?? (invitation.expiresAt <= now ? 'expired' : 'open')
}

const refusals = {
  unknown: () =>
    new Problem(404, 'invitation-unknown', {
      nl: 'Deze uitnodiging is niet gevonden. Kijk of de hele link uit de mail is overgenomen.',
      en: 'This invitation was not found. See whether the whole link of the mail was copied.',
    }),
  expired: () =>
    new Problem(410, 'invitation-expired', {
      nl: 'Deze uitnodiging is verlopen. Vraag een nieuwe aan wie haar stuurde.',
      en: 'This invitation has expired. Ask whoever sent it for a new one.',
    }),
  accepted: () =>
    new Problem(410, 'invitation-accepted', {
      nl: 'Deze uitnodiging is al aangenomen. Meld aan met het account dat toen is gebruikt.',
      en: 'This invitation was accepted already. Sign in with the account that was used then.',
    }),
  withdrawn: () =>
    new Problem(410, 'invitation-withdrawn', {
      nl: 'Deze uitnodiging is ingetrokken. Vraag een nieuwe aan wie haar stuurde.',
      en: 'This invitation was withdrawn. Ask whoever sent it for a new one.',
    }),
}

/** The invitation where it can be accepted now; else throws the problem that says why not. */
export function requireOpen<I extends Invitation>(invitation: I | null, now: Instant): I {
  const state = invitation ? stateOf(invitation, now) : 'unknown'
  if (!invitation || state !== 'open') throw refusals[state === 'open' ? 'unknown' : state]()
  return invitation
}
