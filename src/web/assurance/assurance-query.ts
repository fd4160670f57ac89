import { useCallback, useMemo } from 'react'
import { isDay } from '../../core/time/day.ts'
import { useSearch } from '../session/search.ts'

export const lineStates = ['gap', 'near', 'told', 'never'] as const
export const waitings = ['exceptions', 'cuecs', 'carvedOut'] as const
export const orders = ['supplier', 'nothing', 'gap'] as const
export type Order = (typeof orders)[number]

/** Which lines are shown, of which period; the names are those of the contract and of the address. */
export type AssuranceQuery = {
  from?: string | undefined
  through?: string | undefined
  state?: (typeof lineStates)[number] | undefined
  without?: (typeof waitings)[number] | undefined
  text?: string | undefined
  sort: Order
  direction: 'up' | 'down'
  page: number
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const dayIn = (value: string | null) => (isDay(value) ? value : undefined)

/** What the address asks for; what makes no sense there is passed over. */
export function readAssuranceQuery(search: URLSearchParams): AssuranceQuery {
  const page = Number(search.get('page') ?? '1')
  const [from, through] = [dayIn(search.get('from')), dayIn(search.get('through'))]
  const whole = from !== undefined && through !== undefined && from <= through
  return {
    ...(whole ? { from, through } : {}),
    state: among(lineStates, search.get('state')),
    without: among(waitings, search.get('without')),
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    sort: among(orders, search.get('sort')) ?? 'supplier',
    direction: among(['down'], search.get('direction')) ?? 'up',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

const usual: ReadonlySet<unknown> = new Set([undefined, '', 1, 'up', 'supplier'])

/** The address after a change: what is usual is left out, the moment stays. Every change but that of the page goes to the first page. */
export function writeAssuranceQuery(before: URLSearchParams, change: Partial<AssuranceQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries({ page: 1, ...change })) {
    if (usual.has(value)) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** What the address asks for, and how to ask for another. */
export function useAssuranceQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readAssuranceQuery(search), [search])
  const change = useCallback(
    (changed: Partial<AssuranceQuery>, options?: { replace?: boolean }) =>
      setSearch((before) => writeAssuranceQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  return { query, change }
}
