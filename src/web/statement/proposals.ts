import type { listProposals } from '../../features/applicability/proposals.contract.ts'
import type { Answer } from '../session/call.ts'

/** What the facts propose, and what waits for facts. */
export type Proposals = Answer<typeof listProposals>
export type Proposal = Proposals['items'][number]

/** Which control a proposal is about. */
export function whereOf({ edition, requirement }: Proposal) {
  return { edition, requirement }
}

/** The same proposal for the same control of one or more standards: told and accepted together. */
export type ProposalGroup = { about: Proposal; all: Proposal[] }

/** Puts together what says the same about a control of the same number and title. Keeps the order. */
export function together(proposals: readonly Proposal[]): ProposalGroup[] {
  const groups = Map.groupBy(proposals, ({ edition: _edition, editionName: _name, ...said }) => JSON.stringify(said))
  return [...groups.values()].flatMap((all) => (all[0] ? [{ about: all[0], all }] : []))
}

/** The facts for which controls wait, each once, with how many controls wait for it; most first. */
export function missingFacts(waiting: Proposals['waiting']) {
  const counts = new Map<Proposals['waiting'][number]['facts'][number], number>()
  for (const { facts } of waiting) for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  return [...counts].map(([fact, count]) => ({ fact, count })).sort((a, b) => b.count - a.count)
}
