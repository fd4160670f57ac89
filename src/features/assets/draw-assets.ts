import { assetKinds, heaviest } from '../../core/assets/asset.ts'
import { mostDrawn, type Selection, selectAround } from '../../core/assets/select-drawing.ts'
import { problems } from '../../platform/http/problem.ts'
import { compareNames, type Register } from './read-register.ts'

/** What leans on what: all of it where it can be read, else counted by kind; or around one asset. 404 where that one is not there. */
export function drawAssets(register: Register, { focus, steps }: { focus?: string | undefined; steps: number }) {
  const standing = register.assets
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .sort((a, b) => compareNames(a.name, b.name))
  const there = new Set(standing.map(({ id }) => id))
  const dependencies = standing.flatMap(({ id, dependsOn }) =>
    dependsOn.filter((one) => there.has(one)).map((dependency) => ({ dependent: id, dependency })),
  )
  const middle = focus === undefined ? null : standing.find(({ id }) => id === focus)
  if (middle === undefined) throw problems.notFound()
  const all: Selection = { distances: new Map(standing.map(({ id }) => [id, 0])), steps, further: 0 }
  const tooMuch = middle === null && standing.length > mostDrawn
  const { distances, ...selection } = middle
    ? selectAround(middle.id, dependencies, steps)
    : tooMuch
      ? { ...all, distances: new Map<string, number>() }
      : all
  return {
    focus: middle && { id: middle.id, name: middle.name, kind: middle.kind },
    ...selection,
    assets: standing.flatMap(({ id, name, kind, weighs }) => {
      const distance = distances.get(id)
      return distance === undefined ? [] : [{ id, name, kind, weighs: heaviest(weighs), distance }]
    }),
    dependencies: dependencies.filter(
      ({ dependent, dependency }) => distances.has(dependent) && distances.has(dependency),
    ),
    ...(tooMuch ? byKind(register, dependencies) : { kinds: [], between: [] }),
    total: standing.length,
  }
}

function byKind({ assets, byId }: Register, dependencies: readonly { dependent: string; dependency: string }[]) {
  const standing = assets.filter(({ withdrawnAt }) => withdrawnAt === null)
  const between = Map.groupBy(
    dependencies,
    ({ dependent, dependency }) => `${byId.get(dependent)?.kind} ${byId.get(dependency)?.kind}`,
  )
  return {
    kinds: assetKinds
      .map((kind) => ({ kind, count: standing.filter((one) => one.kind === kind).length }))
      .filter(({ count }) => count > 0),
    between: assetKinds.flatMap((dependent) =>
      assetKinds.flatMap((dependency) => {
        const count = between.get(`${dependent} ${dependency}`)?.length ?? 0
        return count > 0 ? [{ dependent, dependency, count }] : []
      }),
    ),
  }
}
