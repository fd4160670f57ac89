import { useCallback, useMemo } from 'react'
import { type MeasureState, measureStates } from '../../core/measures/measure-state.ts'
import { useSearch } from '../session/search.ts'

export const orders = ['title', 'state', 'owner', 'since', 'evidence'] as const
export type Order = (typeof orders)[number]
export const lacks = ['owner', 'proof', 'evidence', 'requirement'] as const
export type Lack = (typeof lacks)[number]
const exceptions = ['open', 'past'] as const

/** Which measures are shown and how; the names are those of the contract and of the address. */
export type MeasureQuery = {
  edition?: string | undefined
  theme?: string | undefined
  requirement?: string | undefined
  owner?: string | undefined
  ownerRole?: string | undefined
  state?: MeasureState | undefined
  system?: string | undefined
  without?: Lack | undefined
  exception?: (typeof exceptions)[number] | undefined
  text?: string | undefined
  sort: Order
  direction: 'up' | 'down'
  page: number
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const named = (value: string | null, pattern: RegExp) => (value !== null && pattern.test(value) ? value : undefined)
const anId = /^[0-9a-f-]{36}$/

/** What the address asks for; what makes no sense there is passed over. */
export function readMeasureQuery(search: URLSearchParams): MeasureQuery {
  const page = Number(search.get('page') ?? '1')
  const edition = named(search.get('edition'), /^[a-z0-9-]{3,40}$/)
  return {
    edition,
    theme: edition && named(search.get('theme'), /^.{1,40}$/),
    requirement: edition && named(search.get('requirement'), /^(clause-)?[\d.]{1,14}$/),
    owner: named(search.get('owner'), anId),
    ownerRole: named(search.get('ownerRole'), /^.{1,160}$/),
    state: among(measureStates, search.get('state')),
    system: named(search.get('system'), anId),
    without: among(lacks, search.get('without')),
    exception: among(exceptions, search.get('exception')),
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    sort: among(orders, search.get('sort')) ?? 'title',
    direction: among(['down'], search.get('direction')) ?? 'up',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

/** The address after a change: what is usual is left out, the moment stays. Every change but that of the page goes to the first page. */
export function writeMeasureQuery(before: URLSearchParams, change: Partial<MeasureQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  const loose = 'edition' in change ? { theme: undefined, requirement: undefined } : {}
  for (const [name, value] of Object.entries({ page: 1, ...loose, ...change })) {
    const usual = value === undefined || value === '' || value === 1 || value === 'up' || value === 'title'
    if (usual) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Nothing filtered, in the usual order. */
export const everything: Partial<MeasureQuery> = {
  edition: undefined,
  owner: undefined,
  ownerRole: undefined,
  state: undefined,
  system: undefined,
  without: undefined,
  exception: undefined,
  text: undefined,
}

/** Whether the list leaves anything out. */
export function isFiltered({ sort: _sort, direction: _direction, page: _page, ...filter }: MeasureQuery): boolean {
  return Object.values(filter).some((one) => one !== undefined)
}

/** The list that the address asks for, and how to ask for another. */
export function useMeasureQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readMeasureQuery(search), [search])
  const change = useCallback(
    (changed: Partial<MeasureQuery>, options?: { replace?: boolean }) =>
      setSearch((before) => writeMeasureQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  return { query, change }
}
