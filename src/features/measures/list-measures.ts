import type { Content } from '../../core/standards/content.ts'
import { partsOf, requirementsByKey } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { countMeasures, type ListAsked, type ListedRow, listRows, servedBy } from './list-measures.store.ts'
import type { MeasureFilter } from './measures.contract.ts'
import { inStandardOrder } from './read-measure.ts'

/** The filter with the requirements that an edition, theme or requirement stands for. */
function asked(content: Content, { edition, theme, requirement, ...rest }: MeasureFilter): ListAsked {
  const known = edition === undefined ? undefined : content.editions.get(edition)
  if (edition === undefined || !known) return { ...rest, among: null }
  const all = [...requirementsByKey(known).values()]
  const among = all.filter(
    (one) => (theme === undefined || one.theme === theme) && (requirement === undefined || one.key === requirement),
  )
  return { ...rest, among: { edition, requirements: among.map(({ key }) => key) } }
}

async function toListed(reader: Reader, content: Content, rows: readonly ListedRow[]) {
  const served = await servedBy(
    reader,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const refs = inStandardOrder(content, served.get(row.id) ?? [])
    return {
      id: row.id,
      revision: row.revision,
      title: row.title,
      state: row.state,
      owner: row.owner === null ? null : { id: row.owner, name: row.owner_name ?? '', left: row.owner_left },
      ownerRole: row.owner_role,
      inOperationSince: row.in_operation_since,
      plannedFor: row.planned_for,
      endedOn: row.ended_on,
      serves: [...Map.groupBy(refs, ({ edition }) => edition)].map(([edition, of]) => ({
        edition,
        editionName: content.editions.get(edition)?.name ?? edition,
        requirements: of.map(({ requirement }) => partsOf(requirement)),
      })),
      proofs: row.proofs,
      evidence: row.evidence,
      openExceptions: row.open_exceptions,
      pastExceptions: row.past_exceptions,
    }
  })
}

/** One page of measures with what stands over all of them: a fixed number of statements, however many there are. */
export async function listMeasures(
  reader: Reader,
  content: Content,
  query: MeasureFilter & { page: number; size: number },
) {
  const { page, size, ...filter } = query
  const today = dayOf(reader.now)
  const wanted = asked(content, filter)
  const { found, ...totals } = await countMeasures(reader, today, wanted)
  const rows = await listRows(reader, today, wanted, { limit: size, offset: (page - 1) * size })
  return { items: await toListed(reader, content, rows), total: found, page, size, totals }
}

/** All measures that a filter leaves, in its order: what an export holds. */
export async function everyMeasure(reader: Reader, content: Content, filter: MeasureFilter) {
  const rows = await listRows(reader, dayOf(reader.now), asked(content, filter), { limit: null, offset: 0 })
  return toListed(reader, content, rows)
}
export type ListedMeasure = Awaited<ReturnType<typeof everyMeasure>>[number]
