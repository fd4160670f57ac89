import { carriedBy } from '../../core/risk/carry-rating.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { criteriaVersions } from './criteria.store.ts'
import type { ReadRiskGround } from './gather-risk-facts.ts'
import { refusals } from './risk-refusals.ts'
import { markOf, marksOf, standingsOn } from './show-risk.ts'

/** What would change if the open risks were rated by the draft with the steps that they have. Nothing is stored. */
export async function compareCriteria(reader: Reader, readGround: ReadRiskGround) {
  const draft = (await criteriaVersions(reader)).find(({ state }) => state === 'draft')
  if (!draft) throw refusals.noDraft()
  const ground = await readGround(reader)
  const all = standingsOn(ground, dayOf(reader.now))
  const rated = all.flatMap(({ row, facts, standing: { state, rated } }) =>
    rated && state !== 'closed' ? [{ row, facts, rated }] : [],
  )
  const each = rated.map(({ row, facts, rated: by }) => ({
    risk: { id: row.id, code: riskCode(row.number), title: row.title, asset: facts.asset.name },
    by,
    outcome: carriedBy(draft.content, by),
  }))
  const changes = each.flatMap(({ risk, by, outcome }) => {
    if (outcome.kind === 'uncarried' || outcome.changed.length === 0) return []
    const { to, changed } = outcome
    const marks = {
      inherent: markOf(draft.content, to.inherent),
      current: markOf(draft.content, to.current),
      residual: markOf(draft.content, to.residual),
    }
    return [{ risk, from: marksOf(by), to: marks, changed }]
  })
  const uncarried = each.flatMap(({ risk, outcome }) =>
    outcome.kind === 'uncarried' && outcome.faults[0] ? [{ risk, why: outcome.faults[0].message }] : [],
  )
  return {
    changes,
    uncarried,
    unchanged: each.length - changes.length - uncarried.length,
    counted: each.length,
    leftOut: all.length - each.length,
  }
}
