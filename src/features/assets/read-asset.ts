import { type Dimension, dimensions } from '../../core/assets/asset.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { changesOf } from './assets.store.ts'
import { type Asset, assetsOf, ownerOf, type Register } from './read-register.ts'

const named = ({ id, name, kind }: Asset) => ({ id, name, kind })
const neighbour = (one: Asset) => ({ ...named(one), withdrawn: one.withdrawnAt !== null, ...one.weighs })

function weighed({ byId }: Register, asset: Asset, dimension: Dimension) {
  const found = asset.need[dimension]
  const line = asset.line?.withdrawn ? null : asset.line
  const because = found?.because ?? null
  const [origin, via] = because?.kind === 'asset' ? [byId.get(because.origin), byId.get(because.via)] : []
  return {
    own: asset[dimension],
    scope: line?.[dimension] ?? null,
    need: found?.need ?? null,
    because:
      because?.kind !== 'asset'
        ? because
        : origin && via
          ? { kind: 'asset' as const, origin: named(origin), via: named(via) }
          : null,
  }
}

/** An asset with all that belongs to it, as it stood at the reader's moment. Throws 404 where there was none. */
export async function readAsset(source: Reader | Tx, register: Register, id: string) {
  const asset = register.byId.get(id)
  if (!asset) throw problems.notFound()
  const { line } = asset
  const [availability, integrity, confidentiality] = dimensions.map((one) => weighed(register, asset, one)) as [
    ReturnType<typeof weighed>,
    ReturnType<typeof weighed>,
    ReturnType<typeof weighed>,
  ]
  return {
    ...{ ...named(asset), revision: asset.revision, description: asset.description, supplier: asset.supplier },
    owner: ownerOf(asset, dayOf(source.now)),
    ownerRole: asset.ownerRole,
    class: { availability, integrity, confidentiality },
    scope: line && { line: line.line, id: line.id, name: line.name, withdrawn: line.withdrawn },
    dependsOn: assetsOf(register, asset.dependsOn, false).map(neighbour),
    usedBy: assetsOf(register, asset.usedBy, false).map(neighbour),
    withdrawn: asset.withdrawnOn === null ? null : { on: asset.withdrawnOn, reason: asset.withdrawalReason },
    history: await changesOf(source, id),
  }
}
