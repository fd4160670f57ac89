import { useCallback, useMemo } from 'react'
import { useSearch } from '../session/search.ts'
import { evidenceStates } from './evidence.ts'

export const orders = ['period', 'fresh', 'title', 'collected'] as const
export const kinds = ['file', 'link', 'observation'] as const
const states = [...evidenceStates, 'all'] as const

/** Which evidence is shown and how; the names are those of the contract and of the address. */
export type EvidenceQuery = {
  measure?: string | undefined
  proof?: string | undefined
  edition?: string | undefined
  requirement?: string | undefined
  state?: (typeof states)[number] | undefined
  kind?: (typeof kinds)[number] | undefined
  collectedBy?: string | undefined
  from?: string | undefined
  to?: string | undefined
  text?: string | undefined
  sort: (typeof orders)[number]
  direction: 'up' | 'down'
  page: number
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const named = (value: string | null, pattern: RegExp) => (value !== null && pattern.test(value) ? value : undefined)
const anId = /^[0-9a-f-]{36}$/
const aDay = /^\d{4}-\d{2}-\d{2}$/

/** What the address asks for; what makes no sense there is passed over. */
export function readEvidenceQuery(search: URLSearchParams): EvidenceQuery {
  const page = Number(search.get('page') ?? '1')
  const edition = named(search.get('edition'), /^[a-z0-9-]{3,40}$/)
  return {
    measure: named(search.get('measure'), anId),
    proof: named(search.get('proof'), anId),
    edition,
    requirement: edition && named(search.get('requirement'), /^(clause-)?[\d.]{1,14}$/),
    state: among(states, search.get('state')),
    kind: among(kinds, search.get('kind')),
    collectedBy: named(search.get('collectedBy'), /^.{1,160}$/),
    from: named(search.get('from'), aDay),
    to: named(search.get('to'), aDay),
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    sort: among(orders, search.get('sort')) ?? 'period',
    direction: among(['up'], search.get('direction')) ?? 'down',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

/** The address after a change: what is usual is left out, the moment stays. Every change but that of the page goes to the first page. */
export function writeEvidenceQuery(before: URLSearchParams, change: Partial<EvidenceQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  const loose = 'measure' in change ? { proof: undefined } : {}
  for (const [name, value] of Object.entries({ page: 1, ...loose, ...change })) {
    const usual = value === undefined || value === '' || value === 1 || value === 'down' || value === 'period'
    if (usual) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Nothing filtered, in the usual order. */
export const everything: Partial<EvidenceQuery> = {
  ...{ measure: undefined, proof: undefined, edition: undefined, requirement: undefined, state: undefined },
  ...{ kind: undefined, collectedBy: undefined, from: undefined, to: undefined, text: undefined },
}

/** Whether the list leaves anything out that counts. */
export function isFiltered({ sort: _sort, direction: _direction, page: _page, ...filter }: EvidenceQuery): boolean {
  return Object.values(filter).some((one) => one !== undefined)
}

/** The list that the address asks for, and how to ask for another. */
export function useEvidenceQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readEvidenceQuery(search), [search])
  const change = useCallback(
    (changed: Partial<EvidenceQuery>, options?: { replace?: boolean }) =>
      setSearch((before) => writeEvidenceQuery(before, changed), { preventScrollReset: true, ...options }),
    [setSearch],
  )
  return { query, change }
}
