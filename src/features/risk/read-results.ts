import type { RiskFacts } from '../../core/risk/facts.ts'
import { heaviestFirst } from '../../core/risk/heaviest-first.ts'
import { type PlannedRisk, plannedRisks } from '../../core/risk/treatment-plan.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import type { ReadRiskGround, RiskGround } from './gather-risk-facts.ts'
import { readResultRows } from './results.store.ts'
import type { RiskRow } from './risk-facts.store.ts'
import { ownerOf } from './show-risk.ts'

/** An open risk with its plan and with what is written about it. */
export type Result = PlannedRisk & { row: RiskRow }

/** All that results are made of, at one moment: the register, every open risk with its plan heaviest first, and what was recorded before. */
export type Results = {
  day: Day
  ground: RiskGround
  open: Result[]
  recorded: Awaited<ReturnType<typeof readResultRows>>
}

const mostRemembered = 4
/** Gives the same, once for each revision and day. */
export const createResultsReader = (readGround: ReadRiskGround): ((reader: Reader) => Promise<Results>) =>
  rememberByRevision(mostRemembered, async (reader) => {
    const day = dayOf(reader.now)
    const ground = await readGround(reader)
    const open = plannedRisks(ground.register, day)
      .map((one) => ({ ...one, row: ground.risks.get(one.risk.id)?.row as RiskRow }))
      .sort(heaviestFirst)
    return { day, ground, open, recorded: await readResultRows(reader) }
  })

/** Whether a risk belongs in the treatment plan: above appetite, or with a treatment. */
export const inPlan = ({ above, risk }: Result): boolean => above || risk.treatment !== null

/** Who answers for a risk as text: somebody who works here, else the role. */
export function ownerName({ ground, day }: Results, { owner, ownerRole }: RiskFacts): string {
  const person = ownerOf(ground.people, owner, day)
  return person && !person.left ? person.name : ownerRole
}
