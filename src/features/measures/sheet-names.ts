import type { Measure } from './measures.store.ts'
import type { SheetWorld } from './measures-sheet.store.ts'

/** How names compare. */
export const fold = (text: string) => text.trim().toLowerCase()

/** What the names in a sheet mean, gathered once, so that a row costs the same however much the organisation has. */
export type SheetNames = {
  /** The ids of whoever has a name, number or address. */
  people: ReadonlyMap<string, ReadonlySet<string>>
  systems: ReadonlyMap<string, string>
  locations: ReadonlyMap<string, string>
  byId: ReadonlyMap<string, Measure>
  byTitle: ReadonlyMap<string, Measure[]>
}

const standingOf = (things: SheetWorld['systems']) =>
  // The first of two that are called the same is meant.
  new Map(
    things
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id, name }) => [fold(name), id] as const)
      .reverse(),
  )

export function sheetNames(world: SheetWorld, standing: readonly Measure[]): SheetNames {
  const people = new Map<string, Set<string>>()
  for (const { id, name, number, email } of world.people) {
    for (const known of [name, number, email]) {
      if (known !== '') people.set(fold(known), (people.get(fold(known)) ?? new Set()).add(id))
    }
  }
  return {
    people,
    systems: standingOf(world.systems),
    locations: standingOf(world.locations),
    byId: new Map(standing.map((one) => [one.id, one])),
    byTitle: Map.groupBy(standing, ({ title }) => fold(title)),
  }
}
