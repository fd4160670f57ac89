import { type AssetKind, kindWords } from './asset.ts'
import { nameKey } from './read-asset-row.ts'

type Named = { name: string; kind: AssetKind }
type Found<T> = { kind: 'found'; asset: T } | { kind: 'unknown' } | { kind: 'ambiguous'; assets: T[] }

/**
 * Finds assets by what a cell calls them: a name, or where several have that name a name with its kind, such as 'Wifi (Netwerk)' in either
 * language.
 */
export function assetsByName<T extends Named>(assets: readonly T[]): (written: string) => Found<T> {
  const known = new Map<string, T[]>()
  const know = (key: string, asset: T) => {
    const before = known.get(key) ?? []
    if (!before.includes(asset)) known.set(key, [...before, asset])
  }
  for (const asset of assets) {
    know(nameKey(asset.name), asset)
    for (const word of Object.values(kindWords[asset.kind])) know(nameKey(`${asset.name} (${word})`), asset)
  }
  return (written) => {
    const [asset, ...others] = known.get(nameKey(written)) ?? []
    if (asset === undefined) return { kind: 'unknown' }
    return others.length === 0 ? { kind: 'found', asset } : { kind: 'ambiguous', assets: [asset, ...others] }
  }
}

/** How cells name assets: by name, with the kind where another has the same name. */
export function namesOf(assets: readonly Named[], language: 'nl' | 'en'): (asset: Named) => string {
  const times = Map.groupBy(assets, ({ name }) => nameKey(name))
  return ({ name, kind }) =>
    (times.get(nameKey(name))?.length ?? 0) > 1 ? `${name} (${kindWords[kind][language]})` : name
}
