import { useCallback, useMemo } from 'react'
import { type DueKind, type DueState, dueKinds, dueStates } from '../../core/rhythm/due-kinds.ts'
import { parseDay } from '../../core/time/day.ts'
import { useSearch } from '../session/search.ts'
import { type Whose, whoses } from './rhythm.ts'

export const orders = ['due', 'kind', 'title', 'who'] as const
export type Order = (typeof orders)[number]

/** Which tasks are shown and how; the names are those of the contract and of the address. */
export type TaskQuery = {
  whose: Whose
  state?: DueState | undefined
  kind?: DueKind | undefined
  until?: string | undefined
  text?: string | undefined
  sort: Order
  direction: 'up' | 'down'
  page: number
}

/** What is usual, and left out of the address. */
const usual = { whose: 'mine', sort: 'due', direction: 'up', page: 1 } as const

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)

/** What the address asks for; what makes no sense there is passed over. */
export function readTaskQuery(search: URLSearchParams): TaskQuery {
  const page = Number(search.get('page') ?? '1')
  return {
    whose: among(whoses, search.get('whose')) ?? usual.whose,
    state: among(dueStates, search.get('state')),
    kind: among(dueKinds, search.get('kind')),
    until: parseDay(search.get('until') ?? '') ?? undefined,
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    sort: among(orders, search.get('sort')) ?? usual.sort,
    direction: among(['down'], search.get('direction')) ?? usual.direction,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : usual.page,
  }
}

/** The address after a change: what is usual is left out, the moment stays. Every change but that of the page goes to the first page. */
export function writeTaskQuery(before: URLSearchParams, change: Partial<TaskQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries({ page: usual.page, ...change })) {
    if (value === undefined || value === '' || value === usual[name as keyof typeof usual]) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Nothing narrowed; whose tasks are shown is no narrowing. */
export const everything = { state: undefined, kind: undefined, until: undefined, text: undefined } as const

/** Whether the list leaves anything out of what is to be done. */
export const isNarrowed = (query: TaskQuery): boolean =>
  Object.keys(everything).some((name) => query[name as keyof typeof everything] !== undefined)

export type ChangeTasks = (changed: Partial<TaskQuery>, options?: { replace?: boolean }) => void

/** The list that the address asks for, and how to ask for another. */
export function useTaskQuery(): { query: TaskQuery; change: ChangeTasks } {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readTaskQuery(search), [search])
  const change: ChangeTasks = useCallback(
    (changed, options) =>
      setSearch((before) => writeTaskQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  return { query, change }
}
