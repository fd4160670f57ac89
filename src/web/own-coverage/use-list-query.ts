import { useCallback } from 'react'
import { useSearch } from '../session/search.ts'

/** What a list asks for as the address says it; each list has names of its own, so that two stand on one page. */
export function useListQuery(prefix = '') {
  const [search, setSearch] = useSearch()
  const nameOf = useCallback((name: string) => (prefix === '' ? name : `${prefix}-${name}`), [prefix])
  const among = <V extends string>(name: string, values: readonly V[]): V | undefined =>
    values.find((one) => one === search.get(nameOf(name)))
  const page = Number(search.get(nameOf('page')) ?? '1')
  const change = useCallback(
    (changed: Record<string, string | number | undefined>, options?: { replace?: boolean }) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries({ page: undefined, ...changed })) {
            if (value === undefined || value === '' || value === 1) after.delete(nameOf(name))
            else after.set(nameOf(name), String(value))
          }
          return after
        },
        { preventScrollReset: true, ...options },
      ),
    [setSearch, nameOf],
  )
  const type = useCallback((typed: string) => change({ search: typed || undefined }, { replace: true }), [change])
  return {
    among,
    change,
    type,
    search: search.get(nameOf('search'))?.trim().slice(0, 200) || undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}
