import { type ControlState, controlStates } from '../ui/control-state.ts'

export const orders = ['number', 'title', 'state', 'decided'] as const
export type Order = (typeof orders)[number]

/** Which controls are shown and how; the names are those of the contract and of the address. */
export type ListQuery = {
  edition?: string | undefined
  theme?: string | undefined
  state?: ControlState | undefined
  healthcare?: 'any' | undefined
  lapsed?: 'any' | undefined
  risk?: 'asks' | 'differs' | undefined
  text?: string | undefined
  sort: Order
  direction: 'up' | 'down'
  page: number
}

export const pageSize = 50

const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const named = (value: string | null, pattern: RegExp) => (value !== null && pattern.test(value) ? value : undefined)

/** What the address asks for; what makes no sense there is passed over. */
export function readListQuery(search: URLSearchParams): ListQuery {
  const page = Number(search.get('page') ?? '1')
  return {
    edition: named(search.get('edition'), /^[a-z0-9-]{3,40}$/),
    theme: named(search.get('theme'), /^.{1,40}$/),
    state: among(controlStates, search.get('state')),
    healthcare: among(['any'], search.get('healthcare')),
    lapsed: among(['any'], search.get('lapsed')),
    risk: among(['asks', 'differs'], search.get('risk')),
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    sort: among(orders, search.get('sort')) ?? 'number',
    direction: among(['down'], search.get('direction')) ?? 'up',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

/**
 * The address after a change: what is standard is left out, the moment stays. Every change but that of the page goes back to the
 * first page, and another edition lets go of the theme.
 */
export function writeListQuery(before: URLSearchParams, change: Partial<ListQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  const whole: Partial<ListQuery> = { page: 1, ...('edition' in change ? { theme: undefined } : {}), ...change }
  for (const [name, value] of Object.entries(whole)) {
    const standard = value === undefined || value === '' || value === 1 || value === 'up' || value === 'number'
    if (standard) after.delete(name)
    else after.set(name, String(value))
  }
  return after
}

/** Whether the list leaves anything out. */
export function isFiltered({ edition, theme, state, healthcare, lapsed, risk, text }: ListQuery): boolean {
  return [edition, theme, state, healthcare, lapsed, risk, text].some((one) => one !== undefined)
}
