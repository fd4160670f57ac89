import { useCallback, useMemo } from 'react'
import { type ChainLink, chainLinks, verdictStates } from '../../core/demonstrability/chain.ts'
import { type Day, parseDay } from '../../core/time/day.ts'
import { useSearch } from '../session/search.ts'
import type { Listed } from './verdicts.ts'

export const askedStates = [...verdictStates, 'lacking'] as const
export const groupings = ['edition', 'theme', 'owner', 'system', 'supplier'] as const
export const restings = ['suppliers', 'own'] as const
export type Grouping = (typeof groupings)[number]

/** Which verdicts are shown; the names are those of the contract and of the address. */
export type VerdictQuery = {
  edition?: string | undefined
  theme?: string | undefined
  owner?: string | undefined
  system?: string | undefined
  /** Those to whose proof this supplier adds, or to whose proof any or no supplier does. */
  supplier?: string | undefined
  rests?: (typeof restings)[number] | undefined
  state?: (typeof askedStates)[number] | undefined
  weakest?: ChainLink | undefined
  /** A later day: as things will stand if nothing is done. */
  on?: Day | undefined
  by: Grouping
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const named = (value: string | null, pattern: RegExp) => (value !== null && pattern.test(value) ? value : undefined)

/** What the address asks for; what makes no sense there is passed over. */
export function readVerdictQuery(search: URLSearchParams): VerdictQuery {
  return {
    edition: named(search.get('edition'), /^[a-z0-9-]{3,40}$/),
    theme: named(search.get('theme'), /^.{1,60}$/),
    owner: named(search.get('owner'), /^.{1,200}$/),
    system: named(search.get('system'), /^[0-9a-f-]{36}$/),
    supplier: named(search.get('supplier'), /^[0-9a-f-]{36}$/),
    rests: among(restings, search.get('rests')),
    state: among(askedStates, search.get('state')),
    weakest: among(chainLinks, search.get('weakest')),
    on: parseDay(search.get('on') ?? '') ?? undefined,
    by: among(groupings, search.get('by')) ?? 'edition',
  }
}

/** The address after a change; what is not asked for is left out, and the moment stays. */
export function writeVerdictQuery(before: URLSearchParams, change: Partial<VerdictQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || (name === 'by' && value === 'edition')) after.delete(name)
    else after.set(name, value)
  }
  return after
}

/** Nothing narrowed. */
export const everything: Partial<VerdictQuery> = {
  ...{ edition: undefined, theme: undefined, owner: undefined, system: undefined, state: undefined },
  ...{ supplier: undefined, rests: undefined, weakest: undefined },
}

/** Whether a requirement belongs to what is counted: state and weakest link only narrow the list, so that a share stays a share. */
export const isCounted = (one: Listed, { edition, theme, owner, system, supplier, rests }: VerdictQuery): boolean =>
  (!edition || one.edition === edition) &&
  (!theme || one.theme === theme) &&
  (!owner || one.owners.includes(owner)) &&
  (!system || one.systems.includes(system)) &&
  (!supplier || one.suppliers.some(({ id }) => id === supplier)) &&
  (!rests || (rests === 'suppliers') === one.suppliers.length > 0)

/** Whether a requirement that is counted is in the list. */
export const isListed = (one: Listed, { state, weakest }: VerdictQuery): boolean =>
  (!state || (state === 'lacking' ? isLacking(one) : one.state === state)) && (!weakest || one.weakest === weakest)

const isLacking = ({ state }: Listed) => state === 'not-demonstrable' || state === 'not-yet'

/** What the address asks for, and how to ask for something else. */
export function useVerdictQuery() {
  const [search, setSearch] = useSearch()
  const query = useMemo(() => readVerdictQuery(search), [search])
  const change = useCallback(
    (changed: Partial<VerdictQuery>) =>
      setSearch((before) => writeVerdictQuery(before, changed), { preventScrollReset: true }),
    [setSearch],
  )
  return { query, change }
}
