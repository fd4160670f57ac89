import type { Content } from '../standards/content.ts'
import type { Edition } from '../standards/edition.ts'
import type { Relation } from '../standards/mapping.ts'
import { servesWhole } from './questionnaire.ts'
import { type Cell, derive } from './result.ts'
import type { State } from './standing.ts'
import { numberingOf, type SubjectKey, subjectKey } from './subject.ts'
import { subjectRoutes } from './subject-routes.ts'

/** `unfinished`: not everything is answered in the newer one yet; `dropped`: no longer asked. */
export const outcomes = ['better', 'worse', 'same', 'new', 'dropped', 'unfinished'] as const
export type Outcome = (typeof outcomes)[number]

type Side = { state: State; score: number | null }

export type Difference = {
  /** Of the newer assessment; of the earlier one where it was dropped. */
  cell: Cell
  outcome: Outcome
  before: Side | null
  after: Side | null
  through: { subject: SubjectKey; relation: Relation }[]
}

const rank: Partial<Record<State, number>> = { not: 0, partly: 1, met: 2 }
const sideOf = ({ state, score }: Cell): Side => ({ state, score })

/**
 * How each requirement stands against an earlier assessment: of the same edition where that had it, else by the mapping, in which
 * case only the states are compared and not the scores. What nobody answered before is new.
 */
export function compareCells(
  content: Content,
  earlier: readonly Cell[],
  earlierEditions: readonly Edition[],
  now: readonly Cell[],
): Difference[] {
  const before = new Map(earlier.map((cell) => [`${cell.edition} ${cell.subject.key}`, cell]))
  const used = new Set<Cell>()
  const compared = now.map((cell): Difference => {
    const same = before.get(`${cell.edition} ${cell.subject.key}`)
    if (same) {
      used.add(same)
      return differenceOf(cell, sideOf(same), [], true)
    }
    const edition = content.editions.get(cell.edition)
    const found = edition ? throughMapping(content, before, earlierEditions, edition, cell) : null
    for (const one of found?.cells ?? []) used.add(one)
    return differenceOf(cell, found?.side ?? null, found?.through ?? [], false)
  })
  // What is still asked, in whichever edition, was not dropped.
  const kept = new Set([...now, ...used].map(({ subject }) => subject.key))
  const dropped: Difference[] = []
  for (const cell of earlier) {
    if (cell.state === 'open' || kept.has(cell.subject.key)) continue
    kept.add(cell.subject.key)
    dropped.push({ cell, outcome: 'dropped', before: sideOf(cell), after: null, through: [] })
  }
  return [...compared, ...dropped]
}

/** How often each outcome occurs; the counts add up to the number of differences. */
export function countOutcomes(differences: readonly Difference[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  for (const { outcome } of differences) counts[outcome] += 1
  return counts
}

function differenceOf(cell: Cell, before: Side | null, through: Difference['through'], exact: boolean): Difference {
  const after = sideOf(cell)
  return { cell, outcome: outcomeOf(cell, before, after, exact), before, after, through }
}

function outcomeOf(cell: Cell, before: Side | null, after: Side, exact: boolean): Outcome {
  if (after.state === 'open' || cell.answered < cell.asked) return 'unfinished'
  if (before === null || before.state === 'open') return 'new'
  if (exact && before.score !== null && after.score !== null) {
    const step = after.score - before.score
    return Math.abs(step) < 1e-9 ? 'same' : step > 0 ? 'better' : 'worse'
  }
  const [from, to] = [rank[before.state], rank[after.state]]
  // Between what has no rank, such as not applicable, there is no better or worse.
  if (from === undefined || to === undefined) return before.state === after.state ? 'same' : 'new'
  return from === to ? 'same' : to > from ? 'better' : 'worse'
}

function throughMapping(
  content: Content,
  before: ReadonlyMap<string, Cell>,
  editions: readonly Edition[],
  edition: Edition,
  cell: Cell,
): { side: Side; through: Difference['through']; cells: Cell[] } | null {
  const from =
    editions.find((one) => one.standard === edition.standard) ??
    editions.find((one) => one.numbering === edition.numbering) ??
    editions[0]
  if (!from) return null
  const routes = subjectRoutes(content, edition, cell.subject.kind, cell.subject.number, from)
  const found = routes.flatMap(({ numbers, relation }) =>
    numbers.flatMap((number) => {
      const key = subjectKey(numberingOf(from), cell.subject.kind, number)
      const earlier = before.get(`${from.id} ${key}`)
      return earlier ? [{ earlier, relation }] : []
    }),
  )
  if (found.length === 0) return null
  const state = derive(found.map(({ earlier, relation }) => ({ covers: servesWhole(relation), state: earlier.state })))
  return {
    side: { state, score: null },
    through: found.map(({ earlier, relation }) => ({ subject: earlier.subject.key, relation })),
    cells: found.map(({ earlier }) => earlier),
  }
}
