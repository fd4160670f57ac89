import type { Allowed } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { touchRisks } from './write-risks.store.ts'

type Accepting = Allowed<'risk:accept'>

export type NewAcceptance = {
  risk: string
  rating: string
  level: number
  reason: string
  starts: Day
  ends: Day
  membership: string
  role: Role
}

export async function insertAcceptance(tx: Tx, allowed: Accepting, given: NewAcceptance): Promise<void> {
  const { role, ...row } = given
  await tx.rows
    .insertInto('risk_acceptances')
    .values({
      ...{ organisation_id: tx.organisation, id: newId(), ...row, accepted_by: tx.actor.name, accepted_as: role },
      ...{ recorded_at: tx.now, withdrawn_on: null, withdrawal_reason: '' },
    })
    .execute()
  await touchRisks(tx, allowed, [given.risk])
}

/** Takes an acceptance back from today. */
export async function storeWithdrawal(
  tx: Tx,
  allowed: Accepting,
  { id, risk, reason }: { id: string; risk: string; reason: string },
): Promise<void> {
  await tx.rows
    .updateTable('risk_acceptances')
    .set({ withdrawn_on: dayOf(tx.now), withdrawal_reason: reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
  await touchRisks(tx, allowed, [risk])
}
