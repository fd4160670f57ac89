import { ProofsSection } from '../evidence/proofs-section.tsx'
import type { Measure } from './measure.ts'

/** What was handed in to show that the measure works. */
export function MeasureEvidence({ measure }: { measure: Measure }) {
  return <ProofsSection measure={{ id: measure.id, title: measure.title, ended: measure.state === 'ended' }} />
}
