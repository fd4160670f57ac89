/** The same control in one or more editions, with the same story in each: told once. */
export type Together<T> = { about: T; editions: string[] }

type About = { editionName: string; requirement: string; title: { nl: string } }

/**
 * Tells a control that stands in several editions once, as long as `story` is the same in each. Keeps the order of the controls; the
 * names of the editions stand in the order given by `names`.
 */
export function tellOnce<T extends About>(
  controls: readonly T[],
  story: (control: T) => string,
  names: readonly string[] = [],
): Together<T>[] {
  const rank = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
  const groups = Map.groupBy(controls, (one) => `${one.requirement} ${one.title.nl} ${story(one)}`)
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => rank(a.editionName) - rank(b.editionName))
    return sorted[0] ? [{ about: sorted[0], editions: sorted.map(({ editionName }) => editionName) }] : []
  })
}
