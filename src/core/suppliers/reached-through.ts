import type { Leaning } from './facts.ts'

/** An asset that is reached through another one that it leans on; `via`: the names of those between, the one that is touched last. */
export type Through = { asset: { id: string; title: string }; via: readonly string[] }

/**
 * What the asked assets lean on, at whatever distance, and through which: whoever reaches one of these reaches an asked asset indirectly. Of
 * several ways the shortest is named. Nothing goes through a process: what that uses need not touch what leans on it.
 */
export function reachedThrough(asked: readonly string[], { assets, dependencies }: Leaning): Map<string, Through> {
  const byId = new Map(assets.map((one) => [one.id, one]))
  const leansOn = Map.groupBy(dependencies, ({ dependent }) => dependent)
  const found = new Map<string, Through>()
  const wanted = new Set(asked)
  let edge = [...wanted].sort().flatMap((id): Step[] => {
    const asset = byId.get(id)
    return asset ? [{ id, through: { asset: { id, title: asset.title }, via: [] } }] : []
  })
  while (edge.length > 0) {
    const next: Step[] = []
    for (const { id, through } of edge) {
      for (const { dependency } of leansOn.get(id) ?? []) {
        const asset = byId.get(dependency)
        if (!asset || asset.kind === 'process' || wanted.has(dependency) || found.has(dependency)) continue
        const here = { asset: through.asset, via: [...through.via, asset.title] }
        found.set(dependency, here)
        next.push({ id: dependency, through: here })
      }
    }
    edge = next
  }
  return found
}

type Step = { id: string; through: Through }
