import { actingWords } from '../../core/rhythm/due-words.ts'
import { useLanguage } from '../session/language.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Acting } from './rhythm.ts'

/** Who has to act: by name, as a stand-in, as a team or as a role in words; marked where nobody does. */
export function ActingCell({ who }: { who: Acting }) {
  const language = useLanguage()
  const words = actingWords(who, language)
  return who.why === 'nobody' || who.why === 'away' ? <Verdict state="fails">{words}</Verdict> : words
}
