import type { Named } from '../demonstrability/named.ts'
import { type Span, type Steps, shared, spanOf, united } from '../demonstrability/steps.ts'
import { uncheckedDays } from '../profile/certificate.ts'
import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import { weighingSteps } from './criticality.ts'
import {
  asksMfa,
  before,
  daysOfAgreement,
  daysOfContract,
  daysOfReach,
  daysOfService,
  daysOfSupplier,
  isAbout,
  reachesPhi,
  without,
} from './days-of.ts'
import type { AgreementFact, Criticality, SupplierBook, SupplierFact, SupplierSettings } from './facts.ts'
import { type GapKind, gapKinds, type SupplierGap } from './gap.ts'
import { reviewBy } from './review-rhythm.ts'

type Found = { kind: GapKind; about: Named | null; days: readonly Span[]; breaks: readonly Span[] | boolean }

/**
 * Everything that is missing at all suppliers, with the days on which it is; those of assurance reports are computed elsewhere and come
 * along. Nothing is missing of a supplier that does not deliver (yet, or any more).
 */
export function supplierGaps({ suppliers, settings }: SupplierBook, assurance: readonly SupplierGap[]): SupplierGap[] {
  const others = Map.groupBy(assurance, ({ supplier }) => supplier.id)
  return suppliers.flatMap((supplier) => [...gapsOf(supplier, settings), ...(others.get(supplier.id) ?? [])])
}

/** What is missing on a day. */
export const gapsOn = (gaps: readonly SupplierGap[], day: Day): SupplierGap[] =>
  gaps.filter(({ days }) => spanOf(days, day) !== undefined)

const order = Object.keys(gapKinds)

