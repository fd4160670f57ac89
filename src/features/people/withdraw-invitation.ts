import { allow } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { endInvitation, findInvitation } from './invitations.store.ts'

/** Takes back an invitation that nobody accepted; one that was withdrawn before stays as it is. */
export async function withdrawInvitation(tx: Tx, id: string, seen: number): Promise<void> {
  allow(tx.actor, 'people:edit')
  const before = await findInvitation(tx, id)
  if (!before || before.outcome === 'accepted') throw problems.notFound()
  requireRevision(before.revision, seen)
  if (before.outcome === 'withdrawn') return
  await endInvitation(tx, id, 'withdrawn')
  tx.note({ action: 'invitation.withdrawn', subject: before.email, details: { role: before.role } })
}
