import type { Allowed } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, SystemReader, Tx } from '../../platform/database/reader.ts'
import { digest } from '../../platform/identity/digest.ts'
import type { Language } from '../../platform/language/languages.ts'

export type Invitation = {
  id: string
  revision: number
  email: string
  role: Role
  language: Language
  expiresAt: Instant
  invitedBy: string
  outcome: 'accepted' | 'withdrawn' | null
}

/** An invitation that was found by its token alone, with the organisation that it is for. */
export type FoundInvitation = Invitation & { organisation: string; organisationName: string }

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

const columns = [
  'invitations.id',
  'invitations.revision',
  'invitations.email',
  'invitations.role',
  'invitations.language',
  'invitations.expires_at',
  'invitations.invited_by',
  'invitations.outcome',
] as const

type Row = {
  id: string
  revision: number
  email: string
  role: string
  language: string
  expires_at: string
  invited_by: string
  outcome: string | null
}

const toInvitation = (row: Row): Invitation => ({
  id: row.id,
  revision: row.revision,
  email: row.email,
  role: row.role as Role,
  language: row.language as Language,
  expiresAt: row.expires_at as Instant,
  invitedBy: row.invited_by,
  outcome: row.outcome as Invitation['outcome'],
})

const invitations = (source: Source) =>
  source.rows.selectFrom('invitations').select(columns).where('organisation_id', '=', source.organisation)

/** All invitations, the newest first. */
export async function listInvitations(source: Source): Promise<Invitation[]> {
  return (await invitations(source).orderBy('expires_at', 'desc').orderBy('id').execute()).map(toInvitation)
}

export async function findInvitation(source: Source, id: string): Promise<Invitation | null> {
  const row = await invitations(source).where('id', '=', id).executeTakeFirst()
  return row ? toInvitation(row) : null
}

/** The invitation of somebody that was neither accepted nor withdrawn; it may have expired. At most one. */
export async function findOpenInvitation(source: Source, email: string): Promise<Invitation | null> {
  const row = await invitations(source).where('email', '=', email).where('outcome', 'is', null).executeTakeFirst()
  return row ? toInvitation(row) : null
}

/** By the token of its link; only a digest of it is stored. */
export async function findInvitationByToken(reader: SystemReader, token: string): Promise<FoundInvitation | null> {
  const row = await reader.rows
    .selectFrom('invitations')
    .innerJoin('organisations', 'organisations.organisation_id', 'invitations.organisation_id')
    .select([...columns, 'organisations.name', 'organisations.organisation_id'])
    .where('token_hash', '=', digest(token))
    .executeTakeFirst()
  return row ? { ...toInvitation(row), organisation: row.organisation_id, organisationName: row.name } : null
}

/**
 * Whether whoever sent an invitation still belongs to the organisation with one of these roles; the operator at the machine always
 * may. The trail tells who it was: the invitation carries the revision in which it was sent.
 */
export async function isInviterStill(tx: Tx, invitation: Invitation, inviting: readonly Role[]): Promise<boolean> {
  const sent = await tx.rows
    .selectFrom('trail')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.organisation_id', '=', 'trail.organisation_id')
        .onRef('memberships.user_id', '=', 'trail.actor_id'),
    )
    .select(['trail.actor_kind', 'memberships.role'])
    .where('trail.organisation_id', '=', tx.organisation)
    .where('trail.revision', '=', invitation.revision)
    .executeTakeFirst()
  if (!sent) return false
  return sent.actor_kind !== 'person' || inviting.some((role) => role === sent.role)
}

export type NewInvitation = Pick<Invitation, 'email' | 'role' | 'language' | 'expiresAt' | 'invitedBy'> & {
  token: string
}

/** Stores an invitation; one that expired takes its place in the list again, with another token. */
export async function saveInvitation(
  tx: Tx,
  _allowed: Allowed<'people:edit'>,
  invitation: NewInvitation,
  expired: Invitation | null,
): Promise<Invitation> {
  const { token, expiresAt, invitedBy, ...facts } = invitation
  const row = { ...facts, token_hash: digest(token), expires_at: expiresAt, invited_by: invitedBy, outcome: null }
  const id = expired?.id ?? newId()
  if (expired) {
    await tx.rows
      .updateTable('invitations')
      .set(row)
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  } else {
    await tx.rows
      .insertInto('invitations')
      .values({ organisation_id: tx.organisation, id, ...row })
      .execute()
  }
  return { ...facts, id, revision: tx.revision, expiresAt, invitedBy, outcome: null }
}

/** Says how an invitation ended. Accepting is allowed by its token, withdrawing by the caller's role. */
export async function endInvitation(tx: Tx, id: string, outcome: 'accepted' | 'withdrawn'): Promise<void> {
  await tx.rows
    .updateTable('invitations')
    .set({ outcome })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
