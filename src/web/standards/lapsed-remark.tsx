import { factText, lapseText } from '../../core/applicability/lapse-words.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import type { Control } from './control.ts'

/** Says that the reason of a decision does not hold any more: what it rested on, and how that is now. */
export function LapsedRemark({ lapsed }: { lapsed: Control['lapsed'] }) {
  const text = useText()
  const written = useWritten()
  return (
    <Remark>
      <p>
        <b>{text('lapsed.title')}.</b> {text('lapsed.explain')}
      </p>
      <ul>
        {lapsed.map((one) => (
          <li key={one.fact}>
            {text('lapsed.line', {
              before: written.inLanguage(factText({ fact: one.fact, holds: one.was })),
              now: written.inLanguage(lapseText(one)),
            })}
          </li>
        ))}
      </ul>
    </Remark>
  )
}
