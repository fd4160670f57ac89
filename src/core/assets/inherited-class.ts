import { type AssetKind, type Class, type Dimension, dimensions, type Step } from './asset.ts'

/** An asset as far as its class goes. Withdrawn assets are left out by whoever asks. */
export type ClassedAsset = {
  id: string
  kind: AssetKind
  /** What was said of it itself. */
  own: Class
  /** What the scope says of the system that it is; null where it is none. */
  scope: Class | null
}
export type Dependency = { dependent: string; dependency: string }

/**
 * Where a need comes from: what was said of the asset, what the scope says of it, or another asset. `origin` is the asset of which it was
 * said, `via` the neighbour through which it came: the same where the two touch. Of several the nearest is named.
 */
export type Because = { kind: 'own' } | { kind: 'scope' } | { kind: 'asset'; origin: string; via: string }
type Needed = { need: Step; because: Because }
/** The need of an asset in each dimension; null where nothing classifies it. */
export type Need = Record<Dimension, Needed | null>

/**
 * How heavily each asset weighs once what leans on it counts too, in each dimension apart:
 *
 * 1. what an asset that is no process leans on inherits all that the asset needs;
 * 2. a process inherits the heaviest need of whatever it uses;
 * 3. what a process uses inherits what was said of the process itself, not what it inherited: else all that is connected would weigh the same.
 *
 * The least solution of these: never below what was said of an asset, and cycles are no trouble. Costs one walk for each step of a dimension.
 * Dependencies of assets that are not given are passed over.
 */
export function inheritClasses(
  assets: readonly ClassedAsset[],
  dependencies: readonly Dependency[],
): Map<string, Need> {
  const byId = new Map(assets.map((one) => [one.id, one]))
  const leansOn = new Map<string, string[]>()
  const usedBy = new Map<string, string[]>()
  for (const { dependent, dependency } of dependencies) {
    if (!byId.has(dependent) || !byId.has(dependency)) continue
    leansOn.set(dependent, [...(leansOn.get(dependent) ?? []), dependency])
    if (byId.get(dependent)?.kind === 'process') usedBy.set(dependency, [...(usedBy.get(dependency) ?? []), dependent])
  }
  const flow: Flow = { byId, leansOn, processesOn: usedBy }
  const walked = dimensions.map((dimension) => [dimension, walk(assets, flow, dimension)] as const)
  return new Map(
    assets.map(({ id }) => [
      id,
      Object.fromEntries(walked.map(([dimension, needs]) => [dimension, needs.get(id) ?? null])) as Need,
    ]),
  )
}

type Flow = {
  byId: ReadonlyMap<string, ClassedAsset>
  leansOn: ReadonlyMap<string, readonly string[]>
  /** The processes that use an asset. */
  processesOn: ReadonlyMap<string, readonly string[]>
}

/** What was said of an asset, by itself or by the scope. */
function said({ own, scope }: ClassedAsset, dimension: Dimension): Needed | null {
  const [mine, theirs] = [own[dimension], scope?.[dimension] ?? null]
  if (mine === null && theirs === null) return null
  return (mine ?? 0) >= (theirs ?? 0)
    ? { need: mine as Step, because: { kind: 'own' } }
    : { need: theirs as Step, because: { kind: 'scope' } }
}

// From the heaviest step down, breadth first: whoever is reached first is reached by the shortest way, and never needs a second look.
function walk(assets: readonly ClassedAsset[], { byId, leansOn, processesOn }: Flow, dimension: Dimension) {
  const needs = new Map<string, Needed>()
  for (const step of [3, 2, 1] as const) {
    const seeds = assets.flatMap((asset) => {
      const own = said(asset, dimension)
      return own?.need === step ? [{ id: asset.id, because: own.because }] : []
    })
    for (const { id, because } of seeds) if (!needs.has(id)) needs.set(id, { need: step, because })
    // What was said of a process goes to what it uses, even where the process itself inherited more.
    const queue = seeds.map(({ id }) => ({ id, origin: id, said: true }))
    for (const next of queue) {
      const { id, origin } = next
      const downwards = byId.get(id)?.kind !== 'process' || next.said ? (leansOn.get(id) ?? []) : []
      for (const reached of [...downwards, ...(processesOn.get(id) ?? [])]) {
        if (needs.has(reached)) continue
        needs.set(reached, { need: step, because: { kind: 'asset', origin, via: id } })
        queue.push({ id: reached, origin, said: false })
      }
    }
  }
  return needs
}

/** The needs of an asset as a class. */
export const classOf = (need: Need): Class => ({
  availability: need.availability?.need ?? null,
  integrity: need.integrity?.need ?? null,
  confidentiality: need.confidentiality?.need ?? null,
})
