import { useCallback, useState } from 'react'
import type { Call } from './call.ts'
import { ApiProblem } from './problem.ts'
import { useSession } from './session.tsx'

/**
 * The rows that were selected, as they were seen then; they stay selected on other pages and under other filters. `find` gives
 * all rows of the list as it is filtered now, page after page, up to as many as can be acted on at once.
 */
export function useSelected<Row extends { id: string }>(find: (call: Call) => AsyncIterable<readonly Row[]>) {
  const { call } = useSession()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  const set = useCallback((rows: readonly Row[], selected: boolean) => {
    setChosen((before) => {
      const after = new Map(before)
      for (const one of rows) {
        if (selected) after.set(one.id, one)
        else after.delete(one.id)
      }
      return after
    })
  }, [])

  const selectAll = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const found: Row[] = []
      for await (const rows of find(call)) found.push(...rows)
      set(found, true)
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }

  return {
    chosen: [...chosen.values()],
    has: ({ id }: Row) => chosen.has(id),
    set,
    selectAll,
    clear: () => setChosen(new Map()),
    busy,
    problem,
  }
}

/** All rows of a list that the server gives by the page, until there are no more or `most` were given. */
export async function* allPages<Row>(
  page: (page: number, size: number) => Promise<{ items: readonly Row[]; total: number }>,
  most: number,
): AsyncGenerator<readonly Row[]> {
  for (let number = 1; number <= most / pageSize; number++) {
    const { items, total } = await page(number, pageSize)
    yield items
    if (items.length === 0 || number * pageSize >= total) return
  }
}

/** As many rows as a page of any list can have. */
const pageSize = 200
