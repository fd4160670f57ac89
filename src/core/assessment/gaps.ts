import type { EditionId } from '../standards/edition.ts'
import type { Questionnaire, Subject } from './questionnaire.ts'
import { tallyAbout } from './result.ts'
import type { GivenAnswer, Sheets } from './sheets.ts'
import { type Answer, type State, scoreOf, stateOf } from './standing.ts'
import { partsOfKey, type SubjectKey } from './subject.ts'

/** Something that an answer says is missing, or that nobody knows. */
export type Gap = {
  subject: Subject
  state: Extract<State, 'partly' | 'not' | 'unknown'>
  score: number | null
  /** Every chosen edition that asks it, also by the mapping. */
  requirements: { edition: EditionId; number: string }[]
  /** What was not answered with yes, as the departments gave it. */
  answers: GivenAnswer[]
}

const lacking = new Set<Answer | null>(['partly', 'no', 'unknown'])

/**
 * What is missing: every subject about which somebody answered partly, no or don't know. What was not answered at all is work, not a
 * gap. The heaviest come first, of equal weight the easiest, and of those what is missing before what is there in part.
 */
export function gapsOf(questionnaire: Questionnaire, sheets: Sheets): Gap[] {
  const alsoAsked = alsoAskedBy(questionnaire)
  const gaps = questionnaire.subjects.flatMap((subject): Gap[] => {
    const found = new Set<GivenAnswer>()
    for (const department of sheets.departments) {
      for (const { id } of subject.questions) {
        const given = sheets.answerTo(department, subject.key, id)
        if (given && lacking.has(given.answer)) found.add(given)
      }
    }
    if (found.size === 0) return []
    const tally = tallyAbout(sheets, subject)
    const own = subject.editions.map((edition) => ({ edition, number: subject.number }))
    return [
      {
        subject,
        state: stateOf(tally) as Gap['state'],
        score: scoreOf(tally),
        requirements: [...own, ...(alsoAsked.get(subject.key) ?? [])],
        answers: [...found],
      },
    ]
  })
  // The sort is stable: what is equal stays in reading order.
  return gaps.sort(
    (a, b) =>
      b.subject.weight - a.subject.weight ||
      a.subject.effort - b.subject.effort ||
      severity[a.state] - severity[b.state],
  )
}

const severity: Record<Gap['state'], number> = { not: 0, unknown: 1, partly: 2 }

/** The requirements of older editions that the answers about a subject serve too. */
function alsoAskedBy(questionnaire: Questionnaire): Map<SubjectKey, Gap['requirements']> {
  const found = new Map<SubjectKey, Gap['requirements']>()
  for (const subject of questionnaire.subjects) {
    for (const { edition, subjects } of subject.servedBy) {
      for (const key of subjects) {
        found.set(key, [...(found.get(key) ?? []), { edition, number: partsOfKey(subject.key).number }])
      }
    }
  }
  return found
}
