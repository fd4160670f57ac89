import type { Questionnaire } from './questionnaire.ts'
import type { SubjectKey, ThemeKey } from './subject.ts'

/** What was handed to a colleague: all subjects of these themes, and these subjects, of one department or (null) of the whole. */
export type Part = { department: string | null; themes: readonly ThemeKey[]; subjects: readonly SubjectKey[] }

/** Which sheets and subjects somebody sees and answers. */
export type Reach = {
  kind: 'all' | 'parts'
  reaches(department: string | null, subject: SubjectKey): boolean
}

export const everything: Reach = { kind: 'all', reaches: () => true }

/** The reach of somebody who answers only what was handed over: exactly those sheets and subjects, and nothing else. */
export function reachOf(questionnaire: Questionnaire, parts: readonly Part[]): Reach {
  const pairs = new Set<string>()
  for (const part of parts) {
    for (const subject of questionnaire.subjects) {
      if (part.themes.includes(subject.theme) || part.subjects.includes(subject.key)) {
        pairs.add(`${part.department ?? ''} ${subject.key}`)
      }
    }
  }
  return { kind: 'parts', reaches: (department, subject) => pairs.has(`${department ?? ''} ${subject}`) }
}
