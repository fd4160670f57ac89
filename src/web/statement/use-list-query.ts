import { useCallback, useMemo } from 'react'
import { useSearch } from '../session/search.ts'
import { type ListQuery, pageSize, readListQuery, writeListQuery } from './list-query.ts'

/** The list that the address asks for, what to ask of the server for it, and how to ask for another. */
export function useListQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readListQuery(search), [search])
  const asked = useMemo(() => ({ ...query, size: pageSize }), [query])
  const change = useCallback(
    (changed: Partial<ListQuery>, options?: { replace?: boolean }) =>
      setSearch((before) => writeListQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  return { query, asked, change }
}
