import type { Content } from '../core/standards/content.ts'
import { dayOf } from '../core/time/instant.ts'
import { createGatherer, type SupplierPorts } from '../features/demonstrability/gather-facts.ts'
import { judgeAll, shown } from '../features/demonstrability/verdicts.ts'
import type { Ports } from '../features/own-coverage/compose-coverage.ts'
import { assessServices, roadEdition } from '../features/touchpoints/assess-road.ts'
import { readRoad } from '../features/touchpoints/road.store.ts'

/** What an own coverage report takes from other features: what can be demonstrated, and what care asks of each service. */
export function ownCoveragePorts(content: Content, suppliers: SupplierPorts): Ports {
  const gatherFacts = createGatherer(content, suppliers)
  return {
    content,
    async proven(reader, on) {
      return judgeAll(await gatherFacts(reader), on)
        .filter(({ facts }) => facts.kind === 'controls')
        .map((judged) => {
          const { edition, requirement, state, reason, until } = shown(content, judged)
          return { edition, requirement, state, until, reason: { nl: reason.nl, en: reason.en } }
        })
    },
    async care(reader) {
      const today = dayOf(reader.now)
      const road = await readRoad(reader, roadEdition)
      return {
        edition: roadEdition,
        of: (service) =>
          assessServices(road, content, [service], today).requirements.flatMap(({ id, mark, outcome, standing }) =>
            mark === 'guidance'
              ? []
              : [
                  {
                    ...{ requirement: id, mark, relevant: outcome === 'relevant' },
                    inPlace: standing.state === 'unknown' ? null : standing.state === 'in-place',
                  },
                ],
          ),
      }
    },
  }
}
