import { stateOf } from '../../core/applicability/control-state.ts'
import { lawsOnOffer } from '../../core/applicability/laws-on-offer.ts'
import { factsBehind } from '../../core/applicability/propose.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import { counterpartsOf } from '../../core/standards/counterparts.ts'
import { withCorrections } from '../../core/standards/with-corrections.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import * as contracts from './applicability.contract.ts'
import { controlsOf, inOrder, passes, toControl, totalsOf } from './controls.ts'
import {
  decideApplicability,
  decideEach,
  type GivenFacts,
  type Seen,
  withdrawDecision,
} from './decide-applicability.ts'
import {
  adoptedEditions,
  correctedMarks,
  findDecision,
  historyOf,
  knownFacts,
  listAdoptedAndDecided,
  listDecisions,
} from './decisions.store.ts'
import * as proposals from './proposals.contract.ts'
import { proposalFor, readProposals } from './read-proposals.ts'

export function applicabilityRoutes(content: Content): Route[] {
  const controlOf = async (tx: Tx, edition: string, requirement: string) => {
    const read = withCorrections(content, await correctedMarks(tx))
    const [known, found] = [read.editions.get(edition), requirementOf(read, edition, requirement)]
    if (!known || !found) throw problems.notFound()
    return toControl(known, found, await findDecision(tx, edition, requirement), await knownFacts(tx))
  }
  return [
    reads(contracts.listControls, async (reader, { query, language }) => {
      const { adopted, decisions, facts, marks } = await listAdoptedAndDecided(reader)
      const all = controlsOf(withCorrections(content, marks), adopted, decisions, facts)
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
      const read = withCorrections(content, await correctedMarks(reader))
      const [known, asked] = [read.editions.get(edition), requirementOf(read, edition, requirement)]
      if (!known || !asked) throw problems.notFound()
      const adopted = await adoptedEditions(reader)
      const decisions = await listDecisions(reader, adopted.includes(edition) ? adopted : [...adopted, edition])
      const decisionAbout = (of: string, number: string) =>
        decisions.find((one) => one.edition === of && one.requirement === number) ?? null
      const decision = decisionAbout(edition, requirement)
      const facts = await knownFacts(reader)
      return {
        ...toControl(known, asked, decision, facts),
        proposal: decision ? null : proposalFor(content, params, facts),
        facts: factsBehind(content, params).map((one) => ({ ...one, holds: facts.get(one.fact) ?? null })),
        laws: lawsOnOffer(content.laws, known),
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
      await decideApplicability(tx, content, controls, facts as GivenFacts)
      return controlOf(tx, params.edition, params.requirement)
    }),
    writes(contracts.withdrawDecision, async (tx, { params, seen }) => {
      await withdrawDecision(tx, content, { ...params, revision: seen })
      return controlOf(tx, params.edition, params.requirement)
    }),
    writes(contracts.decideTogether, async (tx, { body }) => ({
      decided: await decideApplicability(tx, content, body.controls, body.facts as GivenFacts),
    })),
    reads(proposals.listProposals, (reader) => readProposals(reader, content)),
    writes(proposals.decideEach, async (tx, { body }) => ({
      decided: await decideEach(tx, content, body.decisions as (Seen & { facts: GivenFacts })[]),
    })),
  ]
}
