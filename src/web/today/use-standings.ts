import { addMonths, type Day } from '../../core/time/day.ts'
import { readStandings } from '../../features/demonstrability/demonstrability.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useMoment } from '../session/moment.tsx'

type Standings = Answer<typeof readStandings>

/** How much can be demonstrated now, a month later if nothing is done, and a month before the moment that is looked at. */
export type VerdictStandings = Omit<Standings, 'editions'> & {
  /** `monthAgo` is null where the edition was not adopted then. */
  editions: (Standings['editions'][number] & { monthAgo: number | null })[]
}

/** Asks for both moments at once. What a month ago does not answer leaves only the comparison out. */
export function useStandings() {
  const { at, today } = useMoment()
  const now = useAnswer(readStandings, {}, { keep: true })
  const before = useAnswer(readStandings, { at: addMonths((at ?? today) as Day, -1) }, { keep: true })
  const sums = new Map(before.data?.editions.map(({ edition, sum }) => [edition, sum.demonstrable]))
  const { data } = now
  const settled = data && (before.data || before.error) ? data : undefined
  const standings: VerdictStandings | undefined = settled && {
    ...settled,
    editions: settled.editions.map((one) => ({ ...one, monthAgo: sums.get(one.edition) ?? null })),
  }
  return { data: standings, error: now.error, refetch: () => Promise.all([now.refetch(), before.refetch()]) }
}
