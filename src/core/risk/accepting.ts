import type { Role } from '../access/roles.ts'
import type { Day } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { durationLater } from '../time/far-days.ts'
import type { RiskLevel } from './criteria.ts'

/** Somebody who would accept a risk: by the role held, or by name. */
export type Accepter = { membership: string; role: Role }

/** Whether the criteria let somebody accept a risk of a level. An auditor never does. */
export const mayAccept = ({ acceptedBy, acceptors }: RiskLevel, { membership, role }: Accepter): boolean =>
  role !== 'auditor' && (acceptedBy.includes(role) || acceptors.includes(membership))

/** The last day until which a risk of a level can be accepted from a day on. */
export function lastDayOf({ acceptFor }: RiskLevel, from: Day): Day {
  const duration = parseDuration(acceptFor)
  return duration ? durationLater(from, duration) : from
}
