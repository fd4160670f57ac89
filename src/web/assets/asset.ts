import { type Dimension, dimensions } from '../../core/assets/asset.ts'
import type { changeAsset, listAssets, readAsset } from '../../features/assets/assets.contract.ts'
import type { readAssetDrawing } from '../../features/assets/register.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import type { Answer } from '../session/call.ts'

export type Asset = Answer<typeof readAsset>
export type ListedAsset = Answer<typeof listAssets>['items'][number]
/** What is to be drawn. */
export type Drawn = Answer<typeof readAssetDrawing>
export type AssetBody = BodyOf<typeof changeAsset>
/** What a dimension needs, and whether that comes from another asset. */
export type Needs = Record<Dimension, { need: 1 | 2 | 3 | null; inherited: boolean }>

/** What an asset needs, as marks show it. */
export const needsOf = ({ class: weighed }: Asset): Needs =>
  Object.fromEntries(
    dimensions.map((one) => [one, { need: weighed[one].need, inherited: weighed[one].because?.kind === 'asset' }]),
  ) as Needs

/** All that is written about an asset, as it is sent back when one part of it changes. */
export function bodyOf({ name, kind, description, ownerRole, supplier, ...asset }: Asset): AssetBody {
  return {
    ...{ name, kind, description, ownerRole, supplier },
    owner: asset.owner?.id ?? null,
    availability: asset.class.availability.own,
    integrity: asset.class.integrity.own,
    confidentiality: asset.class.confidentiality.own,
    scope: asset.scope && { line: asset.scope.line, id: asset.scope.id },
    dependsOn: asset.dependsOn.map(({ id }) => id),
  }
}
