import { doingOf } from '../../core/assurance/doing.ts'
import type { AssuranceFact } from '../../core/assurance/facts.ts'
import { holdLeftOut } from '../../core/assurance/holding.ts'
import type { MeasureFact } from '../../core/demonstrability/facts.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import { type AssuranceRow, readAssuranceRows } from './assurance-facts.store.ts'

type SourceNow = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>

/** Measures by id with their own evidence and without what they rely on, as others tell at that moment. */
type ReadMeasures = (
  source: SourceNow,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, { readonly fact: MeasureFact }>>

export type ReadAssurance = (source: SourceNow) => Promise<AssuranceFact[]>

/** So many organisations and moments are remembered. */
const mostRemembered = 8

const isReader = (source: SourceNow): source is Reader => typeof (source as Reader).revision === 'function'

/**
 * Reads all assurance reports of suppliers with what hangs from them, those that were withdrawn left out: gathered once for each revision
 * and day, see docs/decisions/facts-once-per-revision.md. A command, which sees what it wrote, gathers them anew.
 */
export function createAssuranceReader(readMeasures: ReadMeasures): ReadAssurance {
  const gather = async (source: SourceNow) => {
    const rows = await readAssuranceRows(source)
    const linked = [...new Set(rows.flatMap(({ cuecs }) => cuecs.flatMap(({ measure }) => measure ?? [])))]
    return factsFrom(rows, linked.length === 0 ? new Map() : await readMeasures(source, linked))
  }
  const remembered = rememberByRevision<AssuranceFact[]>(mostRemembered, gather)
  return (source) => (isReader(source) ? remembered(source) : gather(source))
}

function factsFrom(rows: readonly AssuranceRow[], measures: Awaited<ReturnType<ReadMeasures>>): AssuranceFact[] {
  const doing = new Map([...measures].map(([id, { fact }]) => [id, doingOf(fact)]))
  return holdLeftOut(
    rows.map((row) => ({
      ...row,
      cuecs: row.cuecs.map(({ measure, ...one }) => ({ ...one, measure: doing.get(measure ?? '') ?? null })),
    })),
  )
}
