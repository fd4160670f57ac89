type Row = Record<string, unknown> | null

/** One column of a row that an act changed; `before` or `after` is undefined where the row was not there. */
export type Difference = { column: string; before: unknown; after: unknown }

// What only the machine needs: which organisation, which row, which revision.
const technical = new Set(['id', 'organisation_id', 'revision', 'user_id'])

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * What an act changed in one row, column by column; those of `order` first, in that order. Of a row that is new or gone: all that it
 * holds and is not empty. Technical columns are left out.
 */
export function rowDifferences(before: Row, after: Row, order: readonly string[] = []): Difference[] {
  const held = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])
  const columns = [
    ...order.filter((column) => held.has(column)),
    ...[...held].filter((column) => !order.includes(column)),
  ]
  return columns
    .filter((column) => !technical.has(column))
    .map((column) => ({ column, before: before?.[column], after: after?.[column] }))
    .filter((difference) =>
      before && after
        ? JSON.stringify(difference.before) !== JSON.stringify(difference.after)
        : !isEmpty(difference.before) || !isEmpty(difference.after),
    )
}
