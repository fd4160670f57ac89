import { useCallback, useMemo } from 'react'
import { type ShownState, shownStates } from '../demonstrability/verdicts.ts'
import { useSearch } from '../session/search.ts'
import { type ControlState, controlStates } from '../ui/control-state.ts'

/** What the sheet is narrowed to: verdicts, what was decided, and requirements for health care. */
export type SheetFilter = {
  verdicts: ReadonlySet<ShownState>
  states: ReadonlySet<ControlState>
  care: boolean
}

export const nothingFiltered: SheetFilter = { verdicts: new Set(), states: new Set(), care: false }

const among = <V extends string>(values: readonly V[], asked: string | null): Set<V> => {
  const named = new Set((asked ?? '').split(','))
  return new Set(values.filter((value) => named.has(value)))
}

/** What the address asks for; what makes no sense there is passed over. */
export function readSheetFilter(search: URLSearchParams): SheetFilter {
  return {
    verdicts: among(shownStates, search.get('verdict')),
    states: among(controlStates, search.get('state')),
    care: search.get('healthcare') === 'any',
  }
}

/** The address after a change; what is not filtered is left out, and all else in it stays. */
export function writeSheetFilter(before: URLSearchParams, { verdicts, states, care }: SheetFilter): URLSearchParams {
  const after = new URLSearchParams(before)
  const values = { verdict: [...verdicts].join(), state: [...states].join(), healthcare: care ? 'any' : '' }
  for (const [name, value] of Object.entries(values)) {
    if (value === '') after.delete(name)
    else after.set(name, value)
  }
  return after
}

/** The filter of the sheet, which lives in the address. */
export function useSheetFilter(): { filter: SheetFilter; change: (changed: Partial<SheetFilter>) => void } {
  const [search, setSearch] = useSearch()
  const filter = useMemo(() => readSheetFilter(search), [search])
  const change = useCallback(
    (changed: Partial<SheetFilter>) =>
      setSearch((before) => writeSheetFilter(before, { ...readSheetFilter(before), ...changed }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setSearch],
  )
  return { filter, change }
}
