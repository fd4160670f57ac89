import { useCallback, useMemo } from 'react'
import { useSearch } from '../session/search.ts'

export const orders = ['number', 'title', 'mean', 'high', 'any-loss'] as const
export type Order = (typeof orders)[number]
export type NumbersQuery = { sort: Order; direction: 'up' | 'down'; page: number }

/** What the address asks for; what makes no sense there is passed over. */
export function readNumbersQuery(search: URLSearchParams): NumbersQuery {
  const page = Number(search.get('page') ?? '1')
  return {
    sort: orders.find((one) => one === search.get('sort')) ?? 'mean',
    direction: search.get('direction') === 'up' ? 'up' : 'down',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

/** The address after a change: what is usual is left out, the moment stays. */
export function writeNumbersQuery(before: URLSearchParams, change: Partial<NumbersQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries({ page: 1, ...change })) {
    if (value === 1 || value === 'mean' || value === 'down') after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** The list that the address asks for, and how to ask for another. */
export function useNumbersQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readNumbersQuery(search), [search])
  const change = useCallback(
    (changed: Partial<NumbersQuery>) =>
      setSearch((before) => writeNumbersQuery(before, changed), { preventScrollReset: true }),
    [setSearch],
  )
  return { query, change }
}
