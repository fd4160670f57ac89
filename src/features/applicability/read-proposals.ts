import { lawsOnOffer } from '../../core/applicability/laws-on-offer.ts'
import { propose } from '../../core/applicability/propose.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { listFramed } from './decisions.store.ts'
import type { Frame } from './frame.store.ts'

/** What the facts propose about one control; null where they say too little. */
export function proposalFor(
  content: Content,
  { edition, requirement }: { edition: string; requirement: string },
  { facts, risks }: Pick<Frame, 'facts' | 'risks'>,
) {
  const { proposals } = propose(content, [{ edition, requirement }], facts, risks)
  const [found] = proposals
  if (!found) return null
  const { edition: _edition, requirement: _requirement, ...proposal } = found
  return proposal
}

/** What the facts propose about every control that is undecided, in the order of the statement. */
export async function readProposals(reader: Reader, content: Content) {
  const { adopted, decisions, facts, risks } = await listFramed(reader)
  const decided = new Set(decisions.map(({ edition, requirement }) => `${edition} ${requirement}`))
  const editions = [...content.editions.values()].filter(({ id }) => adopted.includes(id))
  const undecided = editions.flatMap(({ id, requirements }) =>
    requirements
      .filter((requirement) => !decided.has(`${id} ${requirement.id}`))
      .map((requirement) => ({ edition: id, requirement: requirement.id })),
  )
  const { proposals, waiting } = propose(content, undecided, facts, risks)
  const about = ({ edition, requirement }: { edition: string; requirement: string }) => ({
    editionName: content.editions.get(edition)?.name ?? edition,
    title: requirementOf(content, edition, requirement)?.title ?? { nl: requirement, en: requirement },
  })
  const laws = new Map(editions.flatMap((edition) => lawsOnOffer(content.laws, edition)).map((law) => [law.nl, law]))
  return {
    items: proposals.map((one) => ({ ...one, ...about(one) })),
    waiting: waiting.map((one) => ({ ...one, ...about(one) })),
    laws: [...laws.values()],
  }
}
