import type { KnownFacts } from '../applicability/basis-facts.ts'
import { propose } from '../applicability/propose.ts'
import { type Content, isAboutCare } from '../standards/content.ts'
import { compareRequirementIds, type EditionId } from '../standards/edition.ts'
import { type KeyedRequirement, partsOf } from '../standards/requirement-key.ts'
import type { Day } from '../time/day.ts'
import { type MeasureSubject, refKey, subjectsOfEditions } from './subjects.ts'

/** What somebody decided about a control, as far as a proposal looks at it. */
export type DecidedControl = {
  applies: boolean
  presence: string | null
  description: string
  since: Day | null
}

/** How things stand: what was decided, what is known of the organisation, and what measures there are that did not end. */
export type ProposalGround = {
  adopted: readonly EditionId[]
  /** By `refKey`. */
  decisions: ReadonlyMap<string, DecidedControl>
  facts: KnownFacts
  /** Requirements that a measure serves, by `refKey`. */
  served: ReadonlySet<string>
  /** Subjects from which a measure came already. */
  proposedBefore: ReadonlySet<string>
}

/** A requirement that a proposed measure would serve, and what is known of it. */
export type ProposedService = KeyedRequirement & {
  standing: 'applies' | 'undecided'
  /** Where the decision says that it is in place: since when, and what is there. */
  inPlace: { since: Day; description: string } | null
}

/** A measure that the content proposes. It is no measure until somebody takes it over, and in operation only when somebody says since when. */
export type MeasureProposal = MeasureSubject & { theme: string; care: boolean; serves: ProposedService[] }

/**
 * The measures that the content proposes for requirements that apply, or about which nothing was decided, and that no measure serves.
 * One proposal serves every edition at once. `leftOut` are requirements without a measure about which the facts say that they can be
 * left out, so that nothing is proposed until somebody decides.
 */
export function proposeMeasures(
  content: Content,
  ground: ProposalGround,
): { proposals: MeasureProposal[]; leftOut: KeyedRequirement[] } {
  const subjects = subjectsOfEditions(content, ground.adopted).filter(({ key }) => !ground.proposedBefore.has(key))
  const waiting = subjects.flatMap(({ requirements }) => requirements.filter((one) => isWaiting(ground, one)))
  const undecided = waiting.filter((one) => one.kind === 'controls' && !ground.decisions.has(keyIn(one)))
  const proposedOut = propose(
    content,
    undecided.map(({ edition, number }) => ({ edition, requirement: number })),
    ground.facts,
  ).proposals.filter(({ applies }) => !applies)
  const out = new Set(proposedOut.map(refKey))
  const proposals = subjects.flatMap((subject): MeasureProposal[] => {
    const serves = subject.requirements
      .filter((one) => isWaiting(ground, one) && !out.has(keyIn(one)))
      .map((one) => ({ ...one, ...standingOf(ground.decisions.get(keyIn(one)), one) }))
    if (serves.length === 0) return []
    return [{ ...subject, serves, theme: themeOf(content, subject), care: serves.some(isForCare(content)) }]
  })
  const leftOut = new Map(waiting.filter((one) => out.has(keyIn(one))).map((one) => [keyIn(one), one]))
  return { proposals: inOrder(proposals), leftOut: [...leftOut.values()] }
}

const keyIn = ({ edition, key }: KeyedRequirement) => refKey({ edition, requirement: key })

function isWaiting({ served, decisions }: ProposalGround, one: KeyedRequirement): boolean {
  const key = keyIn(one)
  return !served.has(key) && decisions.get(key)?.applies !== false
}

function standingOf(decision: DecidedControl | undefined, { kind }: KeyedRequirement) {
  // A management clause always applies.
  if (kind === 'clauses') return { standing: 'applies' as const, inPlace: null }
  if (!decision) return { standing: 'undecided' as const, inPlace: null }
  const { presence, since, description } = decision
  const inPlace = presence === 'in-place' && since !== null && description !== '' ? { since, description } : null
  return { standing: 'applies' as const, inPlace }
}

const isForCare = (content: Content) => (one: KeyedRequirement) => {
  const edition = content.editions.get(one.edition)
  return edition !== undefined && isAboutCare(edition)
}

// The themes of the numbering of 2022 come first: those of older editions are others.
function themeOf(content: Content, { kind, number, requirements }: MeasureSubject): string {
  if (kind === 'clause') return 'clauses'
  const own = requirements.find(({ key }) => partsOf(key).number === number)
  if (own) return own.theme
  const newest = [...content.editions.values()].find(({ numbering }) => numbering === 'iso-27002-2022')
  return newest?.requirements.find(({ id }) => id === number)?.theme ?? ''
}

const inOrder = (proposals: MeasureProposal[]) =>
  proposals.toSorted((a, b) => a.kind.localeCompare(b.kind) || compareRequirementIds(a.number, b.number))
