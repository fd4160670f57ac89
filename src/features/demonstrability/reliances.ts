import type { CoverageOfRequirement } from '../../core/coverage/facts.ts'
import type { MeasureFact, RequirementFacts } from '../../core/demonstrability/facts.ts'
import { bearing, coversPart, relianceOn } from '../../core/demonstrability/reliance.ts'
import { spanOf } from '../../core/demonstrability/steps.ts'
import type { Content } from '../../core/standards/content.ts'
import { gapSentence } from '../../core/suppliers/gap-words.ts'
import type { Day } from '../../core/time/day.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { ReliedShape } from './reliances.contract.ts'
import { judge, shown, written } from './verdicts.ts'

/** What the services that measures rely on show of one requirement on a day, and what is missing at suppliers. */
export function supplierProof(content: Content, { measures, gaps }: RequirementFacts, on: Day) {
  return {
    services: measures.flatMap((measure) => servicesOf(content, measure, on)),
    gaps: gaps.flatMap((one) => {
      const here = spanOf(one.days, on)
      if (!here) return []
      const { id, title } = one.supplier
      return [{ supplier: id, supplierName: title, kind: one.kind, ...gapSentence(one, writeDay), since: here.from }]
    }),
  }
}

function servicesOf(content: Content, measure: MeasureFact, on: Day): ReliedShape[] {
  return measure.relies.map((one) => {
    const { supplier, service, coverage } = one
    const { reason, shows, through } = relianceOn(measure, one, on)
    const alone = { ...measure, relies: [one] }
    const covers = coversOf(alone)
    return {
      ...{ measure: measure.id, measureTitle: measure.title, supplier: supplier.id, supplierName: supplier.title },
      ...{ service: service.id, serviceName: service.title, shows, through },
      covers,
      report: coverage
        ? { ...coverage.report, by: coverage.by, extent: coverage.extent, strength: coverage.strength }
        : null,
      carriedFrom: coverage?.carriedFrom ? withEditionName(content, coverage.carriedFrom) : null,
      // That it shows something says nothing of what it does not reach.
      why: written(covers === 'part' && shows !== 'nothing' ? coversPart(alone, on) : reason),
    }
  })
}

/** An edition by its name, and the requirements that come after it. */
const withEditionName = (
  content: Content,
  { edition, requirements }: NonNullable<CoverageOfRequirement['carriedFrom']>,
) => `${content.editions.get(edition)?.name ?? edition} ${requirements.join(', ')}`

const coversOf = (measure: MeasureFact): ReliedShape['covers'] => {
  const found = bearing(measure)
  return found === 'own' ? 'none' : found
}

/** What follows from the services that a measure relies on, by requirement in the order of the facts. */
export function reliancesOf(content: Content, requirements: readonly RequirementFacts[], measure: string, on: Day) {
  const served = requirements.flatMap((facts) => {
    const found = facts.measures.find(({ id }) => id === measure)
    return found && found.relies.length > 0 ? [{ facts, found }] : []
  })
  const judged = judge(
    served.map(({ facts }) => facts),
    on,
  )
  const sum = { whole: 0, part: 0, none: 0, all: served.length }
  for (const { found } of served) sum[coversOf(found)] += 1
  return {
    requirements: served.map(({ found }, place) => {
      const { edition, requirement, number, kind, title, state } = shown(
        content,
        judged[place] as (typeof judged)[number],
      )
      const editionName = content.editions.get(edition)?.name ?? edition
      return { edition, editionName, requirement, number, kind, title, state, services: servicesOf(content, found, on) }
    }),
    sum,
  }
}
