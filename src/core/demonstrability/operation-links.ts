import type { SupplierGap } from '../suppliers/gap.ts'
import type { Day } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { daysLater, durationLater, monthsLater } from '../time/far-days.ts'
import type { LinkReason, LinkState } from './chain.ts'
import type { AuditFact, MeasureFact, ProofFact, RequirementFacts } from './facts.ts'
import { wantedMonths } from './facts.ts'
import { counts, inOperation, type Link, measureLink, named, standing } from './measure-link.ts'
import { once } from './once.ts'
import {
  bearing,
  covering,
  existsDays,
  onlyExists,
  relianceReason,
  suffices,
  type Weighed,
  wholeDays,
  worksBySuppliers,
} from './reliance.ts'
import {
  combined,
  firstDay,
  lastDay,
  type Span,
  type Steps,
  shared,
  spanOf,
  standingOn,
  united,
  within,
} from './steps.ts'

type Showing = Pick<MeasureFact, 'id' | 'title' | 'since' | 'endedOn' | 'proofs' | 'covered'> &
  Partial<Pick<MeasureFact, 'relies'>>

/**
 * What a measure has to show itself: its expected proofs, or, where none is expected, anything about it as a whole. Of one that relies on
 * suppliers their reports show it, and nothing else is needed.
 */
export const expected = once((measure: Showing): readonly ProofFact[] =>
  measure.proofs.length > 0
    ? measure.proofs
    : measure.covered.length > 0 && bearing(measure) === 'own'
      ? [{ id: measure.id, title: measure.title, kind: 'operation', freshFor: 'P1Y', covered: measure.covered }]
      : [],
)

/** The day by which the first evidence has to be there: nothing can be a year old in the first week. */
export function firstDue({ freshFor }: ProofFact, since: Day): Day {
  const duration = parseDuration(freshFor)
  return duration ? durationLater(since, duration) : since
}

const showsOperation = ({ kind }: ProofFact) => kind === 'operation'

/**
 * The days from which on a measure can be shown to work: while it counts and suffices, from the first day that evidence of operation is
 * about. That evidence grows stale later is told by the link before; it takes nothing away from how long the measure works.
 */
const shownDays = once((measure: MeasureFact): Span[] => {
  const own = expected(measure).filter(showsOperation)
  const covered = united([...own.flatMap((proof) => proof.covered), ...worksBySuppliers(measure)])
  return shared(counts(measure), wholeDays(measure)).flatMap((stretch) => {
    const first = shared([stretch], covered)[0]
    return first ? [{ from: first.from, through: stretch.through }] : []
  })
})

/** Per measure and day: out of operation (nothing asked), shown, not shown, or not yet, while the first evidence is not due. */
export const operationOf = once((measure: Showing): Steps<LinkState> => {
  const works = inOperation(measure)
  const proofs = expected(measure)
  const waiting = proofs.map((proof) =>
    within(shared(works, [{ from: firstDay, through: firstDue(proof, measure.since ?? firstDay) }]), true, false),
  )
  const bySuppliers = covering(measure).map((one) => within(existsDays(one), false, true))
  const missing = [...proofs.map(({ covered }) => within(covered, false, true)), ...bySuppliers]
  const half = missing.length
  return combined([within(works, true, false), ...missing, ...waiting], (values): LinkState => {
    if (!values[0]) return 'not-asked'
    if (half === 0) return 'fails'
    let waits = false
    for (let place = 1; place <= half; place += 1) {
      if (!values[place]) continue
      if (!values[half + place]) return 'fails'
      waits = true
    }
    return waits ? 'not-yet' : 'holds'
  })
})

/**
 * The days on which a measure is in operation of which is expected that it shows its operation, and not only that it exists; of what a
 * supplier does, those on which it is shown.
 */
const operationExpected = once((measure: MeasureFact): Span[] =>
  expected(measure).some(showsOperation)
    ? inOperation(measure)
    : shared(inOperation(measure), worksBySuppliers(measure)),
)

/**
 * Evidence for everything that is expected of the measures in operation, still fresh; of at least one that it works, not only that it
 * exists. What suppliers do is shown by their reports. A gap at a supplier takes away what measures about suppliers show.
 */
export function operationLink(facts: RequirementFacts): Link {
  const measures = standing(facts.measures)
  const working = within<LinkState>(united(measures.flatMap(operationExpected)), 'holds', 'fails')
  const states = combined(
    [measureLink(facts).states, working, ...measures.map(operationOf)],
    ([measure, works, ...each]): LinkState => {
      const asked = each.filter((state) => state !== 'not-asked')
      if (asked.length === 0) return measure === 'not-yet' ? 'not-yet' : 'fails'
      if (works === 'fails') return 'fails'
      return asked.includes('fails') ? 'fails' : asked.includes('not-yet') ? 'not-yet' : 'holds'
    },
  )
  const missing = within(united(facts.gaps.flatMap(({ days }) => days)), true, false)
  const audits = operationAudits(facts.audits, facts.edition)
  return {
    states: combined<LinkState | boolean, LinkState>([states, missing], ([state, gap]) =>
      gap ? 'fails' : (state as LinkState),
    ),
    reasonOn: (day) => {
      const reason = operationReason(measures, day)
      const gap = standingOn(states, day).value === 'fails' ? null : gapReason(facts.gaps, day)
      if (gap) return gap
      if (reason.key !== 'shown' && reason.key !== 'supplier-shows') return reason
      const next = nextAudit(audits, facts.edition, day)
      return next && reason.through !== null && reason.through < next.starts
        ? { ...reason, audit: { title: next.title, day: next.starts } }
        : reason
    },
  }
}

