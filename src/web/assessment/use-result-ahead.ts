import { useEffect } from 'react'
import { readAssessmentResult } from '../../features/assessment/results.contract.ts'
import { useAhead } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import { bringHyphens } from '../ui/hyphenated.tsx'

/**
 * Makes the way to the result short: its page is downloaded while one still reads, and its figures are asked
 * for when the pointer, a finger or the focus comes to a link that carries the events that are given back.
 */
export function useResultAhead(assessment: string, wanted: boolean) {
  const language = useLanguage()
  const ahead = useAhead()
  useEffect(() => {
    if (!wanted) return
    // After what the page that is open still asks for itself.
    const bring = () => Promise.all([import('./result-page.tsx'), bringHyphens(language)]).catch(() => {})
    const wait = setTimeout(() => void bring(), 300)
    return () => clearTimeout(wait)
  }, [wanted, language])
  const come = () => ahead(readAssessmentResult, { params: { assessment }, query: { department: undefined, language } })
  return { onPointerEnter: come, onFocus: come }
}
