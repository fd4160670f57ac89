import { allow } from '../../core/access/allow.ts'
import type { FactValue } from '../../core/applicability/basis.ts'
import type { KnownFacts } from '../../core/applicability/basis-facts.ts'
import { stateOf } from '../../core/applicability/control-state.ts'
import {
  type DecisionFacts,
  type FactFault,
  faultsOf,
  normalise,
  restOnTheSame,
  sayTheSame,
} from '../../core/applicability/decision-facts.ts'
import { basisFor } from '../../core/applicability/propose.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { type Decision, decisionsAbout, deleteDecision, findDecision, saveDecision } from './decisions.store.ts'
import type { Frame } from './frame.store.ts'

/** A control, and the revision of the decision that was seen; 0 for none. */
export type Seen = { edition: string; requirement: string; revision: number }

/** What somebody decides. Without `basis` it rests on the facts that its explanation, law and contract name, as they are now. */
export type GivenFacts = Omit<DecisionFacts, 'law' | 'contract' | 'basis'> & {
  law?: string | undefined
  contract?: string | undefined
  basis?: FactValue[] | undefined
}

const faultTexts: Record<FactFault, { path: string; message: Text }> = {
  'reason-missing': {
    path: 'reasons',
    message: { nl: 'Kies ten minste één reden waarom dit geldt.', en: 'Choose at least one reason why this applies.' },
  },
  'reasons-on-exclusion': {
    path: 'reasons',
    message: {
      nl: 'Wat niet van toepassing is, heeft geen reden om mee te doen. Haal de redenen weg.',
      en: 'What does not apply has no reason to be included. Remove the reasons.',
    },
  },
  'justification-missing': {
    path: 'justification',
    message: {
      nl: 'Schrijf op waarom dit niet van toepassing is. Een auditor vraagt daarnaar.',
      en: 'Write down why this does not apply. An auditor will ask.',
    },
  },
  'presence-on-exclusion': {
    path: 'presence',
    message: {
      nl: 'Wat niet van toepassing is, kan niet aanwezig of gepland zijn.',
      en: 'What does not apply cannot be in place or planned.',
    },
  },
  'since-without-presence': {
    path: 'since',
    message: {
      nl: 'Een datum hoort bij iets dat er is of gepland staat. Kies eerst wat er is.',
      en: 'A date belongs to something that is there or planned. Choose first what is there.',
    },
  },
  'in-place-in-the-future': {
    path: 'since',
    message: {
      nl: 'Deze dag komt nog. Kies ‘gepland’, of een dag tot en met vandaag.',
      en: 'That day is still to come. Choose ‘planned’, or a day up to today.',
    },
  },
  'planned-without-day': {
    path: 'since',
    message: { nl: 'Kies de dag waarop dit klaar is.', en: 'Choose the day by which this is done.' },
  },
}

function check(facts: DecisionFacts, today: ReturnType<typeof dayOf>): void {
  const faults = faultsOf(facts, today)
  if (faults.length === 0) return
  throw new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields: faults.map((fault) => faultTexts[fault]) },
  )
}

const nameOf = (content: Content, edition: string, requirement: string) =>
  `${content.editions.get(edition)?.name ?? edition} ${requirement}`

/** How many decisions were written, and those about all that were asked for as they stand now, by `edition number`. */
type Decided = { written: number; decided: Map<string, Decision> }

/** The same decision about one or several controls, as `decideEach`. */
export function decideApplicability(
  tx: Tx,
  content: Content,
  frame: Frame,
  controls: Seen[],
  facts: GivenFacts,
): Promise<Decided> {
  const decisions = controls.map((control) => ({ ...control, facts }))
  return decideEach(tx, content, frame, decisions)
}

/**
 * Decides about one or several controls, about each its own, all or none. Each must be of an adopted edition and as it was seen: 412
 * where one is not, and 409 where a fact on which one is to rest is otherwise by now. What already says the same and rests on the same
 * is left alone.
 */
export async function decideEach(
  tx: Tx,
  content: Content,
  { adopted, facts: known }: Frame,
  decisions: readonly (Seen & { facts: GivenFacts })[],
): Promise<Decided> {
  const allowed = allow(tx.actor, 'applicability:decide')
  const unique = new Map(decisions.map((one) => [`${one.edition} ${one.requirement}`, one]))
  for (const { edition, requirement } of unique.values()) {
    if (!adopted.includes(edition) || !requirementOf(content, edition, requirement)) throw problems.notFound()
  }
  const before = await decisionsAbout(tx, [...unique.values()])
  const decided = new Map(before.map((one) => [`${one.edition} ${one.requirement}`, one]))
  const today = dayOf(tx.now)
  const written: { control: string; from: string; to: string }[] = []
  for (const [key, control] of unique) {
    const found = decided.get(key) ?? null
    requireRevision(found?.revision ?? 0, control.revision)
    const facts = wholeOf(content, control, known)
    check(facts, today)
    if (found && sayTheSame(found, facts) && restOnTheSame(found, facts)) continue
    const { edition, requirement } = control
    decided.set(key, await saveDecision(tx, allowed, found, { edition, requirement }, facts))
    written.push({ control: nameOf(content, edition, requirement), from: stateOf(found), to: stateOf(facts) })
  }
  const first = written[0]
  if (first) {
    tx.note({
      action: 'control.decided',
      subject: written.length === 1 ? first.control : `${first.control} +${written.length - 1}`,
      details: { written },
    })
  }
  return { written: written.length, decided }
}

function wholeOf(content: Content, control: Seen & { facts: GivenFacts }, known: KnownFacts): DecisionFacts {
  const { law = '', contract = '', basis, ...stated } = control.facts
  if (basis?.some(({ fact, holds }) => known.get(fact) !== holds)) {
    throw new Problem(409, 'facts-changed', {
      nl: 'Een feit waarop dit rust, is intussen anders. Er is niets opgeslagen; bekijk het opnieuw.',
      en: 'A fact on which this rests is otherwise by now. Nothing was saved; look at it again.',
    })
  }
  const whole = normalise({ ...stated, law, contract, basis: basis ?? [] })
  return basis ? whole : { ...whole, basis: basisFor(content, control, whole, known) }
}

/** Takes a decision back: the control is undecided again. */
export async function withdrawDecision(tx: Tx, content: Content, control: Seen): Promise<void> {
  const allowed = allow(tx.actor, 'applicability:decide')
  const before = await findDecision(tx, control.edition, control.requirement)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, control.revision)
  await deleteDecision(tx, allowed, before)
  tx.note({
    action: 'control.decision-withdrawn',
    subject: nameOf(content, control.edition, control.requirement),
    details: { from: stateOf(before) },
  })
}
