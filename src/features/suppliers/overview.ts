import { spanOf } from '../../core/demonstrability/steps.ts'
import { criticalityOn, weightOn } from '../../core/suppliers/criticality.ts'
import {
  daysOfAgreement,
  daysOfReach,
  daysOfService,
  daysOfSupplier,
  isAbout,
  reachesPhi,
} from '../../core/suppliers/days-of.ts'
import type { Criticality, ReachFact, ServiceFact, SupplierBook, SupplierFact } from '../../core/suppliers/facts.ts'
import type { SupplierGap } from '../../core/suppliers/gap.ts'
import { gapsOn } from '../../core/suppliers/gaps.ts'
import { lastReview, reviewBy } from '../../core/suppliers/review-rhythm.ts'
import type { Day } from '../../core/time/day.ts'

/** All suppliers with everything that is missing at each; what is missing of reports comes from elsewhere. */
export type SupplierChain = { book: SupplierBook; gaps: readonly SupplierGap[] }

/** Of a processor agreement; 'unknown': nobody answered whether personal health information is reached. */
export type AgreementState = 'holds' | 'missing' | 'not-needed' | 'unknown'

/** A supplier as it stands on a day. */
export type SupplierToday = {
  fact: SupplierFact
  running: boolean
  criticality: Criticality
  services: readonly ServiceFact[]
  reaches: readonly { service: ServiceFact; reach: ReachFact }[]
  agreement: AgreementState
  lastReview: Day | null
  reviewBy: Day | null
  gaps: readonly SupplierGap[]
}

/** How each supplier stands on a day, by id, in the order of the book. */
export function suppliersOn({ book, gaps }: SupplierChain, day: Day): Map<string, SupplierToday> {
  const missing = Map.groupBy(gapsOn(gaps, day), ({ supplier }) => supplier.id)
  return new Map(
    book.suppliers.map((fact) => {
      const services = fact.services.filter((one) => spanOf(daysOfService(fact, one), day))
      const reaches = services.flatMap((service) =>
        service.reaches
          .filter((reach) => spanOf(daysOfReach(fact, service, reach), day))
          .map((reach) => ({ service, reach })),
      )
      const criticality = criticalityOn(fact, day)
      const running = spanOf(daysOfSupplier(fact), day) !== undefined
      return [
        fact.id,
        {
          ...{ fact, running, criticality, services, reaches },
          agreement: agreementOf(fact, reaches, day),
          lastReview: lastReview(fact.reviews, day)?.decidedOn ?? null,
          reviewBy: running ? reviewBy(fact, weightOn(fact, day), book.settings, day) : null,
          gaps: missing.get(fact.id) ?? [],
        },
      ]
    }),
  )
}

/** Whether a service that reaches personal health information is under an agreement on a day. */
const agreementFor = (fact: SupplierFact, service: string, day: Day): boolean =>
  agreementsFor(fact, service, day).length > 0

/** The processor agreements about a service that hold on a day. */
export const agreementsFor = ({ agreements }: SupplierFact, service: string, day: Day) =>
  agreements.filter((one) => isAbout(one, service) && spanOf(daysOfAgreement(one), day) !== undefined)

function agreementOf(
  fact: SupplierFact,
  reaches: readonly { service: ServiceFact; reach: ReachFact }[],
  day: Day,
): AgreementState {
  const needing = reaches.filter(({ reach }) => reachesPhi(reach))
  if (needing.length === 0) return reaches.some(({ reach }) => reach.phiParts === null) ? 'unknown' : 'not-needed'
  return needing.every(({ service }) => agreementFor(fact, service.id, day)) ? 'holds' : 'missing'
}

/** Who answers for a supplier, and whether they have left by a day. */
export const ownerOf = ({ owner }: SupplierFact, day: Day) =>
  owner && { id: owner.id, name: owner.name, left: owner.ends !== null && owner.ends < day }
