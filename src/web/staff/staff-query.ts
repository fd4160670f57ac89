/** Which people are shown and how; the names are those of the contract and of the address. */
export const sortKeys = ['name', 'function', 'location', 'starts', 'ends'] as const
export const states = ['working', 'left', 'coming', 'all'] as const
export type SortKey = (typeof sortKeys)[number]
export type PeopleState = (typeof states)[number]

export type PeopleQuery = {
  search?: string | undefined
  team?: string | undefined
  function?: string | undefined
  location?: string | undefined
  state: PeopleState
  on?: string | undefined
  sort: SortKey
  direction: 'up' | 'down'
  page: number
}

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const idOrNone = (value: string | null) => (value !== null && /^(none|[0-9a-f-]{36})$/.test(value) ? value : undefined)

/** What the address asks for; what makes no sense there is passed over. */
export function readPeopleQuery(address: URLSearchParams): PeopleQuery {
  const page = Number(address.get('page') ?? '1')
  const on = address.get('on')
  return {
    search: address.get('search')?.trim().slice(0, 100) || undefined,
    team: idOrNone(address.get('team')),
    function: address.get('function')?.trim().slice(0, 160) || undefined,
    location: idOrNone(address.get('location')),
    state: among(states, address.get('state')) ?? 'working',
    on: on !== null && /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : undefined,
    sort: among(sortKeys, address.get('sort')) ?? 'name',
    direction: among(['down'], address.get('direction')) ?? 'up',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

const standards: readonly unknown[] = [undefined, '', 1, 'up', 'name', 'working']

/** The address after a change: what is standard is left out, the moment stays, and every other change goes back to the first page. */
export function writePeopleQuery(before: URLSearchParams, change: Partial<PeopleQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries({ page: 1, ...change })) {
    if (standards.includes(value)) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Whether the list leaves anything out besides those who do not work there. */
export function isFiltered({ search, team, function: what, location, state, on }: PeopleQuery): boolean {
  return [search, team, what, location, on].some((one) => one !== undefined) || state !== 'working'
}
