import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { MeasureFact, PersonFact, RequirementFacts } from './facts.ts'
import { daysOf, type RelianceFact } from './reliance.ts'
import { firstDay, type Span, shared, united } from './steps.ts'

/** Something that has not happened, to see what would follow from it. */
export type Supposition =
  | { kind: 'person-leaves'; person: string; lastDay: Day }
  | { kind: 'audit-on'; day: Day; editions: readonly string[] }
  | { kind: 'certificate-lapses'; certificate: string; day: Day }
  | { kind: 'measure-ends'; measure: string; lastDay: Day }
  | { kind: 'document-lapses'; document: string; day: Day }
  | { kind: 'supplier-leaves'; supplier: string; lastDay: Day }
  | { kind: 'supplier-certificate-lapses'; certificate: string; day: Day }

/** The facts as they would be. The verdict is then computed by the same function as always; nothing is stored. */
export function suppose(facts: RequirementFacts, supposition: Supposition): RequirementFacts {
  switch (supposition.kind) {
    case 'person-leaves':
      return { ...facts, measures: facts.measures.map((measure) => withoutPerson(measure, supposition)) }
    case 'audit-on': {
      const { day, editions } = supposition
      const others = facts.audits.filter(({ kind }) => kind === 'internal')
      return {
        ...facts,
        audits: [...others, { title: '', kind: 'other', editions, starts: day, ends: day, certificate: null }],
      }
    }
    case 'certificate-lapses':
      return {
        ...facts,
        audits: facts.audits.filter(
          ({ certificate, starts }) => certificate !== supposition.certificate || starts < supposition.day,
        ),
      }
    case 'measure-ends':
      return {
        ...facts,
        measures: facts.measures.map((measure) =>
          measure.id === supposition.measure
            ? { ...measure, endedOn: earliest(measure.endedOn, daysLater(supposition.lastDay, 1)) }
            : measure,
        ),
      }
    case 'document-lapses':
      return {
        ...facts,
        documents: facts.documents.map((document) =>
          document.id === supposition.document
            ? {
                ...document,
                versions: document.versions
                  .filter(({ holdsFrom }) => holdsFrom < supposition.day)
                  .map((version) => ({ ...version, reviewBy: earliest(version.reviewBy, supposition.day) })),
              }
            : document,
        ),
      }
    case 'supplier-leaves':
      return withoutSupplier(facts, supposition)
    case 'supplier-certificate-lapses':
      return relying(facts, (one) => withoutCertificate(one, supposition))
  }
}

/** What a supplier shows ends with its last day, and so does what is missing there. */
function withoutSupplier(
  facts: RequirementFacts,
  { supplier, lastDay }: { supplier: string; lastDay: Day },
): RequirementFacts {
  const left = relying(facts, (one) =>
    one.supplier.id === supplier ? { ...one, endedOn: earliest(one.endedOn, lastDay) } : one,
  )
  const before: Span[] = [{ from: firstDay, through: lastDay }]
  return {
    ...left,
    gaps: facts.gaps.map((gap) =>
      gap.supplier.id === supplier ? { ...gap, days: shared(united(gap.days), before) } : gap,
    ),
  }
}

/** The same with other reliances. */
function relying(facts: RequirementFacts, change: (one: RelianceFact) => RelianceFact): RequirementFacts {
  if (facts.measures.every(({ relies }) => relies.length === 0)) return facts
  return { ...facts, measures: facts.measures.map((measure) => ({ ...measure, relies: measure.relies.map(change) })) }
}

/** What a coverage still shows where one of the certificates under it ends on a day. */
function withoutCertificate(one: RelianceFact, { certificate, day }: { certificate: string; day: Day }): RelianceFact {
  const { coverage } = one
  if (!coverage?.grounds.some(({ kind, id }) => kind === 'certificate' && id === certificate)) return one
  const before: Span[] = day > firstDay ? [{ from: firstDay, through: daysLater(day, -1) }] : []
  const grounds = coverage.grounds.map((ground) =>
    ground.kind === 'certificate' && ground.id === certificate
      ? { ...ground, exists: shared(united(ground.exists), before), works: shared(united(ground.works), before) }
      : ground,
  )
  return { ...one, coverage: { ...coverage, grounds, ...daysOf({ ...coverage, grounds }) } }
}

const earliest = (known: Day | null, supposed: Day): Day => (known !== null && known < supposed ? known : supposed)

function withoutPerson(measure: MeasureFact, { person, lastDay }: { person: string; lastDay: Day }): MeasureFact {
  const leaving = (one: PersonFact | null) => (one?.id === person ? { ...one, ends: earliest(one.ends, lastDay) } : one)
  return { ...measure, owner: leaving(measure.owner), standIn: leaving(measure.standIn) }
}
