import type { ReactNode } from 'react'
import { Waiting } from '../frame/waiting.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { Problem } from './problem.tsx'

type LoadedProps<T> = {
  answer: { data: T | undefined; error: ApiProblem | null; refetch: () => unknown }
  children: (data: T) => ReactNode
}

/** What was asked for once it is there; until then that it is on its way, or why it did not come. */
export function Loaded<T>({ answer, children }: LoadedProps<T>) {
  if (answer.data !== undefined) return children(answer.data)
  return answer.error ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : <Waiting />
}
