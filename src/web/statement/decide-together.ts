import { type DecisionFacts, type Presence, type Reason, sayTheSame } from '../../core/applicability/decision-facts.ts'
import { parseDay } from '../../core/time/day.ts'
import type { Control } from './control.ts'

/** What is filled in on the sheet that decides the same about many controls. */
export type TogetherValues = {
  applies: 'yes' | 'no' | null
  reasons: readonly Reason[]
  justification: string
  presence: Presence | 'unmarked' | null
  description: string
  since: string
  law: string
  contract: string
}

export const nothingFilledIn: TogetherValues = {
  applies: null,
  reasons: [],
  justification: '',
  presence: 'unmarked',
  description: '',
  since: '',
  law: '',
  contract: '',
}

/** The decision that the values make; null until it is chosen whether the controls apply. */
export function factsOf(values: TogetherValues): DecisionFacts | null {
  if (values.applies === null) return null
  const justification = values.justification.trim()
  if (values.applies === 'no')
    return {
      applies: false,
      reasons: [],
      justification,
      presence: null,
      description: '',
      since: null,
      law: '',
      contract: '',
      basis: [],
    }
  const presence = values.presence === 'unmarked' ? null : values.presence
  return {
    applies: true,
    reasons: [...values.reasons],
    justification,
    presence,
    description: values.description.trim(),
    since: presence === null || presence === 'absent' ? null : parseDay(values.since),
    law: values.reasons.includes('law') ? values.law.trim() : '',
    contract: values.reasons.includes('contract') ? values.contract.trim() : '',
    basis: [],
  }
}

/** What one decision would do to each of the controls: decide for the first time, write over another decision, or nothing. */
export type Effect = { fresh: Control[]; overwritten: Control[]; same: Control[] }

/** Sorts controls by what the decision does to them. Without a decision everything that was decided counts as written over. */
export function effectOf(controls: readonly Control[], facts: DecisionFacts | null): Effect {
  const effect: Effect = { fresh: [], overwritten: [], same: [] }
  for (const control of controls) {
    const { decision } = control
    if (!decision) effect.fresh.push(control)
    else if (facts && sayTheSame({ ...decision, since: parseDay(decision.since ?? '') }, facts))
      effect.same.push(control)
    else effect.overwritten.push(control)
  }
  return effect
}

/** What to begin with: the decision that all the controls share, or nothing. */
export function startFrom(controls: readonly Control[]): TogetherValues {
  const first = controls[0]?.decision
  if (!first) return nothingFilledIn
  const facts = { ...first, since: parseDay(first.since ?? '') }
  if (effectOf(controls, facts).same.length < controls.length) return nothingFilledIn
  return {
    applies: first.applies ? 'yes' : 'no',
    reasons: first.reasons,
    justification: first.justification,
    presence: first.presence ?? 'unmarked',
    description: first.description,
    since: first.since ?? '',
    law: first.law,
    contract: first.contract,
  }
}
