import fc from 'fast-check'
import type { Questionnaire } from './questionnaire.ts'
import type { GivenAnswer } from './sheets.ts'
import { type Answer, answers } from './standing.ts'

export const answer = (
  subject: string,
  question: string,
  given: Answer,
  department: string | null = null,
): GivenAnswer => ({
  department,
  subject,
  question,
  answer: given,
  note: '',
  by: 'Somebody',
})

/** Some answers to some questions, on three sheets. */
export const someAnswers = (questionnaire: Questionnaire) => {
  const questions = questionnaire.subjects.flatMap(({ key, questions }) =>
    questions.map(({ id }) => [key, id] as const),
  )
  return fc.uniqueArray(
    fc.tuple(fc.constantFrom(...questions), fc.constantFrom(null, 'a', 'b'), fc.constantFrom(...answers)),
    { maxLength: 400, minLength: 50, selector: ([[key, id], department]) => `${department} ${key} ${id}` },
  )
}
export const asAnswers = (drawn: (readonly [readonly [string, string], string | null, Answer])[]) =>
  drawn.map(([[key, id], department, given]) => answer(key, id, given, department))
