import { useCallback, useMemo } from 'react'
import { type Criticality, criticalities, type ServiceKind, serviceKinds } from '../../core/suppliers/facts.ts'
import { type GapKind, gapKinds } from '../../core/suppliers/gap.ts'
import { useSearch } from '../session/search.ts'

export const orders = ['name', 'criticality', 'review', 'missing', 'owner', 'agreement'] as const
export type Order = (typeof orders)[number]
export const reachings = ['record', 'phi'] as const
export const agreements = ['missing', 'unknown', 'holds', 'not-needed'] as const
export const states = ['running', 'ended', 'all'] as const
export const lacks = ['any', 'breaking', ...(Object.keys(gapKinds) as GapKind[])] as const

/** Which suppliers are shown and how; the names are those of the contract and of the address. */
export type SupplierQuery = {
  text?: string | undefined
  criticality?: Criticality | undefined
  kind?: ServiceKind | undefined
  owner?: string | undefined
  reaches?: (typeof reachings)[number] | undefined
  agreement?: (typeof agreements)[number] | undefined
  missing?: (typeof lacks)[number] | undefined
  asset?: string | undefined
  state: (typeof states)[number]
  sort: Order
  direction: 'up' | 'down'
  page: number
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const idIn = (value: string | null) => (value !== null && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)

/** What the address asks for; what makes no sense there is passed over. */
export function readSupplierQuery(search: URLSearchParams): SupplierQuery {
  const page = Number(search.get('page') ?? '1')
  return {
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    criticality: among(criticalities, search.get('criticality')),
    kind: among(serviceKinds, search.get('kind')),
    owner: idIn(search.get('owner')),
    reaches: among(reachings, search.get('reaches')),
    agreement: among(agreements, search.get('agreement')),
    missing: among(lacks, search.get('missing')),
    asset: idIn(search.get('asset')),
    state: among(states, search.get('state')) ?? 'running',
    sort: among(orders, search.get('sort')) ?? 'criticality',
    direction: among(['down'], search.get('direction')) ?? 'up',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

const usual: ReadonlySet<unknown> = new Set([undefined, '', 1, 'up', 'criticality', 'running'])

/** The address after a change: what is usual is left out, the moment stays. Every change but that of the page goes to the first page. */
export function writeSupplierQuery(before: URLSearchParams, change: Partial<SupplierQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries({ page: 1, ...change })) {
    if (usual.has(value)) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Nothing filtered, in the usual order. */
export const everything: Partial<SupplierQuery> = {
  ...{ text: undefined, criticality: undefined, kind: undefined, owner: undefined, reaches: undefined },
  ...{ agreement: undefined, missing: undefined, asset: undefined, state: 'running' },
}

/** Whether the list leaves anything out. */
export const isFiltered = ({ sort: _sort, direction: _up, page: _page, state, ...filter }: SupplierQuery): boolean =>
  state !== 'running' || Object.values(filter).some((one) => one !== undefined)

/** The list that the address asks for, and how to ask for another. */
export function useSupplierQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readSupplierQuery(search), [search])
  const change = useCallback(
    (changed: Partial<SupplierQuery>, options?: { replace?: boolean }) =>
      setSearch((before) => writeSupplierQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  return { query, change }
}
