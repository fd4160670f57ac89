import type { Content } from '../standards/content.ts'
import { composeQuestionnaire, type Questionnaire } from './questionnaire.ts'

/** Gives what is asked for a choice of editions; each choice is composed once, since content does not change while we run. */
export type Questionnaires = (editions: readonly string[]) => Questionnaire

export function questionnairesOf(content: Content): Questionnaires {
  const composed = new Map<string, Questionnaire>()
  return (editions) => {
    // Of editions that nobody knows there is nothing to keep, so that no caller can fill the memory.
    const known = [...content.editions.keys()].filter((id) => editions.includes(id))
    const key = known.join(' ')
    const found = composed.get(key) ?? composeQuestionnaire(content, known)
    composed.set(key, found)
    return found
  }
}
