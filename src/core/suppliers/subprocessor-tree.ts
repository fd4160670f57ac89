import type { SheetWords } from '../exchange/sheet-form.ts'

type Placed = { id: string; parent: string | null }

/** So many sub-processors one behind the other. */
const deepestTree = 6

/** How many stand between one and the supplier, itself counted; null where it works for itself in the end. */
function depthOf(parent: string | null, id: string | null, all: ReadonlyMap<string, Placed>): number | null {
  let depth = 1
  const passed = new Set(id === null ? [] : [id])
  for (let next = parent; next !== null; next = all.get(next)?.parent ?? null) {
    if (passed.has(next)) return null
    passed.add(next)
    depth += 1
  }
  return depth
}

/** Why a sub-processor cannot stand below `parent`; null where it can. `id` is null for one that is new. */
export function placeFault(id: string | null, parent: string | null, all: readonly Placed[]): SheetWords | null {
  const byId = new Map(all.map((one) => [one.id, one]))
  const depth = depthOf(parent, id, byId)
  if (depth === null) {
    return {
      nl: 'Zo zou deze subverwerker in de keten achter zichzelf staan. Kies een andere.',
      en: 'This sub-processor would stand behind itself in the chain. Choose another.',
    }
  }
  if (depth + heightBelow(id, all) <= deepestTree) return null
  return {
    nl: `Achter een leverancier passen ten hoogste ${deepestTree} subverwerkers na elkaar. Zet deze hoger in de keten.`,
    en: `Behind a supplier at most ${deepestTree} sub-processors fit one after the other. Place this one higher in the chain.`,
  }
}

/** How many levels stand behind one. */
function heightBelow(id: string | null, all: readonly Placed[]): number {
  if (id === null) return 0
  const below = all.filter(({ parent }) => parent === id)
  return below.length === 0 ? 0 : 1 + Math.max(...below.map((one) => heightBelow(one.id, all)))
}

/** The tree from top to bottom, each with how deep it stands, from 0; those of which the parent is gone stand on top. */
export function inTreeOrder<T extends Placed>(all: readonly T[]): (T & { depth: number })[] {
  const ids = new Set(all.map(({ id }) => id))
  const below = Map.groupBy(all, ({ parent }) => (parent !== null && ids.has(parent) ? parent : null))
  const walk = (parent: string | null, depth: number): (T & { depth: number })[] =>
    (below.get(parent) ?? []).flatMap((one) => [{ ...one, depth }, ...walk(one.id, depth + 1)])
  return walk(null, 0)
}
