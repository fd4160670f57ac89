import type { ReactNode } from 'react'
import { useWritten } from '../session/language.tsx'
import { Remark } from '../ui/problem.tsx'

type Refused = { id: string; code: string; why: { nl: string; en: string } }

/** Those of several risks for which something was not done, each with why. */
export function RefusedRisks({ refused, children }: { refused: readonly Refused[]; children: ReactNode }) {
  const written = useWritten()
  return (
    <Remark>
      <p>{children}</p>
      <ul>
        {refused.map(({ id, code, why }) => (
          <li key={id}>
            <b>{code}</b> {written.inLanguage(why)}
          </li>
        ))}
      </ul>
    </Remark>
  )
}
