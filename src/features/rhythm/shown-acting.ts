import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import { holds } from '../../core/access/permissions.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Acting } from '../../core/rhythm/responsible.ts'

/** Whether who is away is told to somebody: absence says something about health, so only to who reads the list of staff. */
export const seesAbsence = (who: Actor | string): boolean =>
  typeof who === 'string' ? holds(who as Role, 'staff:read') : isAllowed(who, 'staff:read')

/** Who acts; where absence is not told, as if that person always did. */
export function actingFor(acting: Acting, absenceToo: boolean): Acting {
  const { why } = acting
  if (absenceToo || (why !== 'absence' && why !== 'stand-in' && why !== 'away')) return acting
  return { ...acting, why: 'owner', insteadOf: '' }
}

/** The same without the ids that only tell whose it is. */
export function shownActing(acting: Acting, absenceToo: boolean) {
  const { staff, name, why, insteadOf } = actingFor(acting, absenceToo)
  return { staff, name, why, insteadOf }
}
