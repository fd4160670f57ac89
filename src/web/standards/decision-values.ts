import { z } from 'zod'
import { type DecisionFacts, sayTheSame } from '../../core/applicability/decision-facts.ts'
import { factsBehindNames } from '../../core/applicability/laws-on-offer.ts'
import { parseDay } from '../../core/time/day.ts'
import { decisionFacts, presence, reason } from '../../features/applicability/applicability.contract.ts'
import type { Facts } from './control.ts'
import type { FullControl } from './read-counterparts.ts'

/** What stands in the form. All of it stays while answers change back and forth; only what fits is sent. */
export const decisionValues = z.strictObject({
  applies: z.enum(['yes', 'no']).nullable(),
  reasons: z.array(reason).readonly(),
  justification: z.string(),
  presence: z.enum([...presence.options, 'unmarked']).nullable(),
  description: z.string(),
  since: z.string(),
  law: z.string(),
  contract: z.string(),
  /** The facts on which it rests; null: those that the explanation names. */
  basis: z.array(z.string()).readonly().nullable(),
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
    law: facts?.law ?? '',
    contract: facts?.contract ?? '',
    basis: facts && facts.basis.length > 0 ? facts.basis.map(({ fact }) => fact) : null,
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
    law: applies && values.reasons.includes('law') ? values.law.trim() : '',
    contract: applies && values.reasons.includes('contract') ? values.contract.trim() : '',
    basis: [],
  }
}

type Fact = FullControl['facts'][number]

/** Facts that are behind a law or a contract alone. */
const onlyBehind: Partial<Record<Fact['fact'], Facts['reasons'][number]>> = {
  'fifty-people': 'law',
  'processes-for-others': 'contract',
}

/**
 * The facts on which the decision can rest: those that are so where it applies, and those that are not where it does not; those behind
 * a law or a contract only where that is a reason.
 */
export function factsToRestOn(
  { applies, reasons }: Pick<DecisionValues, 'applies' | 'reasons'>,
  facts: readonly Fact[],
): Fact[] {
  if (applies === null) return []
  return facts.filter(({ fact, holds, turns }) => {
    if (applies === 'no') return holds === false && turns
    const behind = onlyBehind[fact]
    return holds === true && (behind === undefined || reasons.includes(behind))
  })
}

/** The facts on which it rests as the form stands: the chosen ones, or, untouched, those that belong to the answer. */
export function restsOn(
  values: Pick<DecisionValues, 'applies' | 'reasons' | 'law' | 'contract' | 'basis'>,
  facts: readonly Fact[],
): Fact[] {
  const behind = factsBehindNames({
    law: values.reasons.includes('law') ? values.law : '',
    contract: values.reasons.includes('contract') ? values.contract : '',
  })
  return factsToRestOn(values, facts).filter(({ fact, turns }) =>
    values.basis === null ? turns || behind.includes(fact) : values.basis.includes(fact),
  )
}

/** Whether two decisions say the same; none says the same as none. */
export function agree(one: Facts | null, other: Facts | null): boolean {
  if (one === null || other === null) return one === other
  return sayTheSame(plain(one), plain(other))
}

function plain(facts: Facts): DecisionFacts {
  const { since, ...others } = decisionFacts.strip().parse(facts)
  return { ...others, since: since === null ? null : parseDay(since) }
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
