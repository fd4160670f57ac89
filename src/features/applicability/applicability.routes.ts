import { stateOf } from '../../core/applicability/control-state.ts'
import { lawsOnOffer } from '../../core/applicability/laws-on-offer.ts'
import { factsBehind } from '../../core/applicability/propose.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import { counterpartsOf } from '../../core/standards/counterparts.ts'
import { withCorrections } from '../../core/standards/with-corrections.ts'
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
import { type Decision, decisionsAbout, historyOf, listFramed } from './decisions.store.ts'
import { type Frame, readFrame } from './frame.store.ts'
import * as proposals from './proposals.contract.ts'
import { proposalFor, readProposals } from './read-proposals.ts'

type Named = { edition: string; requirement: string }

export function applicabilityRoutes(content: Content): Route[] {
  const asRead = (edition: string, requirement: string, { marks }: Frame) => {
    const read = withCorrections(content, marks)
    const [known, asked] = [read.editions.get(edition), requirementOf(read, edition, requirement)]
    if (!known || !asked) throw problems.notFound()
    return { known, asked }
  }
  const controlOf = ({ edition, requirement }: Named, decision: Decision | null, frame: Frame) => {
    const { known, asked } = asRead(edition, requirement, frame)
    return toControl(known, asked, decision, frame)
  }
  return [
    reads(contracts.listControls, async (reader, { query, language }) => {
      const { decisions, ...frame } = await listFramed(reader)
      const all = controlsOf(withCorrections(content, frame.marks), frame.adopted, decisions, frame)
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
      const frame = await readFrame(reader)
      const { facts, adopted } = frame
      const { known, asked } = asRead(edition, requirement, frame)
      const counterparts = counterpartsOf(content.mappings, edition, requirement).filter((one) =>
        adopted.includes(one.edition),
      )
      const decisions = await decisionsAbout(reader, [params, ...counterparts])
      const decisionAbout = (of: string, number: string) =>
        decisions.find((one) => one.edition === of && one.requirement === number) ?? null
      const decision = decisionAbout(edition, requirement)
      return {
        ...toControl(known, asked, decision, frame),
        proposal: decision ? null : proposalFor(content, params, frame),
        facts: factsBehind(content, params).map((one) => ({ ...one, holds: facts.get(one.fact) ?? null })),
        laws: lawsOnOffer(content.laws, known),
        history: await historyOf(reader, edition, requirement),
        counterparts: counterparts.map((one) => {
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
      const frame = await readFrame(tx)
      const { decided } = await decideApplicability(tx, content, frame, controls, facts as GivenFacts)
      return controlOf(params, decided.get(`${params.edition} ${params.requirement}`) ?? null, frame)
    }),
    writes(contracts.withdrawDecision, async (tx, { params, seen }) => {
      await withdrawDecision(tx, content, { ...params, revision: seen })
      return controlOf(params, null, await readFrame(tx))
    }),
    writes(contracts.decideTogether, async (tx, { body }) => {
      const { controls, facts } = body
      const { written } = await decideApplicability(tx, content, await readFrame(tx), controls, facts as GivenFacts)
      return { decided: written }
    }),
    reads(proposals.listProposals, (reader) => readProposals(reader, content)),
    writes(proposals.decideEach, async (tx, { body }) => {
      const decisions = body.decisions as (Seen & { facts: GivenFacts })[]
      const { written } = await decideEach(tx, content, await readFrame(tx), decisions)
      return { decided: written }
    }),
  ]
}
