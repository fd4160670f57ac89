import type { Confidence } from '../../core/standards/edition.ts'
import { useText } from '../session/text.tsx'
import { unsureLink } from '../ui/unsure-link.ts'

/** Beside what follows by a link between two editions: that the link is not established. Nothing where it is. */
export function UnsureLink({ confidence }: { confidence: Confidence }) {
  const text = useText()
  return unsureLink(confidence).map((key) => (
    <span key={key} className="small">
      ({text(key)})
    </span>
  ))
}
