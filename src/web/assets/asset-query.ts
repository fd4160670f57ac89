import { useCallback, useMemo } from 'react'
import { type AssetKind, assetKinds } from '../../core/assets/asset.ts'
import { useSearch } from '../session/search.ts'

export const orders = ['name', 'kind', 'owner', 'class', 'usedBy'] as const
export type Order = (typeof orders)[number]
export const lacks = ['owner', 'own-class', 'neighbours', 'scope'] as const
export const weights = ['3', '2', '1', 'none'] as const
export const states = ['standing', 'withdrawn'] as const

/** Which assets are shown and how; the names are those of the contract and of the address. */
export type AssetQuery = {
  kind?: AssetKind | undefined
  owner?: string | undefined
  ownerRole?: string | undefined
  weighs?: (typeof weights)[number] | undefined
  without?: (typeof lacks)[number] | undefined
  state: (typeof states)[number]
  text?: string | undefined
  sort: Order
  direction: 'up' | 'down'
  page: number
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const named = (value: string | null, pattern: RegExp) => (value !== null && pattern.test(value) ? value : undefined)

/** What the address asks for; what makes no sense there is passed over. */
export function readAssetQuery(search: URLSearchParams): AssetQuery {
  const page = Number(search.get('page') ?? '1')
  return {
    kind: among(assetKinds, search.get('kind')),
    owner: named(search.get('owner'), /^[0-9a-f-]{36}$/),
    ownerRole: named(search.get('ownerRole'), /^.{1,160}$/),
    weighs: among(weights, search.get('weighs')),
    without: among(lacks, search.get('without')),
    state: among(states, search.get('state')) ?? 'standing',
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    sort: among(orders, search.get('sort')) ?? 'name',
    direction: among(['down'], search.get('direction')) ?? 'up',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

const usual: ReadonlySet<unknown> = new Set([undefined, '', 1, 'up', 'name', 'standing'])

/** The address after a change: what is usual is left out, the moment stays. Every change but that of the page goes to the first page. */
export function writeAssetQuery(before: URLSearchParams, change: Partial<AssetQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries({ page: 1, ...change })) {
    if (usual.has(value)) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Nothing filtered, in the usual order. */
export const everything: Partial<AssetQuery> = {
  kind: undefined,
  owner: undefined,
  ownerRole: undefined,
  weighs: undefined,
  without: undefined,
  state: 'standing',
  text: undefined,
}

/** Whether the list leaves anything out. */
export function isFiltered({ sort: _sort, direction: _direction, page: _page, state, ...filter }: AssetQuery): boolean {
  return state !== 'standing' || Object.values(filter).some((one) => one !== undefined)
}

/** The list that the address asks for, and how to ask for another. */
export function useAssetQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readAssetQuery(search), [search])
  const change = useCallback(
    (changed: Partial<AssetQuery>, options?: { replace?: boolean }) =>
      setSearch((before) => writeAssetQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  return { query, change }
}
