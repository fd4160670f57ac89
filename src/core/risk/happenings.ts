import type { Named } from '../demonstrability/named.ts'
import { spanOf } from '../demonstrability/steps.ts'
import { daysOfReach, isAbout } from '../suppliers/days-of.ts'
import type { ReachFact, ServiceFact, SupplierEventFact, SupplierFact } from '../suppliers/facts.ts'
import { lapsedDays } from '../suppliers/gaps.ts'
import type { Day } from '../time/day.ts'

/** What of a supplier can make that a risk of what it reaches has to be looked at again. */
export type ReachingSupplier = Pick<
  SupplierFact,
  'id' | 'title' | 'starts' | 'endedOn' | 'recordedOn' | 'certificates' | 'reviews'
> & {
  services: readonly (Pick<ServiceFact, 'id' | 'title' | 'starts' | 'endedOn'> & {
    reaches: readonly (Pick<ReachFact, 'id' | 'since' | 'endedOn'> & { asset: string })[]
  })[]
  events: readonly Pick<SupplierEventFact, 'id' | 'service' | 'kind' | 'happenedOn' | 'what'>[]
}

/**
 * Something that happened at a supplier: what was recorded, a review that was decided to its disadvantage, a certificate that lapsed or was
 * revoked without a successor, or a service that came to reach the asset. `key` tells it from all others; `what` is in words of whoever
 * recorded it, the decision, the edition of the certificate or the name of the service. `through`: what it touched, where that is not the
 * asset itself but one on which it leans.
 */
export type Happening = {
  key: string
  kind: SupplierEventFact['kind'] | 'decided' | 'lapsed' | 'reached'
  supplier: Named
  what: string
  on: Day
  through?: Named
}

const heavyDecisions: readonly string[] = ['improve-first', 'leave']

/** What happened at all suppliers, by the asset that was reached on that day. */
export function happeningsByAsset(suppliers: readonly ReachingSupplier[]): Map<string, Happening[]> {
  const found = new Map<string, Happening[]>()
  for (const supplier of suppliers) {
    const happened = happenedAt(supplier)
    for (const service of supplier.services) {
      for (const reach of service.reaches) {
        const days = daysOfReach(supplier, service, reach)
        const [first] = days
        if (!first) continue
        const own = happened.filter(({ on, services }) => isAbout({ services }, service.id) && spanOf(days, on))
        const reached: Happening = {
          ...of(supplier),
          key: `reached:${reach.id}`,
          kind: 'reached',
          what: service.title,
          on: first.from,
        }
        const here = found.get(reach.asset) ?? []
        const known = new Set(here.map(({ key }) => key))
        const more = own.map(({ services: _services, ...one }) => one).filter(({ key }) => !known.has(key))
        found.set(reach.asset, [...here, reached, ...more])
      }
    }
  }
  return found
}

/**
 * What happened at suppliers that asks to look at a risk of an asset: all that touched it, and the incidents that touched what it directly
 * leans on; one incident once.
 */
export function happeningsFor(
  asset: string,
  leansOn: readonly Named[],
  byAsset: ReadonlyMap<string, readonly Happening[]>,
): readonly Happening[] {
  const own = byAsset.get(asset) ?? []
  const found = new Map(own.map((one) => [one.key, one]))
  for (const through of leansOn) {
    for (const one of byAsset.get(through.id) ?? []) {
      if (one.kind === 'incident' && !found.has(one.key)) found.set(one.key, { ...one, through })
    }
  }
  return [...found.values()]
}

const of = ({ id, title }: Named) => ({ supplier: { id, title } })

function happenedAt(supplier: ReachingSupplier): (Happening & { services: readonly string[] })[] {
  const { reviews, events } = supplier
  return [
    ...events.map(({ id, kind, service, what, happenedOn }) => ({
      ...of(supplier),
      ...{ key: `event:${id}`, kind, what, on: happenedOn, services: service === null ? [] : [service] },
    })),
    ...reviews
      .filter(({ decision }) => heavyDecisions.includes(decision))
      .map(({ id, decision, decidedOn }) => ({
        ...of(supplier),
        ...{ key: `review:${id}`, kind: 'decided' as const, what: decision, on: decidedOn, services: [] },
      })),
    ...lapsedDays(supplier).flatMap(({ certificate, days }) =>
      days.map(({ from }) => ({
        ...of(supplier),
        ...{ key: `lapsed:${certificate.id}:${from}`, kind: 'lapsed' as const, what: certificate.edition, on: from },
        services: certificate.services,
      })),
    ),
  ]
}
