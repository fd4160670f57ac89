import { firstDay, outside, type Span, shared, united } from '../demonstrability/steps.ts'
import { daysOfService } from '../suppliers/days-of.ts'
import type { SupplierFact } from '../suppliers/facts.ts'

/** The days on which each service of a supplier is delivered, by id. */
export type InUse = ReadonlyMap<string, readonly Span[]>

/** One of which nobody said since when was delivered all along, also before somebody put the supplier in the register. */
export const inUseAt = ({ services, starts, endedOn }: Pick<SupplierFact, 'services' | 'starts' | 'endedOn'>): InUse =>
  new Map(services.map((one) => [one.id, daysOfService({ starts, endedOn, recordedOn: firstDay }, one)]))

const ever: readonly Span[] = [{ from: firstDay, through: null }]

/**
 * The days on which something holds of each of these services that is delivered then, and one is. A service that the register does not know
 * counts as always delivered.
 */
export function daysOfEach(
  services: readonly string[],
  inUse: InUse,
  daysOf: (service: string) => readonly Span[],
): Span[] {
  const delivered = (service: string) => inUse.get(service) ?? ever
  return services.reduce(
    (days, one) => shared(days, united([...daysOf(one), ...outside(united(delivered(one)))])),
    united(services.flatMap(delivered)),
  )
}
