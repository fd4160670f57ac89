import type { ProfileFact } from '../guidance/guidance.ts'
import { factWords } from '../profile/fact-words.ts'
import type { Content } from '../standards/content.ts'
import type { EditionId, RequirementId } from '../standards/edition.ts'
import { lawMeasuresOf } from '../standards/law.ts'
import { type FactValue, inBasisOrder, type KnownFacts } from './basis.ts'
import type { Reason } from './decision-facts.ts'
import { begz, namesBegz } from './laws-on-offer.ts'
import { explanationsOf, subjectsOf } from './subject.ts'

type Both = { nl: string; en: string }
type Control = { edition: EditionId; requirement: RequirementId }

/** What the organisation said about itself, as far as it tells whether a control applies. */
export type Known = {
  facts: KnownFacts
  /** How many people work there; null where nobody said. */
  people: number | null
  /** Whether it processes health data for others under an agreement with them. */
  processesForOthers: boolean
}

/** A decision that follows from the facts. It decides nothing: somebody accepts it, or decides otherwise. */
export type Proposal = Control & {
  applies: boolean
  reasons: Reason[]
  law: Both
  contract: Both
  justification: Both
  basis: FactValue[]
}

/** A control about which the facts do not say enough yet: these wait for an answer. Empty where the content knows nothing of it. */
export type Waiting = Control & { facts: ProfileFact[] }

// The law on cyber security binds care providers and managed service providers from this size (Cbw; annexes of directive 2022/2555).
const cbwFrom = 50
const none: Both = { nl: '', en: '' }

const processorContract: Both = {
  nl: 'Verwerkersovereenkomst met de zorgaanbieder',
  en: 'Data processing agreement with the care provider',
}

/** Facts that stand in the way of leaving a control out, as they are now. */
type Standing = { notSo: ProfileFact[]; so: ProfileFact[]; unknown: ProfileFact[] }

function standingOf(facts: KnownFacts, turnsOn: readonly ProfileFact[]): Standing {
  return {
    notSo: turnsOn.filter((fact) => facts.get(fact) === false),
    so: turnsOn.filter((fact) => facts.get(fact) === true),
    unknown: turnsOn.filter((fact) => !facts.has(fact)),
  }
}

/**
 * What follows from the facts about each control: a proposal, or which facts must be known first. Each control is in exactly one of
 * the two lists. A control can be left out where one of the facts on which its explanation says that it turns is not so; one of an
 * older edition only where that goes for every subject that the mappings lead to.
 */
export function propose(
  content: Content,
  controls: readonly Control[],
  known: Known,
): { proposals: Proposal[]; waiting: Waiting[] } {
  const proposals: Proposal[] = []
  const waiting: Waiting[] = []
  for (const control of controls) {
    const found = proposalFor(content, control, known)
    if ('applies' in found) proposals.push(found)
    else waiting.push(found)
  }
  return { proposals, waiting }
}

function proposalFor(content: Content, { edition, requirement }: Control, known: Known): Proposal | Waiting {
  const control = { edition, requirement }
  const explained = explanationsOf(content, edition, requirement)
  if (explained.length === 0) return { ...control, facts: [] }
  const standings = explained.map((one) => standingOf(known.facts, one.excludable_when_not))
  const out = standings.filter(({ notSo }) => notSo.length > 0)
  if (out.length === standings.length) {
    const facts = [...new Set(out.flatMap(({ notSo }) => notSo))]
    return {
      ...control,
      applies: false,
      reasons: [],
      law: none,
      contract: none,
      justification: exclusionText(facts),
      basis: inBasisOrder(facts.map((fact) => ({ fact, holds: false }))),
    }
  }
  const kept = standings.filter(({ notSo }) => notSo.length === 0)
  if (kept.every(({ unknown }) => unknown.length > 0))
    return { ...control, facts: [...new Set(kept.flatMap(({ unknown }) => unknown))] }
  const law = lawFor(content, control, known)
  const contract = contractFor(content, control, known)
  const heavy = explained.some(({ weight }) => weight >= 2)
  const reasons: Reason[] = [
    ...(law === null ? [] : ['law' as const]),
    ...(contract === null ? [] : ['contract' as const]),
  ]
  return {
    ...control,
    applies: true,
    reasons: reasons.length > 0 ? reasons : [heavy ? 'risk' : 'good-practice'],
    law: law ?? none,
    contract: contract ?? none,
    justification: none,
    basis: basisFor(content, control, { applies: true, law: law?.nl ?? '' }, known.facts),
  }
}

/**
 * The facts on which a decision rests when nobody names others: of those on which the control turns, the ones that are so where it
 * applies and the ones that are not where it does not; and that care is given, where the law for care providers is the reason.
 */
export function basisFor(
  content: Content,
  { edition, requirement }: Control,
  decided: { applies: boolean; law: string },
  facts: KnownFacts,
): FactValue[] {
  const turnsOn: ProfileFact[] = explanationsOf(content, edition, requirement).flatMap((one) => one.excludable_when_not)
  if (decided.applies && namesBegz(decided.law)) turnsOn.push('gives-care')
  return inBasisOrder(
    turnsOn.filter((fact) => facts.get(fact) === decided.applies).map((fact) => ({ fact, holds: decided.applies })),
  )
}

/**
 * The facts that can be behind a decision. Where `turns` is true, the control can be left out where the fact is not so; that care is
 * given is behind the law for care providers.
 */
export function factsBehind(
  content: Content,
  { edition, requirement }: Control,
): { fact: ProfileFact; turns: boolean }[] {
  const turnsOn = new Set(explanationsOf(content, edition, requirement).flatMap((one) => one.excludable_when_not))
  const behind = [...turnsOn].map((fact) => ({ fact, turns: true }))
  const forCare = content.editions.get(edition)?.standard === 'nen-7510' && !turnsOn.has('gives-care')
  return forCare ? [...behind, { fact: 'gives-care', turns: false }] : behind
}

function lawFor(content: Content, { edition, requirement }: Control, { facts, people }: Known): Both | null {
  const laws: Both[] = []
  if (content.editions.get(edition)?.standard === 'nen-7510' && facts.get('gives-care') === true) laws.push(begz)
  if (people === null || people >= cbwFrom) {
    const measures = subjectsOf(content, edition, requirement).flatMap((number) =>
      lawMeasuresOf(content.laws, 'controls', number),
    )
    for (const [, of] of Map.groupBy(measures, ({ law }) => law)) {
      const [first] = of
      if (!first) continue
      const letters = [...new Set(of.map(({ measure }) => measure))].sort().join(', ')
      laws.push({ nl: `${first.lawName.nl}, onder ${letters}`, en: `${first.lawName.en}, under ${letters}` })
    }
  }
  if (laws.length === 0) return null
  return { nl: laws.map(({ nl }) => nl).join('; '), en: laws.map(({ en }) => en).join('; ') }
}

// A supplier is bound to the standard for care by its agreements rather than by law.
function contractFor(content: Content, { edition }: Control, { facts, processesForOthers }: Known): Both | null {
  const forCare = content.editions.get(edition)?.standard === 'nen-7510'
  return forCare && processesForOthers && facts.get('gives-care') !== true ? processorContract : null
}

function exclusionText(facts: readonly ProfileFact[]): Both {
  const all = (language: 'nl' | 'en') =>
    facts.map((fact) => factWords[fact].notSo[language]).join(language === 'nl' ? ' en ' : ' and ')
  return {
    nl: `De organisatie ${all('nl')}. Deze beheersmaatregel heeft daarom niets om op te werken.`,
    en: `The organisation ${all('en')}. This control therefore has nothing to act on.`,
  }
}
