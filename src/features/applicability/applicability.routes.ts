import { stateOf } from '../../core/applicability/control-state.ts'
import type { DecisionFacts } from '../../core/applicability/decision-facts.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import { counterpartsOf } from '../../core/standards/counterparts.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import * as contracts from './applicability.contract.ts'
import { controlsOf, inOrder, passes, toControl, totalsOf } from './controls.ts'
import { decideApplicability, withdrawDecision } from './decide-applicability.ts'
import { adoptedEditions, findDecision, historyOf, listAdoptedAndDecided, listDecisions } from './decisions.store.ts'

export function applicabilityRoutes(content: Content): Route[] {
  const controlOf = async (tx: Tx, edition: string, requirement: string) => {
    const [known, found] = [content.editions.get(edition), requirementOf(content, edition, requirement)]
    if (!known || !found) throw problems.notFound()
    return toControl(known, found, await findDecision(tx, edition, requirement))
  }
  return [
    reads(contracts.listControls, async (reader, { query, language }) => {
      const { adopted, decisions } = await listAdoptedAndDecided(reader)
      const all = controlsOf(content, adopted, decisions)
      const { page, size, sort, direction, ...filter } = query
      const found = all.filter((control) => passes(control, filter))
      // By number, each edition stays together: that is how a standard is read.
      const sorted = sort === 'number' && direction === 'up' ? found : inOrder(found, sort, direction, language)
      return {
        items: sorted.slice((page - 1) * size, page * size),
        total: found.length,
        page,
        size,
        totals: totalsOf(all),
      }
    }),
    reads(contracts.readControl, async (reader, { params }) => {
      const { edition, requirement } = params
      const [known, asked] = [content.editions.get(edition), requirementOf(content, edition, requirement)]
      if (!known || !asked) throw problems.notFound()
      const adopted = await adoptedEditions(reader)
      const decisions = await listDecisions(reader, adopted.includes(edition) ? adopted : [...adopted, edition])
      const decisionAbout = (of: string, number: string) =>
        decisions.find((one) => one.edition === of && one.requirement === number) ?? null
      return {
        ...toControl(known, asked, decisionAbout(edition, requirement)),
        history: await historyOf(reader, edition, requirement),
        counterparts: counterpartsOf(content.mappings, edition, requirement)
          .filter((one) => adopted.includes(one.edition))
          .map((one) => {
            const decision = decisionAbout(one.edition, one.requirement)
            return {
              edition: one.edition,
              editionName: content.editions.get(one.edition)?.name ?? one.edition,
              requirement: one.requirement,
              relation: one.relation,
              state: stateOf(decision),
              revision: decision?.revision ?? 0,
            }
          }),
      }
    }),
    writes(contracts.decideApplicability, async (tx, { params, body, seen }) => {
      const { alsoFor, ...facts } = body
      const controls = [{ edition: params.edition, requirement: params.requirement, revision: seen }, ...alsoFor]
      await decideApplicability(tx, content, controls, facts as DecisionFacts)
      return controlOf(tx, params.edition, params.requirement)
    }),
    writes(contracts.withdrawDecision, async (tx, { params, seen }) => {
      await withdrawDecision(tx, content, { ...params, revision: seen })
      return controlOf(tx, params.edition, params.requirement)
    }),
    writes(contracts.decideTogether, async (tx, { body }) => ({
      decided: await decideApplicability(tx, content, body.controls, body.facts as DecisionFacts),
    })),
  ]
}
