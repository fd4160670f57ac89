import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Contract } from '../../platform/http/contract.ts'
import type { Answer, Request } from './call.ts'
import { useMoment } from './moment.tsx'
import type { ApiProblem } from './problem.ts'
import { useSession } from './session.tsx'

type Parts<C> = Omit<Request<C>, 'signal' | 'attempt' | 'ifMatch'>

/**
 * What the server answers to a reading contract, for the organisation and the moment on screen. With
 * `keep`, for lists: while another page is on its way the one before stays visible (`isPlaceholderData`).
 */
export function useAnswer<C extends Contract>(
  contract: C,
  request: Parts<C>,
  options?: { enabled?: boolean; keep?: boolean },
) {
  const asked = useAsked()
  return useQuery<Answer<C>, ApiProblem>({
    ...asked(contract, request),
    placeholderData: options?.keep ? (keepPreviousData as never) : undefined,
    enabled: options?.enabled ?? true,
  })
}

/** Asks for what a page will ask for in a moment, so that it is there when somebody arrives. A refusal is left to that page. */
export function useAhead(): <C extends Contract>(contract: C, request: Parts<C>) => void {
  const asked = useAsked()
  const queries = useQueryClient()
  return (contract, request) => void queries.prefetchQuery(asked(contract, request))
}

function useAsked() {
  const { session, call } = useSession()
  const { at } = useMoment()
  return <C extends Contract>(contract: C, request: Parts<C>) => {
    const moment = contract.timeTravel ? at : null
    return {
      queryKey: [contract.name, session.organisation?.id ?? null, moment, request] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(contract, { at: moment, ...request, signal } as unknown as Request<C>),
    }
  }
}

/** Does what a writing contract describes; afterwards everything on screen is read anew. */
export function useCommand<C extends Contract>(contract: C) {
  const { call } = useSession()
  const queries = useQueryClient()
  return useMutation<Answer<C>, ApiProblem, Request<C>>({
    mutationFn: (request) => call(contract, request),
    onSuccess: () => (contract.change === 'none' ? undefined : queries.invalidateQueries()),
  })
}
