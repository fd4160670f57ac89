import { useQueries } from '@tanstack/react-query'
import { readControl } from '../../features/applicability/applicability.contract.ts'
import type { Answer, Call } from '../session/call.ts'
import { useSession } from '../session/session.tsx'

export type FullControl = Answer<typeof readControl>

/** What was decided about the counterparts of a control in other adopted editions; null while it is on its way. */
export function useCounterparts(control: FullControl): FullControl[] | null {
  const { session, call } = useSession()
  const answers = useQueries({
    queries: control.counterparts.map(({ edition, requirement }) => {
      const request = { params: { edition, requirement } }
      return {
        queryKey: [readControl.name, session.organisation?.id ?? null, null, request],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(readControl, { ...request, signal }),
      }
    }),
  })
  const found = answers.map((answer) => answer.data).filter((answer) => answer !== undefined)
  return answers.some((answer) => answer.isPending) ? null : found
}

/** A control and its counterparts as they are now. */
export async function readAnew(call: Call, { edition, requirement }: FullControl): Promise<FullControl[]> {
  const own = await call(readControl, { params: { edition, requirement } })
  const there = await Promise.all(
    own.counterparts.map((one) =>
      call(readControl, { params: { edition: one.edition, requirement: one.requirement } }),
    ),
  )
  return [own, ...there]
}
