import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { RoadFlow } from './road.ts'

/** What a flow comes to, in a word with its reason. */
export function FlowWord({ flow: { result } }: { flow: RoadFlow }) {
  const text = useText()
  if (result.kind === 'phi') return <Verdict state="unseen">{text('touch.flow.phi')}</Verdict>
  if (result.kind === 'open') return <Verdict state="open">{text(`touch.flow.open-${result.missing}`)}</Verdict>
  return <Verdict state="none">{text(`touch.flow.${result.because}`)}</Verdict>
}
