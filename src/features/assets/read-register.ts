import type { Class } from '../../core/assets/asset.ts'
import { type ClassedAsset, classOf, inheritClasses, type Need } from '../../core/assets/inherited-class.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { type AssetRow, loadAssets, loadDependencies, loadScope, type ScopeRow, type Source } from './assets.store.ts'

/** An asset with what it needs and its neighbours by id. */
export type Asset = AssetRow & {
  need: Need
  /** `need` as a class. */
  weighs: Class
  line: ScopeRow | null
  withdrawnOn: Day | null
  dependsOn: string[]
  usedBy: string[]
}
export type Register = {
  /** By name, withdrawn ones too. */
  assets: Asset[]
  byId: ReadonlyMap<string, Asset>
  scope: ScopeRow[]
}

const nothing: Need = { availability: null, integrity: null, confidentiality: null }
const own = ({ availability, integrity, confidentiality }: Class): Class => ({
  availability,
  integrity,
  confidentiality,
})

/** The whole register with what each asset needs, in three statements. What was withdrawn needs nothing and passes nothing on. */
export async function readRegister(source: Source): Promise<Register> {
  const [rows, dependencies, scope] = [
    await loadAssets(source),
    await loadDependencies(source),
    await loadScope(source),
  ]
  const lines = new Map(scope.map((line) => [line.id, line]))
  const lineOf = ({ system, process }: AssetRow) => lines.get(system ?? process ?? '') ?? null
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  const classed = standing.map((row): ClassedAsset => {
    const line = lineOf(row)
    return { id: row.id, kind: row.kind, own: own(row), scope: line && !line.withdrawn ? own(line) : null }
  })
  const needs = inheritClasses(classed, dependencies)
  const leansOn = Map.groupBy(dependencies, ({ dependent }) => dependent)
  const carries = Map.groupBy(dependencies, ({ dependency }) => dependency)
  const assets = rows.map((row) => {
    const need = needs.get(row.id) ?? nothing
    return {
      ...row,
      need,
      weighs: classOf(need),
      line: lineOf(row),
      withdrawnOn: row.withdrawnAt === null ? null : dayOf(row.withdrawnAt),
      dependsOn: (leansOn.get(row.id) ?? []).map(({ dependency }) => dependency),
      usedBy: (carries.get(row.id) ?? []).map(({ dependent }) => dependent),
    }
  })
  return { assets, byId: new Map(assets.map((asset) => [asset.id, asset])), scope }
}

/** The assets of these ids, by name; `standing`: without those that were withdrawn. */
export function assetsOf({ byId }: Register, ids: readonly string[], standing: boolean): Asset[] {
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ withdrawnAt }) => !standing || withdrawnAt === null)
    .sort(byNameOf)
}

const names = new Intl.Collator('nl', { numeric: true })
export const compareNames = (a: string, b: string): number => names.compare(a, b)
const byNameOf = (a: Asset, b: Asset) =>
  compareNames(a.name, b.name) || compareNames(a.kind, b.kind) || (a.id < b.id ? -1 : 1)

/** Who answers for an asset, and whether they have left by a day. */
export const ownerOf = ({ owner, ownerName, ownerEnds }: AssetRow, on: Day) =>
  owner === null ? null : { id: owner, name: ownerName ?? '', left: ownerEnds !== null && ownerEnds < on }

/** Whether nobody answers for it: no role, and nobody who still works here. */
export const isUnowned = (asset: AssetRow, on: Day): boolean =>
  asset.ownerRole === '' && (ownerOf(asset, on)?.left ?? true)
