import { useMemo } from 'react'
import { readQuestions } from '../../features/assessment/answering.contract.ts'
import { openAssessment } from '../../features/assessment/assessment.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { type Opened, type SavedAnswers, savedAnswersOf } from './saved-answers.ts'
import type { Questions } from './steps.ts'

export type Assessment = { opened: Opened; questions: Questions; saved: SavedAnswers }

/** One assessment with its questions and answers, once all of it is there. */
export function useAssessment(id: string): {
  data: Assessment | undefined
  error: ApiProblem | null
  refetch: () => unknown
} {
  const language = useLanguage()
  const opened = useAnswer(openAssessment, { params: { assessment: id }, query: {} })
  const editions = opened.data?.editions.map((edition) => edition.id).join(',') ?? ''
  const questions = useAnswer(
    readQuestions,
    { query: { editions, language, release: opened.data?.release } },
    { enabled: editions !== '' },
  )
  const saved = useMemo(() => (opened.data ? savedAnswersOf(opened.data) : undefined), [opened.data])
  const data = useMemo(
    () =>
      opened.data && questions.data && saved ? { opened: opened.data, questions: questions.data, saved } : undefined,
    [opened.data, questions.data, saved],
  )
  return {
    data,
    error: opened.error ?? questions.error,
    refetch: () => Promise.all([opened.refetch(), questions.refetch()]),
  }
}
