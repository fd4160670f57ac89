import { allow } from '../../core/access/allow.ts'
import { stateOf } from '../../core/applicability/control-state.ts'
import {
  type DecisionFacts,
  type FactFault,
  faultsOf,
  normalise,
  sayTheSame,
} from '../../core/applicability/decision-facts.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { adoptedEditions, deleteDecision, findDecision, listDecisions, saveDecision } from './decisions.store.ts'

/** A control, and the revision of the decision that was seen; 0 for none. */
export type Seen = { edition: string; requirement: string; revision: number }

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

function check(facts: DecisionFacts, today: ReturnType<typeof dayOf>): DecisionFacts {
  const faults = faultsOf(facts, today)
  if (faults.length === 0) return normalise(facts)
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

/**
 * Decides the same about one or several controls, all or none. Each must be of an adopted edition and as it was seen: 412 where
 * one is not. What already says the same is left alone. Returns how many decisions were written.
 */
export async function decideApplicability(
  tx: Tx,
  content: Content,
  controls: Seen[],
  given: DecisionFacts,
): Promise<number> {
  const allowed = allow(tx.actor, 'applicability:decide')
  const facts = check(given, dayOf(tx.now))
  const adopted = await adoptedEditions(tx)
  const unique = new Map(controls.map((control) => [`${control.edition} ${control.requirement}`, control]))
  for (const { edition, requirement } of unique.values()) {
    if (!adopted.includes(edition) || !requirementOf(content, edition, requirement)) throw problems.notFound()
  }
  const before = await listDecisions(tx, [...new Set(controls.map((control) => control.edition))])
  const written: { control: string; from: string; to: string }[] = []
  for (const control of unique.values()) {
    const found =
      before.find((one) => one.edition === control.edition && one.requirement === control.requirement) ?? null
    requireRevision(found?.revision ?? 0, control.revision)
    if (found && sayTheSame(found, facts)) continue
    await saveDecision(tx, allowed, found, { edition: control.edition, requirement: control.requirement }, facts)
    written.push({
      control: nameOf(content, control.edition, control.requirement),
      from: stateOf(found),
      to: stateOf(facts),
    })
  }
  const first = written[0]
  if (first) {
    tx.note({
      action: 'control.decided',
      subject: written.length === 1 ? first.control : `${first.control} +${written.length - 1}`,
      details: { written },
    })
  }
  return written.length
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
