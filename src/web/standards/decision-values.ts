import { z } from 'zod'
import { type DecisionFacts, sayTheSame } from '../../core/applicability/decision-facts.ts'
import { parseDay } from '../../core/time/day.ts'
import { decisionFacts, presence, reason } from '../../features/applicability/applicability.contract.ts'
import type { Facts } from './control.ts'

/** What stands in the form. All of it stays while answers change back and forth; only what fits is sent. */
export const decisionValues = z.strictObject({
  applies: z.enum(['yes', 'no']).nullable(),
  reasons: z.array(reason).readonly(),
  justification: z.string(),
  presence: z.enum([...presence.options, 'unmarked']).nullable(),
  description: z.string(),
  since: z.string(),
  alsoFor: z.array(z.string()).readonly(),
})
export type DecisionValues = z.infer<typeof decisionValues>

/** The form as a decision fills it; as it starts where nothing was decided. */
export function valuesOf(facts: Facts | null, alsoFor: readonly string[]): DecisionValues {
  return {
    applies: facts === null ? null : facts.applies ? 'yes' : 'no',
    reasons: facts?.reasons ?? [],
    justification: facts?.justification ?? '',
    presence: facts?.presence ?? 'unmarked',
    description: facts?.description ?? '',
    since: facts?.since ?? '',
    alsoFor,
  }
}

/** The decision that the form stands for: what belongs to another answer is left out. */
export function factsOf(values: DecisionValues): Facts {
  const applies = values.applies === 'yes'
  const present = applies && values.presence !== 'unmarked' ? values.presence : null
  return {
    applies,
    reasons: applies ? [...values.reasons] : [],
    justification: values.justification.trim(),
    presence: present,
    description: applies ? values.description.trim() : '',
    since: present !== null && present !== 'absent' && values.since !== '' ? values.since : null,
  }
}

/** Whether two decisions say the same; none says the same as none. */
export function agree(one: Facts | null, other: Facts | null): boolean {
  if (one === null || other === null) return one === other
  return sayTheSame(plain(one), plain(other))
}

function plain(facts: Facts): DecisionFacts {
  const { applies, reasons, justification, presence, description, since } = decisionFacts.strip().parse(facts)
  return { applies, reasons, justification, presence, description, since: since === null ? null : parseDay(since) }
}

/** A control as it is named among those that get the same decision. */
export function keyOf(control: { edition: string; requirement: string }): string {
  return `${control.edition} ${control.requirement}`
}

/**
 * Which counterparts get the decision unless somebody says otherwise: those that are undecided or say the same as this one now.
 * Not where more, or partly something else, is asked there: what is good here may fall short there.
 */
export function alsoForAtFirst(own: Facts | null, there: readonly Counterpart[]): string[] {
  return there
    .filter(({ relation, decision }) => {
      const enoughThere = relation === 'equal' || relation === 'superset'
      return enoughThere && (decision === null || agree(decision, own))
    })
    .map(keyOf)
}

export type Counterpart = {
  edition: string
  requirement: string
  relation: 'equal' | 'subset' | 'superset' | 'intersects'
  decision: (Facts & { revision: number }) | null
}
