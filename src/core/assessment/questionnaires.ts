import type { Content } from '../standards/content.ts'
import { composeQuestionnaire, type Questionnaire } from './questionnaire.ts'

/** Gives what is asked for a choice of editions in a release of the questions; each choice is composed once, since content does not change while we run. */
export type Questionnaires = (editions: readonly string[], release: number) => Questionnaire

export function questionnairesOf(content: Content): Questionnaires {
  const composed = new Map<string, Questionnaire>()
  return (editions, asked) => {
    // Of a release that is still to come there is nothing either.
    const release = Math.min(asked, content.guidance.released.release)
    // Of editions that nobody knows there is nothing to keep, so that no caller can fill the memory.
    const known = [...content.editions.keys()].filter((id) => editions.includes(id))
    const key = [release, ...known].join(' ')
    const found = composed.get(key) ?? composeQuestionnaire(content, known, release)
    composed.set(key, found)
    return found
  }
}
