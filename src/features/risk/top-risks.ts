import { plainWords } from '../../core/risk/plain-words.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { writeDay } from '../../platform/language/written.ts'
import { ownerName, type Result, type Results } from './read-results.ts'
import { markOf } from './show-risk.ts'

/** The heaviest of the open risks that were rated. */
export const heaviest = ({ open }: Results, count: number): Result[] =>
  open.filter(({ standing }) => standing.rated !== null).slice(0, count)

/** A risk in a few plain sentences. */
export const sentencesOf = (results: Results, one: Result, language: 'nl' | 'en'): string[] =>
  plainWords({ ...one, owner: ownerName(results, one.risk) }, results.day, language, writeDay)

/** The heaviest risks in plain words, and how many there are besides. */
export function topRisks(results: Results, count: number) {
  const rated = results.open.filter(({ standing }) => standing.rated !== null)
  return {
    day: results.day,
    items: heaviest(results, count).flatMap((one) => {
      const { rated: by, state } = one.standing
      if (by === null) return []
      return {
        ...{ id: one.risk.id, code: riskCode(one.risk.number), state },
        level: markOf(by.criteria.content, by.levels.current),
        sentences: { nl: sentencesOf(results, one, 'nl'), en: sentencesOf(results, one, 'en') },
      }
    }),
    rated: rated.length,
    unrated: results.open.length - rated.length,
  }
}
