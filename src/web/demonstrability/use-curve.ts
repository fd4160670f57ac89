import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { readCurve } from '../../features/demonstrability/demonstrability.contract.ts'
import type { Answer } from '../session/call.ts'
import { useMoment } from '../session/moment.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'

type Part = Answer<typeof readCurve>
export type CurvePoint = Part['points'][number]

/** The curve of a period. A long one comes in parts, the latest days first; `whole` says that nothing is still on its way. */
export function useCurve(from: string, through: string) {
  const { session, call } = useSession()
  const { at } = useMoment()
  const parts = useInfiniteQuery<Part, ApiProblem, { pages: Part[] }, readonly unknown[], string>({
    queryKey: [readCurve.name, session.organisation?.id ?? null, at, from, through],
    queryFn: ({ pageParam, signal }) => call(readCurve, { query: { from, through: pageParam }, at, signal }),
    initialPageParam: through,
    getNextPageParam: ({ rest }) => rest ?? undefined,
  })
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = parts
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const points = useMemo(() => {
    const all = data?.pages.toReversed().flatMap((part) => part.points)
    // Each part begins with a point, whether anything changed on that day or not.
    return all?.filter(({ editions }, place) => JSON.stringify(editions) !== JSON.stringify(all[place - 1]?.editions))
  }, [data])
  return { data: points, whole: !hasNextPage, error: parts.error, isPending: parts.isPending, refetch: parts.refetch }
}
