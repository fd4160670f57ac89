import { composeQuestionnaire, type Questionnaire } from '../../core/assessment/questionnaire.ts'
import type { Content } from '../../core/standards/content.ts'
import { mappingsBetween } from '../../core/transition/sources.ts'
import { type TransitionReport, transitionReport } from '../../core/transition/transition-report.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'

/** What became of everything between two editions, and what was and is asked about it, in the newest release of the questions. */
export type Way = { report: TransitionReport; questionnaire: Questionnaire; release: number }

/** Gives the way from an edition to a newer one of other numbering; each is laid out once, since content does not change while we run. */
export type Ways = (from: string, to: string) => Way

/** Throws 404 where one of the two is not known, or the way does not lead from the numbering of 2013 to that of 2022. */
export function waysOf(content: Content): Ways {
  const known = new Map<string, Way>()
  return (from, to) => {
    const [old, now] = [content.editions.get(from), content.editions.get(to)]
    if (old?.numbering !== 'iso-27002-2013' || now?.numbering !== 'iso-27002-2022') throw problems.notFound()
    const key = `${from} ${to}`
    const way = known.get(key) ?? {
      report: transitionReport(content, old, now),
      questionnaire: composeQuestionnaire(content, [from, to]),
      release: content.guidance.released.release,
    }
    known.set(key, way)
    return way
  }
}

/** What the relations between two editions rest on, as the mappings on the way say. */
export function basisOf(content: Content, from: string, to: string, language: Language): string {
  const by = mappingsBetween(content.mappings, from, to)
  return [...new Set(by.map(({ relationBasis }) => relationBasis[language]))].map((text) => `${text}.`).join(' ')
}
