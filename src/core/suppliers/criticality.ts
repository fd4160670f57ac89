import type { Named } from '../demonstrability/named.ts'
import { always, combined, type Span, type Steps, spanOf, standingOn, within } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { daysOfReach, daysOfService, reachesPhi } from './days-of.ts'
import { type Criticality, criticalities, type ReachFact, type ServiceFact, type SupplierFact } from './facts.ts'

/** Why much depends on a supplier. Each rule gives a weight by itself; the heaviest decides. Our own proposal, which no standard prescribes. */
export const criticalityRules = {
  'hosts-record': 'critical',
  'missed-hours-4': 'critical',
  'missed-hours-24': 'high',
  'reaches-record': 'high',
  'reaches-phi': 'high',
  'asset-high': 'high',
  'missed-hours-72': 'middle',
  'asset-middle': 'middle',
  'phi-unknown': 'middle',
} as const satisfies Record<string, Criticality>
export type CriticalityRule = keyof typeof criticalityRules

/** One reason: which rule, by which service, and by which asset where it is about one. */
export type CriticalityReason = {
  rule: CriticalityRule
  service: Named
  asset: Named | null
  /** Hours that the service can be missed, where the rule is about those. */
  hours: number | null
  days: readonly Span[]
}

/** All reasons that there are on any day, heaviest first. */
function criticalityReasons(supplier: SupplierFact): CriticalityReason[] {
  const found = supplier.services.flatMap((service) => [
    ...reasonOfHours(supplier, service),
    ...service.reaches.flatMap((reach) => {
      const days = daysOfReach(supplier, service, reach)
      const { id, title } = reach.asset
      return rulesOf(reach).map((rule) => ({ rule, service: named(service), asset: { id, title }, hours: null, days }))
    }),
  ])
  return found.filter(({ days }) => days.length > 0).sort((a, b) => weight(a) - weight(b))
}

const named = ({ id, title }: Named): Named => ({ id, title })
const weight = ({ rule }: { rule: CriticalityRule }) => criticalities.indexOf(criticalityRules[rule])

function reasonOfHours(supplier: SupplierFact, service: ServiceFact): CriticalityReason[] {
  const hours = service.canMissHours
  if (hours === null || hours > 72) return []
  const rule = hours <= 4 ? 'missed-hours-4' : hours <= 24 ? 'missed-hours-24' : 'missed-hours-72'
  return [{ rule, service: named(service), asset: null, hours, days: daysOfService(supplier, service) }]
}

function rulesOf(reach: ReachFact): CriticalityRule[] {
  const rules: CriticalityRule[] = []
  const { availability, integrity, confidentiality } = reach.need
  const heaviest = Math.max(availability, integrity, confidentiality)
  if (reach.asset.kind === 'patient-record') rules.push(reach.route === 'hosted' ? 'hosts-record' : 'reaches-record')
  if (reachesPhi(reach) && reach.asset.kind !== 'patient-record') rules.push('reaches-phi')
  if (heaviest === 3) rules.push('asset-high')
  if (heaviest === 2) rules.push('asset-middle')
  if (reach.phiParts === null && !reachesPhi(reach)) rules.push('phi-unknown')
  return rules
}

/** How much depends on a supplier by the facts, from which day on. */
export function computedCriticality(supplier: SupplierFact): Steps<Criticality> {
  // The days of one weight are united first, so that a supplier with many reaches costs no more than in proportion.
  const byWeight = Map.groupBy(criticalityReasons(supplier), ({ rule }) => criticalityRules[rule])
  const each = [...byWeight].map(([weight, reasons]) =>
    within<Criticality>(
      reasons.flatMap(({ days }) => days),
      weight,
      'low',
    ),
  )
  if (each.length === 0) return always<Criticality>('low')
  return combined(each, (values) => criticalities.find((one) => values.includes(one)) ?? 'low')
}

/** How much depends on a supplier on a day: as somebody decided, else by the facts. */
export const criticalityOn = (supplier: SupplierFact, day: Day): Criticality =>
  supplier.criticalitySet ?? standingOn(computedCriticality(supplier), day).value

/**
 * What reviews and proof go by: the heavier of what somebody decided and what follows from the facts. One person's decision can ask more of
 * a supplier, and cannot take away what facts ask.
 */
export function weighingSteps(supplier: SupplierFact): Steps<Criticality> {
  const { criticalitySet } = supplier
  const computed = computedCriticality(supplier)
  if (criticalitySet === null) return computed
  const heavier = (values: readonly Criticality[]) => criticalities.find((one) => values.includes(one)) ?? 'low'
  return combined([computed, always(criticalitySet)], heavier)
}

/** What reviews and proof go by on a day. */
export const weightOn = (supplier: SupplierFact, day: Day): Criticality =>
  standingOn(weighingSteps(supplier), day).value

/** What it follows from on a day: each rule once for each service and asset, heaviest first. */
export const reasonsOn = (supplier: SupplierFact, day: Day): CriticalityReason[] =>
  criticalityReasons(supplier).filter(({ days }) => spanOf(days, day) !== undefined)
