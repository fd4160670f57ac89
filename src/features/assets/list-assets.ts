import { assetKinds, dimensions, heaviest, kindWords } from '../../core/assets/asset.ts'
import { proposeAssets } from '../../core/assets/propose-assets.ts'
import type { Day } from '../../core/time/day.ts'
import type { AssetFilter } from './assets.contract.ts'
import { type Asset, assetsOf, compareNames, isUnowned, ownerOf, type Register } from './read-register.ts'

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

function fits(register: Register, asked: AssetFilter, on: Day) {
  const text = folded(asked.text ?? '')
  const lacks = {
    owner: (one: Asset) => isUnowned(one, on),
    'own-class': ({ availability, integrity, confidentiality, line }: Asset) =>
      heaviest({ availability, integrity, confidentiality }) === null && (line === null || heaviest(line) === null),
    neighbours: (one: Asset) =>
      assetsOf(register, one.dependsOn, true).length + assetsOf(register, one.usedBy, true).length === 0,
    scope: ({ line }: Asset) => line === null,
  }
  return (one: Asset) =>
    (one.withdrawnAt === null) === (asked.state === 'standing') &&
    (asked.kind === undefined || one.kind === asked.kind) &&
    (asked.owner === undefined || one.owner === asked.owner) &&
    (asked.ownerRole === undefined || one.ownerRole === asked.ownerRole) &&
    (asked.weighs === undefined || String(heaviest(one.weighs) ?? 'none') === asked.weighs) &&
    (asked.without === undefined || lacks[asked.without](one)) &&
    (text === '' || folded(`${one.name} ${one.description} ${one.supplier}`).includes(text))
}

/** What a class counts for in an order: the heaviest dimension first, then how much it is together. */
function weightOf({ weighs }: Asset): number | null {
  const top = heaviest(weighs)
  return top === null ? null : top * 100 + dimensions.reduce((sum, one) => sum + (weighs[one] ?? 0), 0)
}

type Key = string | number | null
const keys: Record<AssetFilter['sort'], (one: Asset) => Key> = {
  name: ({ name }) => name,
  kind: ({ kind }) => assetKinds.indexOf(kind),
  owner: ({ ownerName, ownerRole }) => (ownerName ?? ownerRole) || null,
  class: weightOf,
  usedBy: ({ usedBy }) => usedBy.length,
}

function compareKeys(a: Key, b: Key, direction: 1 | -1): number {
  // What has nothing to sort by goes last, whichever way.
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return direction * (typeof a === 'string' ? compareNames(a, String(b)) : a - Number(b))
}

/** The assets that a filter leaves, in its order. */
export function selectAssets(register: Register, asked: AssetFilter, on: Day): Asset[] {
  const key = keys[asked.sort]
  const direction = asked.direction === 'up' ? 1 : -1
  return register.assets
    .filter(fits(register, asked, on))
    .sort(
      (a, b) => compareKeys(key(a), key(b), direction) || compareNames(a.name, b.name) || compareNames(a.kind, b.kind),
    )
}

const isInherited = (one: Asset, dimension: (typeof dimensions)[number]) =>
  one.need[dimension]?.because.kind === 'asset'

/** An asset as a row of the list. */
export function toListed(register: Register, one: Asset, on: Day) {
  const weighed = (dimension: (typeof dimensions)[number]) => ({
    need: one.weighs[dimension],
    inherited: isInherited(one, dimension),
  })
  return {
    ...{ id: one.id, revision: one.revision, name: one.name, kind: one.kind, supplier: one.supplier },
    owner: ownerOf(one, on),
    ownerRole: one.ownerRole,
    availability: weighed('availability'),
    integrity: weighed('integrity'),
    confidentiality: weighed('confidentiality'),
    dependsOn: assetsOf(register, one.dependsOn, true).length,
    usedBy: assetsOf(register, one.usedBy, true).length,
    inScope: one.line !== null,
    withdrawnOn: one.withdrawnOn,
  }
}

/** What stands over all assets, whatever the filter. */
export function countAssets(register: Register, on: Day) {
  const standing = register.assets.filter(({ withdrawnAt }) => withdrawnAt === null)
  const kinds = Map.groupBy(standing, ({ kind }) => kind)
  return {
    all: standing.length,
    kinds: Object.fromEntries(
      assetKinds.flatMap((kind) => (kinds.has(kind) ? [[kind, kinds.get(kind)?.length ?? 0]] : [])),
    ),
    withoutOwner: standing.filter((one) => isUnowned(one, on)).length,
    unclassified: standing.filter(({ weighs }) => heaviest(weighs) === null).length,
    withdrawn: register.assets.length - standing.length,
    proposed: proposalsOf(register).length,
  }
}

/** What of the scope is not in the register. */
export const proposalsOf = (register: Register) =>
  proposeAssets(
    register.scope.filter(({ withdrawn }) => !withdrawn),
    register.assets.map((one) => ({ ...one, withdrawn: one.withdrawnAt !== null })),
  )

/** What assets can be filtered by and filled in with. */
export function choicesOf({ assets, scope }: Register, on: Day) {
  const owners = new Map(assets.flatMap((one) => ownerOf(one, on) ?? []).map((owner) => [owner.id, owner]))
  const tied = new Map(assets.map(({ id, system, process }) => [system ?? process, id]))
  return {
    owners: [...owners.values()].sort((a, b) => compareNames(a.name, b.name)),
    roles: [...new Set(assets.map(({ ownerRole }) => ownerRole))].filter((role) => role !== '').sort(compareNames),
    assets: assets
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, name, kind }) => ({ id, name, kind }))
      .sort((a, b) => compareNames(a.name, b.name) || compareNames(kindWords[a.kind].nl, kindWords[b.kind].nl)),
    scope: scope
      .filter(({ withdrawn, id }) => !withdrawn || tied.has(id))
      .map(({ line, id, name }) => ({ line, id, name, asset: tied.get(id) ?? null })),
  }
}
