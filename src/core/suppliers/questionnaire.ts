import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import { type Instant, instantOf, msOf, startOfDay } from '../time/instant.ts'
import type { QuestionSet } from './question-set.ts'

/** A question as it was put, in the language of its list. Stays with the list, whatever becomes of the set that it came from. */
export type AskedQuestion = {
  /** '<set>/<question>' of a set of ours, 'own/<anything>' of a question of the organisation itself; unique within a list. */
  id: string
  theme: string
  text: string
  explain: string
  controls: readonly string[]
}

export const supplierAnswers = ['yes', 'partly', 'no', 'not-applicable'] as const
export type SupplierAnswer = (typeof supplierAnswers)[number]

/** How long an explanation can be, in UTF-16 units. */
export const longestExplanation = 4000

export const judgements = ['enough', 'not-enough', 'ask'] as const
export type Judgement = (typeof judgements)[number]

/** An answer as the supplier gave it. `carried`: of an earlier list, and not looked at since. */
export type GivenAnswer = {
  question: string
  answer: SupplierAnswer | null
  explanation: string
  carried: boolean
  by: string
  at: Instant
}

/** The questions of some sets in one language, in the order of the sets. */
export function questionsOf(sets: readonly QuestionSet[], language: 'nl' | 'en'): AskedQuestion[] {
  return sets.flatMap((set) =>
    set.themes.flatMap(({ title, questions }) =>
      questions.map((one) => ({
        id: `${set.id}/${one.id}`,
        theme: title[language],
        text: one[language],
        explain: one.explain?.[language] ?? '',
        controls: one.controls,
      })),
    ),
  )
}

/** A list that was handed in earlier, with its answers. */
export type EarlierList = {
  submittedAt: Instant
  questions: readonly AskedQuestion[]
  answers: readonly GivenAnswer[]
}

/**
 * The answers of earlier lists that can be used again for a new one: of the list handed in last that asked the same, in the same words.
 * A question that was put otherwise is asked anew. All are marked as carried, with who gave them and when.
 */
export function carryAnswers(questions: readonly AskedQuestion[], earlier: readonly EarlierList[]): GivenAnswer[] {
  const newestFirst = earlier.toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1))
  return questions.flatMap(({ id, text }) => {
    const list = newestFirst.find(({ questions: asked }) => asked.some((one) => one.id === id && one.text === text))
    const found = list?.answers.find((one) => one.question === id && one.answer !== null)
    return found ? [{ ...found, carried: true }] : []
  })
}

/** How far a list is: asked, answered (carried ones too), carried and not looked at, and how the answers were judged. */
export type ListProgress = { asked: number; answered: number; carried: number } & Record<Judgement | 'unjudged', number>

export function progressOfList(
  questions: readonly Pick<AskedQuestion, 'id'>[],
  answers: readonly (Pick<GivenAnswer, 'question' | 'answer' | 'carried'> & { judgement: Judgement | null })[],
): ListProgress {
  const asked = new Set(questions.map(({ id }) => id))
  const given = answers.filter(({ question, answer }) => answer !== null && asked.has(question))
  const judged = (value: Judgement | null) => given.filter(({ judgement }) => judgement === value).length
  return {
    asked: asked.size,
    answered: given.length,
    carried: given.filter(({ carried }) => carried).length,
    ...{ enough: judged('enough'), 'not-enough': judged('not-enough'), ask: judged('ask'), unjudged: judged(null) },
  }
}

export const listStates = ['open', 'late', 'submitted', 'judged', 'withdrawn'] as const
export type ListState = (typeof listStates)[number]

/** How a list stands: waiting for the supplier until its day, late after it, handed in, and judged once no answer waits for us. */
export function stateOfList(
  list: { dueOn: Day; submittedAt: Instant | null; withdrawnAt: Instant | null },
  { unjudged, ask }: Pick<ListProgress, 'unjudged' | 'ask'>,
  today: Day,
): ListState {
  if (list.withdrawnAt !== null) return 'withdrawn'
  if (list.submittedAt === null) return today > list.dueOn ? 'late' : 'open'
  return unjudged === 0 && ask === 0 ? 'judged' : 'submitted'
}

/** So many days after the day by which an answer is asked its links still work, for who is a little late. */
export const graceDays = 14

/** Days after the day by which an answer is asked on which a supplier is reminded; negative is before it. */
const reminderDays = [-7, 1, 8]
const morning = 9 * 3600 * 1000

/** The next moment after another at which a supplier is reminded of a list, in the morning; null after the last. */
export function remindSupplierAfter(dueOn: Day, after: Instant): Instant | null {
  const moments = reminderDays.map((days) => instantOf(msOf(startOfDay(daysLater(dueOn, days))) + morning))
  return moments.find((moment) => moment > after) ?? null
}
