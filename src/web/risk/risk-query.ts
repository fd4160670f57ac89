import { useCallback, useMemo } from 'react'
import { type AssetKind, assetKinds } from '../../core/assets/asset.ts'
import { ratingKinds } from '../../core/risk/carry-rating.ts'
import { type Treatment, treatments } from '../../core/risk/facts.ts'
import { type RiskState, riskStates } from '../../core/risk/standing.ts'
import { type ThreatGroup, threatGroups } from '../../core/risk/threat-groups.ts'
import { parseDay } from '../../core/time/day.ts'
import { useSearch } from '../session/search.ts'

export const orders = ['level', 'number', 'title', 'asset', 'review', 'owner', 'state'] as const
export type Order = (typeof orders)[number]
export type RatingKind = (typeof ratingKinds)[number]

/** Which risks are shown and how; the names are those of the contract and of the address, but for `map`: one heat map or all beside each other. */
export type RiskQuery = {
  state: RiskState | 'open' | 'attention' | 'all'
  level?: string | undefined
  asset?: string | undefined
  assetKind?: AssetKind | undefined
  threatGroup?: ThreatGroup | undefined
  threat?: string | undefined
  owner?: string | undefined
  ownerRole?: string | undefined
  treatment?: Treatment | 'none' | undefined
  measure?: string | undefined
  edition?: string | undefined
  requirement?: string | undefined
  text?: string | undefined
  rating: RatingKind
  likelihood?: number | undefined
  impact?: number | undefined
  criteria?: string | undefined
  /** A later day: as things will stand if nothing is done. */
  on?: string | undefined
  map: 'one' | 'moves'
  sort: Order
  direction: 'up' | 'down'
  page: number
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const named = (value: string | null, pattern: RegExp) => (value !== null && pattern.test(value) ? value : undefined)
const anId = /^[0-9a-f-]{36}$/
const stepOf = (value: string | null) => (value !== null && /^[1-6]$/.test(value) ? Number(value) : undefined)

/** What the address asks for; what makes no sense there is passed over. */
export function readRiskQuery(search: URLSearchParams): RiskQuery {
  const page = Number(search.get('page') ?? '1')
  const edition = named(search.get('edition'), /^[a-z0-9-]{3,40}$/)
  const [likelihood, impact] = [stepOf(search.get('likelihood')), stepOf(search.get('impact'))]
  const cell = likelihood && impact ? { likelihood, impact } : {}
  return {
    state: among([...riskStates, 'open', 'attention', 'all'] as const, search.get('state')) ?? 'open',
    level: named(search.get('level'), /^.{1,60}$/),
    asset: named(search.get('asset'), anId),
    assetKind: among(assetKinds, search.get('assetKind')),
    threatGroup: among(threatGroups, search.get('threatGroup')),
    threat: named(search.get('threat'), /^[a-z0-9-]{1,80}$/),
    owner: named(search.get('owner'), /^([0-9a-f-]{36}|nobody)$/),
    ownerRole: named(search.get('ownerRole'), /^.{1,160}$/),
    treatment: among([...treatments, 'none'] as const, search.get('treatment')),
    measure: named(search.get('measure'), anId),
    edition,
    requirement: edition && named(search.get('requirement'), /^(clause-)?[\d.]{1,14}$/),
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    rating: among(ratingKinds, search.get('rating')) ?? 'current',
    ...cell,
    criteria: named(search.get('criteria'), anId),
    on: parseDay(search.get('on') ?? '') ?? undefined,
    map: among(['moves'] as const, search.get('map')) ?? 'one',
    sort: among(orders, search.get('sort')) ?? 'level',
    direction: among(['up'] as const, search.get('direction')) ?? 'down',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

const usual: Record<string, unknown> = {
  ...{ state: 'open', rating: 'current', map: 'one', sort: 'level', direction: 'down', page: 1 },
}

/** The address after a change: what is usual is left out, the moment stays. Every change but that of the page goes to the first page. */
export function writeRiskQuery(before: URLSearchParams, change: Partial<RiskQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  const loose = 'edition' in change ? { requirement: undefined } : {}
  for (const [name, value] of Object.entries({ page: 1, ...loose, ...change })) {
    if (value === undefined || value === '' || value === usual[name]) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Nothing filtered, in the usual order. */
export const everything: Partial<RiskQuery> = {
  ...{ state: 'open', level: undefined, asset: undefined, assetKind: undefined, threatGroup: undefined },
  ...{ threat: undefined, owner: undefined, ownerRole: undefined, treatment: undefined, measure: undefined },
  ...{ edition: undefined, requirement: undefined, text: undefined, likelihood: undefined, impact: undefined },
  ...{ criteria: undefined, on: undefined },
}

/** Whether the list leaves anything out besides what is closed. */
export function isFiltered(query: RiskQuery): boolean {
  const { rating: _rating, map: _map, sort: _sort, direction: _direction, page: _page, ...filter } = query
  return Object.entries(filter).some(([name, value]) => value !== undefined && value !== usual[name])
}

/** What the list asks of the server. */
export function listQuery({ map: _map, ...query }: RiskQuery) {
  return query
}

/** What the heat maps ask of the server: the same filter, without what only chooses among their cells. */
export function mapQuery(query: RiskQuery) {
  const { map: _map, rating: _rating, level: _level, likelihood: _likelihood, impact: _impact, ...rest } = query
  const { sort: _sort, direction: _direction, page: _page, ...filter } = rest
  return filter
}

/** The list that the address asks for, and how to ask for another. */
export function useRiskQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readRiskQuery(search), [search])
  const change = useCallback(
    (changed: Partial<RiskQuery>, options?: { replace?: boolean }) =>
      setSearch((before) => writeRiskQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  const addressOf = useCallback(
    (changed: Partial<RiskQuery>) => `/risks?${writeRiskQuery(search, changed).toString()}`,
    [search],
  )
  return { query, change, addressOf }
}

export type ChangeQuery = ReturnType<typeof useRiskQuery>['change']
export type AddressOf = ReturnType<typeof useRiskQuery>['addressOf']
