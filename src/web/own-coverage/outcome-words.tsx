import { coveredByWords, extentWords } from '../../core/coverage/coverage-words.ts'
import type { CoveredBy, Extent } from '../../core/coverage/facts.ts'
import { useWritten } from '../session/language.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { markOf } from './own-coverage.ts'

/** Writes who covers something and to which extent. */
export function useOutcome(): (outcome: { by: CoveredBy; extent: Extent }) => string {
  const written = useWritten()
  return ({ by, extent }) => {
    const who = written.inLanguage(coveredByWords[by])
    return extent === 'none' ? who : `${who}, ${written.inLanguage(extentWords[extent]).toLowerCase()}`
  }
}

/** Who covers something, by shape and word. */
export function Outcome({ outcome }: { outcome: { by: CoveredBy; extent: Extent } }) {
  const write = useOutcome()
  return <Verdict state={markOf(outcome)}>{write(outcome)}</Verdict>
}