function gapsOf(supplier: SupplierFact, settings: SupplierSettings): SupplierGap[] {
  // Worked out once: it weighs everything that the supplier reaches.
  const steps = weighingSteps(supplier)
  const heavy = daysThat(steps, ['critical', 'high'])
  const running = daysOfSupplier(supplier)
  const found = [
    ...ofAnswering(supplier, running, heavy),
    ...ofReaches(supplier),
    ...ofContracts(supplier, running),
    ...ofAgreements(supplier),
    ...ofSubprocessors(supplier, running),
    ...ofReviews(supplier, settings, running, heavy, steps),
    ...ofActions(supplier, running),
    ...ofCertificates(supplier),
    ...ofLeaving(supplier, heavy),
  ]
  return found.flatMap((one) => split(supplier, one)).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** A gap that breaks on some of its days only is told in two. */
function split(supplier: SupplierFact, { kind, about, days, breaks }: Found): SupplierGap[] {
  const all = united(days)
  const breaking = breaks === true ? all : breaks === false ? [] : shared(all, united(breaks))
  const of = { supplier: { id: supplier.id, title: supplier.title }, kind, about }
  return [
    { ...of, breaks: true, days: breaking },
    { ...of, breaks: false, days: without(all, breaking) },
  ].filter((gap) => gap.days.length > 0)
}

/** The days on which so much depends on a supplier. */
function daysThat(steps: Steps<Criticality>, among: readonly Criticality[]): Span[] {
  return united(
    steps.flatMap(({ from, value }, place) => {
      const next = steps[place + 1]?.from
      return among.includes(value) ? [{ from, through: next === undefined ? null : daysLater(next, -1) }] : []
    }),
  )
}

function ofAnswering({ owner, ownerRole, recordedOn }: SupplierFact, running: Span[], heavy: Span[]): Found[] {
  if (ownerRole !== '' || (owner !== null && owner.ends === null)) return []
  const from = owner?.ends ? daysLater(owner.ends, 1) : recordedOn
  return [{ kind: 'nobody-answers', about: null, days: shared(running, [{ from, through: null }]), breaks: heavy }]
}

function ofReaches(supplier: SupplierFact): Found[] {
  return supplier.services.flatMap((service) =>
    service.reaches.flatMap((reach): Found[] => {
      const days = daysOfReach(supplier, service, reach)
      const about = { id: service.id, title: `${service.title} → ${reach.asset.title}` }
      const asked = asksMfa(reach)
      const unknown = reach.phiParts === null || reach.logged === null || (asked && reach.mfa === null)
      return [
        ...(asked && reach.mfa === false ? [{ kind: 'no-mfa' as const, about, days, breaks: false }] : []),
        ...(reach.logged === false ? [{ kind: 'not-logged' as const, about, days, breaks: false }] : []),
        ...(unknown ? [{ kind: 'reach-unknown' as const, about, days, breaks: false }] : []),
      ]
    }),
  )
}

function ofContracts({ contracts }: SupplierFact, running: Span[]): Found[] {
  const held = united(contracts.flatMap(daysOfContract))
  return [{ kind: 'no-contract', about: null, days: without(running, held), breaks: false }]
}

/** The days on which a service reaches personal health information. */
function phiDays(supplier: SupplierFact, service: SupplierFact['services'][number]): Span[] {
  return united(service.reaches.filter(reachesPhi).flatMap((reach) => daysOfReach(supplier, service, reach)))
}

function ofAgreements(supplier: SupplierFact): Found[] {
  const { services, agreements } = supplier
  const missing = services.map((service): Found => {
    const held = united(agreements.filter((one) => isAbout(one, service.id)).flatMap(daysOfAgreement))
    const days = without(phiDays(supplier, service), held)
    return { kind: 'no-agreement', about: { id: service.id, title: service.title }, days, breaks: true }
  })
  const incomplete = agreements.filter(isIncomplete).map((agreement): Found => {
    const about = services.filter(({ id }) => isAbout(agreement, id))
    const needed = united(about.flatMap((service) => phiDays(supplier, service)))
    const days = shared(inForce(agreement, agreements), needed)
    return { kind: 'agreement-incomplete', about: { id: agreement.id, title: agreement.version }, days, breaks: false }
  })
  return [...missing, ...incomplete]
}

const isIncomplete = (one: AgreementFact): boolean =>
  one.breachHours === null ||
  [one.securityAnnex, one.auditRight, one.returnDestruction, one.subprocessorsNamed].some((answer) => answer !== true)

/** The days on which an agreement holds, until a newer one for the same services does. */
export function inForce(agreement: AgreementFact, all: readonly AgreementFact[]): Span[] {
  const sameServices = (one: AgreementFact) =>
    one.services.length === 0 || (agreement.services.length > 0 && agreement.services.every((id) => isAbout(one, id)))
  const newer = all
    .filter((one) => one.id !== agreement.id && one.starts > agreement.starts && sameServices(one))
    .flatMap(daysOfAgreement)
    .map(({ from }) => from)
    .toSorted()[0]
  const held = united(daysOfAgreement(agreement))
  return newer === undefined ? held : shared(held, before(newer))
}

/**
 * Of whoever works for a supplier and sees health information the organisation has to have agreed before (AVG art. 28, second part): that it
 * was never asked is no better than that it said no.
 */
function ofSubprocessors(supplier: SupplierFact, running: Span[]): Found[] {
  const { subprocessors, services, agreements } = supplier
  const daysOf = ({ since, endedOn }: (typeof subprocessors)[number]) =>
    shared(running, united([{ from: since ?? supplier.recordedOn, through: endedOn }]))
  const refused = subprocessors
    .filter(({ agreed, reachesPhi: phi }) => agreed !== true && phi !== false)
    .map((one): Found => {
      const kind = one.agreed === null ? 'subprocessor-not-asked' : 'subprocessor-not-agreed'
      return { kind, about: { id: one.id, title: one.title }, days: daysOf(one), breaks: one.reachesPhi === true }
    })
  const known = united([
    ...subprocessors.flatMap(daysOf),
    ...agreements.filter((one) => one.subprocessorsNamed === true).flatMap(daysOfAgreement),
  ])
  const needed = united(services.flatMap((service) => phiDays(supplier, service)))
  return [...refused, { kind: 'subprocessors-unknown', about: null, days: without(needed, known), breaks: false }]
}

function ofReviews(
  supplier: SupplierFact,
  settings: SupplierSettings,
  running: Span[],
  heavy: Span[],
  steps: Steps<Criticality>,
): Found[] {
  const reviews = supplier.reviews.toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1))
  const each = [null, ...reviews].map((review, place): Found => {
    const until = reviews[place]?.decidedOn
    const kind = review === null ? 'never-reviewed' : 'review-overdue'
    const days = (['critical', 'high', 'middle', 'low'] as const).flatMap((criticality) => {
      const of = { reviews: review === null ? [] : [review], recordedOn: supplier.recordedOn }
      const by = reviewBy(of, criticality, settings)
      if (by === null) return []
      const late = [{ from: daysLater(by, 1), through: until === undefined ? null : daysLater(until, -1) }]
      return shared(daysThat(steps, [criticality]), united(late))
    })
    return { kind, about: null, days: shared(running, united(days)), breaks: heavy }
  })
  return ['never-reviewed' as const, 'review-overdue' as const].map((kind) => ({
    ...{ kind, about: null, breaks: heavy },
    days: each.filter((one) => one.kind === kind).flatMap(({ days }) => days),
  }))
}

