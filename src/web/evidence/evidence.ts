import type { readEvidence } from '../../features/evidence/evidence.contract.ts'
import type { EvidenceState } from '../../features/evidence/evidence-shapes.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type Evidence = Answer<typeof readEvidence>

export const evidenceStates = [
  'fresh',
  'soon',
  'stale',
  'no-rule',
  'revised',
  'withdrawn',
] as const satisfies EvidenceState[]

/** The mark that goes with a state of evidence or of an expected proof. */
export function verdictOfEvidence(state: EvidenceState | 'never'): State {
  const marks = {
    fresh: 'holds',
    soon: 'soon',
    stale: 'fails',
    never: 'unseen',
    'no-rule': 'none',
    revised: 'none',
    withdrawn: 'none',
  } as const
  return marks[state]
}

/** What evidence supports, as one value of a choice: a measure, or one of its proofs. */
export const supportValue = ({ measure, proof }: { measure: string; proof: string | null }) =>
  proof === null ? measure : `${measure} ${proof}`
export const supportOf = (value: string) => {
  const [measure = '', proof = null] = value.split(' ')
  return { measure, proof }
}
