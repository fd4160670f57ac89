import { useCallback, useState } from 'react'
import { listControls } from '../../features/applicability/applicability.contract.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { type Control, keyOf } from './control.ts'
import type { ListQuery } from './list-query.ts'

/** So many controls can be decided about in one act; the contract says the same. */
export const mostAtOnce = 250
const pageSize = 200

export type Selection = ReturnType<typeof useSelection>

/** The controls that were selected, as they were seen then; they stay selected on other pages and under other filters. */
export function useSelection(query: ListQuery) {
  const { call } = useSession()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Control>>(new Map())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  const set = useCallback((controls: readonly Control[], selected: boolean) => {
    setChosen((before) => {
      const after = new Map(before)
      for (const control of controls) {
        if (selected) after.set(keyOf(control), control)
        else after.delete(keyOf(control))
      }
      return after
    })
  }, [])

  const readAll = async (filter: Partial<ListQuery>): Promise<Control[]> => {
    const { edition, theme, state, healthcare, lapsed, risk, text } = filter
    const all: Control[] = []
    for (let page = 1; ; page++) {
      const asked = { edition, theme, state, healthcare, lapsed, risk, text, page, size: pageSize }
      const { items, total } = await call(listControls, { query: asked })
      all.push(...items)
      if (items.length === 0 || all.length >= total) return all
    }
  }

  const gather = async (work: () => Promise<Map<string, Control>>) => {
    setBusy(true)
    setProblem(null)
    try {
      setChosen(await work())
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }

  return {
    chosen: [...chosen.values()],
    has: (control: Control) => chosen.has(keyOf(control)),
    set,
    clear: () => setChosen(new Map()),
    busy,
    problem,
    /** Selects everything that the filters let through, on all pages. */
    selectAll: () =>
      gather(async () => new Map((await readAll(query)).map((control) => [keyOf(control), control] as const))),
    /** Reads what is selected anew, after somebody else changed part of it. */
    readAgain: () =>
      gather(async () => {
        const all = await readAll({})
        return new Map(all.filter((one) => chosen.has(keyOf(one))).map((one) => [keyOf(one), one] as const))
      }),
  }
}
