import { z } from 'zod'
import { confidence, editionId, requirementId } from './edition.ts'

const words = z.string().trim().min(1)
const inBothLanguages = z.strictObject({ nl: words, en: words })

/** What the first of a pair asks, against the second: the same, part of it, all of it and more, or some of it and something else. */
export const relation = z.enum(['equal', 'subset', 'superset', 'intersects'])

const pair = z.strictObject({
  from: requirementId,
  to: requirementId,
  relation,
  confidence,
  /** Position, from 0, in the sources of the file. */
  source: z.int().nonnegative(),
})

/**
 * A row about management clauses, which the editions do not hold as requirements. `from` and `relation` are null for a new clause, `note` for an
 * unchanged one.
 */
const clauseRow = z.strictObject({
  from: requirementId.nullable(),
  to: requirementId.nullable(),
  relation: relation.nullable(),
  note: inBothLanguages.nullable(),
  confidence,
  /** Position, from 0, in the sources of the file. */
  source: z.int().nonnegative(),
})

export const mapping = z.strictObject({
  id: words,
  from: editionId,
  to: editionId,
  contentVersion: z.int().positive(),
  sources: z.array(words).min(1),
  /** How the relations were determined, and what their confidence rests on. */
  relationBasis: inBothLanguages,
  /** `merged`: requirements of `to` with several counterparts; `split`: requirements of `from` with several. */
  counts: z.strictObject({ pairs: z.int(), merged: z.int(), split: z.int() }),
  /** Requirements without a counterpart, on either side; every one must be listed. */
  orphans: z.strictObject({ from: z.array(requirementId), to: z.array(requirementId) }),
  pairs: z.array(pair).min(1),
  clauses: z.array(clauseRow),
})

export type Relation = z.infer<typeof relation>
/** Which requirements of one edition correspond to which of another. */
export type Mapping = z.infer<typeof mapping>

/** How the pairs of a mapping lie: several to one, one to several, and what has no counterpart. */
export type MappingShape = {
  merged: { to: string; from: string[] }[]
  split: { from: string; to: string[] }[]
  orphans: { from: string[]; to: string[] }
}

/** Lists what is merged, split and left without counterpart, given all requirement numbers of the two editions. */
export function shapeOf(mapping: Mapping, fromIds: readonly string[], toIds: readonly string[]): MappingShape {
  const partnersOf = (side: 'from' | 'to', id: string) =>
    mapping.pairs.filter((pair) => pair[side] === id).map((pair) => pair[side === 'from' ? 'to' : 'from'])
  const ofFrom = fromIds.map((from) => ({ from, to: partnersOf('from', from) }))
  const ofTo = toIds.map((to) => ({ to, from: partnersOf('to', to) }))
  return {
    merged: ofTo.filter(({ from }) => from.length > 1),
    split: ofFrom.filter(({ to }) => to.length > 1),
    orphans: {
      from: ofFrom.filter(({ to }) => to.length === 0).map(({ from }) => from),
      to: ofTo.filter(({ from }) => from.length === 0).map(({ to }) => to),
    },
  }
}
