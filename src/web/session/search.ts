import { useCallback } from 'react'
import { type NavigateOptions, useSearchParams } from 'react-router'

type Change = (make: (before: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void

/**
 * What stands in the address behind the question mark, and a way to change it. A change starts from the address as it is, not from
 * the page as it was drawn last: two choices in quick succession are both kept.
 */
export function useSearch(): [URLSearchParams, Change] {
  const [search, setSearch] = useSearchParams()
  const change: Change = useCallback(
    (make, options) => setSearch(make(new URLSearchParams(window.location.search)), options),
    [setSearch],
  )
  return [search, change]
}