function ofActions({ actions }: SupplierFact, running: Span[]): Found[] {
  return actions.map(({ id, title, dueOn, closedOn }) => {
    const late = [{ from: daysLater(dueOn, 1), through: closedOn === null ? null : daysLater(closedOn, -1) }]
    return { kind: 'action-overdue', about: { id, title }, days: shared(running, united(late)), breaks: false }
  })
}

const heldBy = ({ starts, ends, revokedOn }: SupplierFact['certificates'][number]): Span => {
  const through = revokedOn !== null && revokedOn <= ends ? daysLater(revokedOn, -1) : ends
  return { from: starts, through }
}

/** The days on which what was the last certificate of its edition lapsed or was revoked, with no other of that edition. */
export function lapsedDays(supplier: Pick<SupplierFact, 'certificates' | 'starts' | 'endedOn' | 'recordedOn'>) {
  const { certificates } = supplier
  const last = new Map(certificates.toSorted((a, b) => (a.ends < b.ends ? -1 : 1)).map((one) => [one.edition, one]))
  return [...last.values()].map((certificate) => {
    const same = certificates.filter(({ edition }) => edition === certificate.edition)
    const first = same.map(({ starts }) => starts).toSorted()[0] as Day
    const days = shared(daysOfSupplier(supplier), [{ from: first, through: null }])
    return { certificate, days: without(days, united(same.map(heldBy))) }
  })
}

const ofCertificates = (supplier: SupplierFact): Found[] => [
  ...lapsedDays(supplier).map(({ certificate: { id, edition }, days }) => ({
    ...{ kind: 'certificate-lapsed' as const, about: { id, title: edition }, days, breaks: false },
  })),
  // What is not under accreditation counts for little, whether it was looked up or not.
  ...supplier.certificates.flatMap((one): Found[] => {
    if (one.accredited === 'no') return []
    const held = shared(shared(united([heldBy(one)]), daysOfSupplier(supplier)), [
      { from: supplier.recordedOn, through: null },
    ])
    const days = shared(held, uncheckedDays(one.checkedOn))
    return [{ kind: 'certificate-unchecked', about: { id: one.id, title: one.edition }, days, breaks: false }]
  }),
]

function ofLeaving(supplier: SupplierFact, heavy: Span[]): Found[] {
  if (supplier.exitPlan !== '') return []
  const days = supplier.services
    .filter(({ kind }) => kind === 'cloud' || kind === 'hosting')
    .flatMap((service) => daysOfService(supplier, service))
  return [{ kind: 'no-exit-plan', about: null, days: shared(united(days), heavy), breaks: true }]
}
