import { z } from 'zod'

const line = (max: number) => z.string().trim().min(1).max(max)

/** A few questions with one right answer each, to be answered before confirming. */
export const shortTest = z.strictObject({
  /** Per cent of the questions that has to be right. */
  pass: z.int().min(1).max(100),
  questions: z
    .array(
      z
        .strictObject({
          question: line(400),
          answers: z.array(line(300)).min(2).max(6),
          /** The place of the right answer, from 0. */
          right: z.int().min(0).max(5),
          /** Said after a wrong answer. */
          why: z.string().trim().max(600),
        })
        .refine(({ answers, right }) => right < answers.length, { error: 'no-right-answer', path: ['right'] }),
    )
    .min(1)
    .max(10),
})
export type ShortTest = z.infer<typeof shortTest>

/** A test as a reader gets it: nothing in it tells which answers are right. */
export const questionsOf = ({ pass, questions }: ShortTest) => ({
  pass,
  questions: questions.map(({ question, answers }) => ({ question, answers })),
})

/** What became of somebody's answers: `score` is the per cent that was right, rounded down; a test is passed as soon as it reaches `pass`. */
export type TestOutcome = { passed: boolean; score: number; wrong: { question: number; why: string }[] }

/** Marks answers, given as places from 0; one that is missing is wrong. */
export function markAnswers({ pass, questions }: ShortTest, answers: readonly number[]): TestOutcome {
  const wrong = questions.flatMap(({ right, why }, question) =>
    answers[question] === right ? [] : [{ question, why }],
  )
  const score = Math.floor((100 * (questions.length - wrong.length)) / questions.length)
  return { passed: score >= pass, score, wrong }
}
