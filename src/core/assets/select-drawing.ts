import type { Dependency } from './inherited-class.ts'

/** What can be drawn so that it is read: more names than this nobody follows. */
export const mostDrawn = 60

export type Selection = {
  /** By id, how far from the middle: negative for what leans on it, positive for what it leans on, 0 for itself and where there is no middle. */
  distances: ReadonlyMap<string, number>
  /** As many steps as fit. */
  steps: number
  /** Connected to the middle and not drawn. */
  further: number
}

/**
 * The assets around one: everything that it leans on and everything that leans on it, each along one direction only, as many steps as fit
 * within `mostDrawn`. What can be reached both ways stands at the side where it is nearest, what it leans on first. Where even one step is
 * too much, the first of those in the order of `dependencies`.
 */
export function selectAround(focus: string, dependencies: readonly Dependency[], steps: number): Selection {
  const downwards = Map.groupBy(dependencies, ({ dependent }) => dependent)
  const upwards = Map.groupBy(dependencies, ({ dependency }) => dependency)
  const reach = (next: (id: string) => string[]) => {
    const found = new Map([[focus, 0]])
    for (const [id, distance] of found) for (const one of next(id)) if (!found.has(one)) found.set(one, distance + 1)
    return found
  }
  const below = reach((id) => (downwards.get(id) ?? []).map(({ dependency }) => dependency))
  const above = reach((id) => (upwards.get(id) ?? []).map(({ dependent }) => dependent))
  const distances = new Map<string, number>()
  for (const [id, distance] of below)
    if (distance <= (above.get(id) ?? Number.POSITIVE_INFINITY)) distances.set(id, distance)
  for (const [id, distance] of above) if (!distances.has(id)) distances.set(id, -distance)
  const within = (most: number) => [...distances].filter(([, distance]) => Math.abs(distance) <= most)
  let fits = steps
  while (fits > 1 && within(fits).length > mostDrawn) fits -= 1
  const drawn = within(fits)
    .sort(([, a], [, b]) => Math.abs(a) - Math.abs(b))
    .slice(0, mostDrawn)
  return { distances: new Map(drawn), steps: fits, further: distances.size - drawn.length }
}