function gapReason(gaps: readonly SupplierGap[], day: Day): LinkReason | null {
  const [first, ...others] = gaps.filter(({ days }) => spanOf(days, day))
  if (!first) return null
  return { key: 'supplier-gap', supplier: first.supplier, gap: first, others: others.length }
}

function operationReason(measures: readonly MeasureFact[], day: Day): LinkReason {
  const working = measures.filter((measure) => spanOf(inOperation(measure), day))
  const found: Weighed[] = working.flatMap((measure) => {
    const proofs = expected(measure)
    const suppliers = covering(measure)
    if (proofs.length === 0 && suppliers.length === 0)
      return [{ weight: 3, by: day, reason: { key: 'nothing-expected', measure: named(measure) } }]
    return [
      ...proofs.map((proof) => proofReason(measure, proof, day)),
      ...suppliers.map((one) => relianceReason(measure, one, day)),
    ]
  })
  const [first] = working
  if (
    first &&
    !working.some((measure) => spanOf(operationExpected(measure), day)) &&
    found.every(({ weight }) => weight < 3)
  ) {
    const relying = working.find((measure) => bearing(measure) !== 'own')
    return relying ? onlyExists(relying, day) : { key: 'only-existence', measure: named(first) }
  }
  found.sort((a, b) => b.weight - a.weight || (a.by < b.by ? -1 : 1))
  return found[0]?.reason ?? { key: 'nothing-works' }
}

function proofReason(measure: MeasureFact, proof: ProofFact, day: Day): Weighed {
  const about = { measure: named(measure), proof: proof.title }
  const here = spanOf(proof.covered, day)
  if (here) {
    const through = here.through ?? lastDay
    return { weight: 0, by: through, reason: { key: 'shown', ...about, through, audit: null } }
  }
  const last = proof.covered.findLast(({ through }) => through !== null && through < day)
  const due = firstDue(proof, measure.since ?? firstDay)
  if (day <= due) return { weight: 1, by: due, reason: { key: 'first-proof-due', ...about, day: due } }
  if (!last) return { weight: 3, by: due, reason: { key: 'never-shown', ...about } }
  return { weight: 2, by: last.through as Day, reason: { key: 'stale', ...about, day: last.through as Day } }
}

/** The audit that a requirement of an edition has to be ready for on a day: the next that is not over. */
export function nextAudit(audits: readonly AuditFact[], edition: string, day: Day): AuditFact | undefined {
  return audits
    .filter(({ editions, ends, kind }) => kind !== 'internal' && ends >= day && editions.includes(edition))
    .sort((a, b) => (a.starts < b.starts ? -1 : 1))[0]
}

/** The audits that want to see operation, for which a requirement of an edition has to be ready: a stage 1 looks at documents where a stage 2 follows. */
function operationAudits(audits: readonly AuditFact[], edition: string): AuditFact[] {
  const of = audits.filter(({ editions, kind }) => kind !== 'internal' && editions.includes(edition))
  return of.filter(
    ({ kind, starts }) => kind !== 'stage-1' || !of.some((other) => other.kind === 'stage-2' && other.starts >= starts),
  )
}

/**
 * In operation for at least three months, with evidence of operation about a day at least three months back; by the next audit that wants to
 * see operation, where one is planned. At least one measure: a newer one beside it makes nothing shorter.
 */
export function periodLink(facts: RequirementFacts): Link {
  const { edition } = facts
  const measures = facts.measures.filter(suffices)
  const audits = operationAudits(facts.audits, edition)
  const stretches = measures.flatMap(shownDays)
  const long = stretches.flatMap(({ from, through }) => {
    const enough = monthsLater(from, wantedMonths)
    return through === null || enough <= through ? [{ from: enough, through }] : []
  })
  const inTime = stretches.flatMap((stretch) => inTimeDays(stretch, audits))
  const counting = united(standing(facts.measures).flatMap(counts))
  const states = combined(
    [
      within<LinkState | null>(united(long), 'holds', null),
      within<LinkState | null>(united(inTime), 'not-yet', null),
      measureLink(facts).states,
    ],
    ([long, early, measure]): LinkState => long ?? early ?? (measure === 'not-yet' ? 'not-yet' : 'fails'),
  )
  return {
    states,
    reasonOn: (day) =>
      periodReason(stretches, audits, edition, standingOn(states, day).value, day) ??
      (spanOf(counting, day) ? { key: 'nothing-shown' } : { key: 'nothing-works' }),
  }
}

/** The first days of a stretch, on which it is too short yet and will be long enough by the next audit. */
function inTimeDays({ from, through }: Span, audits: readonly AuditFact[]): Span[] {
  const enough = monthsLater(from, wantedMonths)
  const late = audits.filter(({ starts }) => starts < enough).map(({ ends }) => ends)
  const begin = late.reduce<Day>((latest, ends) => (ends >= latest ? daysLater(ends, 1) : latest), from)
  return begin < enough ? shared([{ from: begin, through: daysLater(enough, -1) }], [{ from, through }]) : []
}

function periodReason(
  stretches: readonly Span[],
  audits: readonly AuditFact[],
  edition: string,
  state: LinkState,
  day: Day,
): LinkReason | null {
  const here = stretches
    .filter(({ from, through }) => from <= day && (through === null || day <= through))
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0]
  if (!here) return null
  const next = nextAudit(audits, edition, day)
  const audit = next ? { title: next.title, day: next.starts } : null
  const enough = monthsLater(here.from, wantedMonths)
  if (state === 'holds') return { key: 'long-enough', since: here.from, audit }
  if (state === 'fails' && audit) return { key: 'too-late-for-audit', since: here.from, day: enough, audit }
  return { key: 'too-short', since: here.from, day: enough }
}
