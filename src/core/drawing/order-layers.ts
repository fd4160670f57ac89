/** So many times each layer is ordered by its neighbours; more changes little. */
const rounds = 8

/**
 * Orders the cells of each layer so that lines cross little: each by the middle of those that it is tied to in the layer before, then after
 * (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981). `chains` are runs of cells that are tied one to the next. Cells that are
 * tied to nothing keep their place.
 */
export function orderLayers<C extends { layer: number }>(
  layers: readonly C[][],
  chains: readonly (readonly C[])[],
): C[][] {
  const before = new Map<C, C[]>()
  const after = new Map<C, C[]>()
  for (const chain of chains) {
    for (const [index, cell] of chain.entries()) {
      const next = chain[index + 1]
      if (!next || next.layer === cell.layer) continue
      const [low, high] = next.layer > cell.layer ? [cell, next] : [next, cell]
      after.set(low, [...(after.get(low) ?? []), high])
      before.set(high, [...(before.get(high) ?? []), low])
    }
  }
  let ordered = layers.map((layer) => [...layer])
  let best = { layers: ordered, crossings: crossingsOf(ordered, after) }
  for (let round = 0; round < rounds; round += 1) {
    const tied = round % 2 === 0 ? before : after
    const sorted: C[][] = []
    const places = new Map(ordered.flatMap((layer) => layer.map((cell, place) => [cell, place] as const)))
    const sequence = round % 2 === 0 ? ordered : ordered.toReversed()
    for (const layer of sequence) {
      const wanted = new Map(
        layer.map((cell, place) => {
          const others = (tied.get(cell) ?? []).map((one) => places.get(one) ?? 0)
          return [cell, others.length === 0 ? place : others.reduce((sum, one) => sum + one, 0) / others.length]
        }),
      )
      const next = layer.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))
      for (const [place, cell] of next.entries()) places.set(cell, place)
      sorted.push(next)
    }
    ordered = round % 2 === 0 ? sorted : sorted.toReversed()
    const crossings = crossingsOf(ordered, after)
    if (crossings < best.crossings) best = { layers: ordered, crossings }
  }
  return best.layers
}

function crossingsOf<C>(layers: readonly (readonly C[])[], after: ReadonlyMap<C, readonly C[]>): number {
  let crossings = 0
  for (const [index, layer] of layers.entries()) {
    const places = new Map(layers[index + 1]?.map((cell, place) => [cell, place]))
    const lines = layer.flatMap((cell, from) =>
      (after.get(cell) ?? []).map((one) => [from, places.get(one) ?? 0] as const),
    )
    for (const [one, [from, to]] of lines.entries()) {
      for (const [otherFrom, otherTo] of lines.slice(one + 1)) {
        if ((from - otherFrom) * (to - otherTo) < 0) crossings += 1
      }
    }
  }
  return crossings
}
