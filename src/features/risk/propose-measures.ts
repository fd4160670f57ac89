import { standingOn } from '../../core/demonstrability/steps.ts'
import { whyOf } from '../../core/risk/relying.ts'
import { workText } from '../../core/risk/work-words.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { ReadRiskGround } from './gather-risk-facts.ts'
import { adoptedEditions, decisionsOn, measuresServing } from './ground.store.ts'
import type { WorkingMeasure } from './measure-work.ts'
import { decisionWord } from './read-risk.ts'
import type { SourceNow } from './risk-facts.store.ts'

/** The facts about risks, and how far measures work. */
export type RiskNeeds = {
  readGround: ReadRiskGround
  readMeasures(source: SourceNow, ids: readonly string[]): Promise<ReadonlyMap<string, WorkingMeasure>>
}

/**
 * The controls that the threat of a risk names, in every adopted edition that numbers them so, and the measures of the register that serve
 * them or a control that is linked to the risk; those that serve most come first. A measure that ended is left out unless it is linked.
 */
export async function proposeMeasures(
  reader: Reader,
  { readGround, readMeasures }: RiskNeeds,
  content: Content,
  id: string,
) {
  const ground = await readGround(reader)
  const one = ground.risks.get(id)
  if (!one) throw problems.notFound()
  const day = dayOf(reader.now)
  const adopted = await adoptedEditions(reader)
  const linked = new Set(one.controls.map(({ edition, requirement }) => `${edition} ${requirement}`))
  const named = content.threats.get(one.row.threat)?.controls ?? []
  const refs = [...content.editions.values()]
    .filter((edition) => adopted.has(edition.id) && edition.numbering === 'iso-27002-2022')
    .flatMap((edition) => named.map((requirement) => ({ edition: edition.id, requirement })))
    .filter(({ edition, requirement }) => findRequirement(content, edition, requirement))
  const all = [...refs, ...one.controls.filter((other) => !refs.some((ref) => key(ref) === key(other)))]
  const decided = await decisionsOn(reader, all)
  const controls = all.flatMap(({ edition, requirement }) => {
    const found = findRequirement(content, edition, requirement)
    if (!found) return []
    const place = `${edition} ${requirement}`
    return [
      {
        ...{ edition, requirement, editionName: content.editions.get(edition)?.name ?? edition },
        ...{ number: found.number, title: found.title },
        decision: decisionWord(decided.get(place)),
        linked: linked.has(place),
      },
    ]
  })
  const carried = new Set(one.facts.measures.map((measure) => measure.id))
  const serving = await measuresServing(reader, all)
  const working = await readMeasures(reader, [...serving.keys()])
  const measures = [...serving].flatMap(([measure, places]) => {
    const found = working.get(measure)
    if (!found) return []
    const isLinked = carried.has(measure)
    if (found.endedOn !== null && found.endedOn <= day && !isLinked) return []
    const work = standingOn(found.work, day).value
    const numbers = controls.filter((control) => places.has(key(control))).map(({ number }) => number)
    return [
      {
        ...{
          id: measure,
          title: found.title,
          work,
          why: workText(work, whyOf(found, day), writeDay),
          serves: [...new Set(numbers)],
        },
        linked: isLinked,
      },
    ]
  })
  return {
    controls,
    measures: measures.sort((a, b) => b.serves.length - a.serves.length || (a.title < b.title ? -1 : 1)),
  }
}

const key = ({ edition, requirement }: { edition: string; requirement: string }) => `${edition} ${requirement}`
