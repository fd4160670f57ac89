import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { EvidenceFilter } from './evidence.contract.ts'
import type { EvidenceItem, EvidenceState } from './evidence-shapes.contract.ts'
import {
  anyEvidence,
  countProofs,
  findRow,
  type ListedRow,
  listRows,
  partsOf,
  supportsOf,
} from './list-evidence.store.ts'

async function whole(reader: Reader, rows: ListedRow[]): Promise<EvidenceItem[]> {
  const ids = rows.map(({ id }) => id)
  const parts = await partsOf(reader, ids)
  const supports = await supportsOf(reader, ids)
  return rows.map((row) => ({ ...row, parts: parts.get(row.id) ?? [], supports: supports.get(row.id) ?? [] }))
}

const shownIn = (state: EvidenceFilter['state']) => (one: EvidenceState) =>
  state === 'all' || (state === undefined ? one !== 'revised' && one !== 'withdrawn' : one === state)

/** A page of evidence, and how many there are in each state. Six queries, whatever the number of rows. */
export async function listEvidence(
  reader: Reader,
  asked: EvidenceFilter,
  { page, size }: { page: number; size: number },
) {
  const at = { limit: size, offset: (page - 1) * size }
  const today = dayOf(reader.now)
  const { rows, counts } = await listRows(reader, today, asked, at)
  const total = Object.entries(counts)
    .filter(([state]) => shownIn(asked.state)(state as EvidenceState))
    .reduce((sum, [, items]) => sum + items, 0)
  const items = await whole(reader, rows)
  return { items, total, page, size, counts, any: await anyEvidence(reader), proofs: await countProofs(reader, today) }
}

/** One item of evidence. Throws 404. */
export async function readEvidence(reader: Reader, id: string): Promise<EvidenceItem> {
  const row = await findRow(reader, dayOf(reader.now), id)
  const [item] = row ? await whole(reader, [row]) : []
  if (!item) throw problems.notFound()
  return item
}
