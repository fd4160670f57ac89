import { useSearch } from '../session/search.ts'

const shows = ['all', 'above', 'late', 'no-plan', 'unapproved'] as const
const orders = ['level', 'number', 'within'] as const

/** Which part of the plan is shown; the names are those of the contract and of the address. */
export type PlanQuery = {
  show: (typeof shows)[number]
  sort: (typeof orders)[number]
  owner?: string | undefined
  page: number
}

/** What the address asks for; what makes no sense there is passed over. */
export function readPlanQuery(search: URLSearchParams): PlanQuery {
  const page = Number(search.get('page') ?? '1')
  const owner = search.get('owner')
  return {
    show: shows.find((one) => one === search.get('show')) ?? 'all',
    sort: orders.find((one) => one === search.get('sort')) ?? 'level',
    owner: owner !== null && /^([0-9a-f-]{36}|nobody)$/.test(owner) ? owner : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

export function usePlanQuery() {
  const [search, setSearch] = useSearch()
  const change = (changed: Partial<Record<keyof PlanQuery, string | number | undefined>>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries<string | number | undefined>({ page: 1, ...changed })) {
          if (value === undefined || value === '' || value === 1 || value === 'all' || value === 'level')
            after.delete(name)
          else after.set(name, String(value))
        }
        return after
      },
      { preventScrollReset: true },
    )
  return { query: readPlanQuery(search), change }
}
