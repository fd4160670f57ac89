import { firstDay, type Span, united } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { AgreementFact, ContractFact, ReachFact, ServiceFact, SupplierFact } from './facts.ts'

/** The last of some days that are known; null where none is. */
const latest = (...days: (Day | null)[]): Day | null =>
  days
    .filter((one) => one !== null)
    .toSorted()
    .at(-1) ?? null
const soonest = (...days: (Day | null)[]): Day | null => days.filter((one) => one !== null).toSorted()[0] ?? null

const spanFrom = (from: Day, through: Day | null): Span[] =>
  through !== null && through < from ? [] : [{ from, through }]

type Term = Pick<SupplierFact, 'starts' | 'endedOn' | 'recordedOn'>

/** The days on which a supplier delivers: where no first day is known, from the day on which it was put in the register. */
export const daysOfSupplier = ({ starts, endedOn, recordedOn }: Term): Span[] => spanFrom(starts ?? recordedOn, endedOn)

/** The days on which a service runs. */
export const daysOfService = (supplier: Term, service: Pick<ServiceFact, 'starts' | 'endedOn'>): Span[] =>
  spanFrom(latest(supplier.starts, service.starts) ?? supplier.recordedOn, soonest(supplier.endedOn, service.endedOn))

/** The days on which a service reaches an asset. */
export const daysOfReach = (
  supplier: Term,
  service: Pick<ServiceFact, 'starts' | 'endedOn'>,
  reach: Pick<ReachFact, 'since' | 'endedOn'>,
): Span[] =>
  spanFrom(
    latest(supplier.starts, service.starts, reach.since) ?? supplier.recordedOn,
    soonest(supplier.endedOn, service.endedOn, reach.endedOn),
  )

/** The days on which a contract holds; one that goes on by itself has no end. */
export const daysOfContract = ({ starts, ends, renewsBy }: ContractFact): Span[] =>
  spanFrom(starts, renewsBy === '' ? ends : null)

/** The days on which a processor agreement holds: signed, begun and not ended. */
export const daysOfAgreement = ({ signedOn, starts, ends }: AgreementFact): Span[] =>
  signedOn === null ? [] : spanFrom(latest(signedOn, starts) ?? starts, ends)

/** Whether a paper is about a service: papers that name none are about all. */
export const isAbout = (paper: { services: readonly string[] }, service: string): boolean =>
  paper.services.length === 0 || paper.services.includes(service)

/** Whether a reach shows personal health information; a patient record system does until somebody answered that nothing of it is seen. */
export const reachesPhi = ({ phiParts, asset }: Pick<ReachFact, 'phiParts' | 'asset'>): boolean =>
  phiParts === null ? asset.kind === 'patient-record' : phiParts.length > 0

/** Whether people sign in to get there, so that a second factor can be asked. */
export const asksMfa = ({ route }: Pick<ReachFact, 'route'>): boolean => route !== 'on-site' && route !== 'interface'

/** The days of some spans that lie in none of others. Both must be united. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  const left: Span[] = []
  for (const { from, through } of spans) {
    let start: Day | null = from
    for (const other of others) {
      if (start === null) break
      if (other.through !== null && other.through < start) continue
      if (through !== null && other.from > through) break
      if (other.from > start) left.push({ from: start, through: daysLater(other.from, -1) })
      start = other.through === null ? null : daysLater(other.through, 1)
    }
    if (start !== null && (through === null || start <= through)) left.push({ from: start, through })
  }
  return united(left)
}

/** All days until one, it itself left out. */
export const before = (day: Day): Span[] => (day > firstDay ? [{ from: firstDay, through: daysLater(day, -1) }] : [])
