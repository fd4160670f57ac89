import type { ProfileFact } from '../guidance/guidance.ts'
import { factWords } from '../profile/fact-words.ts'
import type { Content } from '../standards/content.ts'
import type { EditionId, RequirementId } from '../standards/edition.ts'
import { lawMeasuresOf } from '../standards/law.ts'
import { type FactValue, inBasisOrder } from './basis.ts'
import type { BasisFact, KnownFacts } from './basis-facts.ts'
import type { Reason } from './decision-facts.ts'
import { begz, factsBehindNames, processorContract } from './laws-on-offer.ts'
import { type NamedRisk, riskName } from './risk-tie.ts'
import { explanationsOf, subjectsOf } from './subject.ts'

type Both = { nl: string; en: string }
type Control = { edition: EditionId; requirement: RequirementId }

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

const none: Both = { nl: '', en: '' }

/** The risks that ask for a control, by edition and requirement with a space between. */
type RisksAsking = ReadonlyMap<string, readonly NamedRisk[]>

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
 * older edition only where that goes for every subject that the mappings lead to. For what an open risk asks it is proposed to apply.
 */
export function propose(
  content: Content,
  controls: readonly Control[],
  known: KnownFacts,
  risks: RisksAsking = new Map(),
): { proposals: Proposal[]; waiting: Waiting[] } {
  const proposals: Proposal[] = []
  const waiting: Waiting[] = []
  for (const control of controls) {
    const found = proposalFor(content, control, known)
    const asking = (risks.get(`${control.edition} ${control.requirement}`) ?? []).filter(({ closed }) => !closed)
    if (asking.length > 0) {
      proposals.push(askedByRisks(content, control, known, asking, found))
      continue
    }
    if ('applies' in found) proposals.push(found)
    else waiting.push(found)
  }
  return { proposals, waiting }
}

/** So many risks are named in a justification, which has to fit where it is written. */
const mostNamed = 5

/** An open risk asks for the control: it applies, whatever the facts say, and what they say besides is kept. */
function askedByRisks(
  content: Content,
  control: Control,
  known: KnownFacts,
  risks: readonly NamedRisk[],
  found: Proposal | Waiting,
): Proposal {
  const proposed = 'applies' in found && found.applies ? found : null
  const [law, contract] = [proposed?.law ?? none, proposed?.contract ?? none]
  const grounds = (proposed?.reasons ?? []).filter((reason) => reason !== 'good-practice' && reason !== 'risk')
  const named = risks
    .slice(0, mostNamed)
    .map(({ number, title }) => `${riskName(number)} ${title}`)
    .join('; ')
  const more = risks.length - mostNamed
  return {
    ...{ edition: control.edition, requirement: control.requirement },
    ...{ applies: true, reasons: ['risk', ...grounds], law, contract },
    justification: {
      nl: `Nodig vanwege ${named}${more > 0 ? ` en ${more} andere` : ''}.`,
      en: `Needed because of ${named}${more > 0 ? ` and ${more} more` : ''}.`,
    },
    basis: basisFor(content, control, { applies: true, law: law.nl, contract: contract.nl }, known),
  }
}

function proposalFor(content: Content, { edition, requirement }: Control, known: KnownFacts): Proposal | Waiting {
  const control = { edition, requirement }
  const explained = explanationsOf(content, edition, requirement)
  if (explained.length === 0) return { ...control, facts: [] }
  const standings = explained.map((one) => standingOf(known, one.excludable_when_not))
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
    basis: basisFor(content, control, { applies: true, law: law?.nl ?? '', contract: contract?.nl ?? '' }, known),
  }
}

/**
 * The facts on which a decision rests when nobody names others: of those on which the control turns, the ones that are so where it
 * applies and the ones that are not where it does not; and those behind the law and the contract that are named.
 */
export function basisFor(
  content: Content,
  { edition, requirement }: Control,
  decided: { applies: boolean; law: string; contract: string },
  facts: KnownFacts,
): FactValue[] {
  const turnsOn: BasisFact[] = explanationsOf(content, edition, requirement).flatMap((one) => one.excludable_when_not)
  if (decided.applies) turnsOn.push(...factsBehindNames(decided))
  return inBasisOrder(
    turnsOn.filter((fact) => facts.get(fact) === decided.applies).map((fact) => ({ fact, holds: decided.applies })),
  )
}

/**
 * The facts that can be behind a decision. Where `turns` is true, the control can be left out where the fact is not so; the others are
 * behind a law or a contract.
 */
export function factsBehind(
  content: Content,
  { edition, requirement }: Control,
): { fact: BasisFact; turns: boolean }[] {
  const turnsOn = new Set(explanationsOf(content, edition, requirement).flatMap((one) => one.excludable_when_not))
  const named: BasisFact[] = ['fifty-people', 'processes-for-others']
  const forCare = content.editions.get(edition)?.standard === 'nen-7510' && !turnsOn.has('gives-care')
  if (forCare) named.unshift('gives-care')
  return [...[...turnsOn].map((fact) => ({ fact, turns: true })), ...named.map((fact) => ({ fact, turns: false }))]
}

function lawFor(content: Content, { edition, requirement }: Control, facts: KnownFacts): Both | null {
  const laws: Both[] = []
  if (content.editions.get(edition)?.standard === 'nen-7510' && facts.get('gives-care') === true) laws.push(begz)
  if (facts.get('fifty-people') === true) {
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
function contractFor(content: Content, { edition }: Control, facts: KnownFacts): Both | null {
  const forCare = content.editions.get(edition)?.standard === 'nen-7510'
  return forCare && facts.get('processes-for-others') === true && facts.get('gives-care') !== true
    ? processorContract
    : null
}

function exclusionText(facts: readonly ProfileFact[]): Both {
  const all = (language: 'nl' | 'en') =>
    facts.map((fact) => factWords[fact].notSo[language]).join(language === 'nl' ? ' en ' : ' and ')
  return {
    nl: `De organisatie ${all('nl')}. Deze beheersmaatregel heeft daarom niets om op te werken.`,
    en: `The organisation ${all('en')}. This control therefore has nothing to act on.`,
  }
}
