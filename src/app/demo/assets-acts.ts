import type { AssetRowText } from '../../core/assets/asset-fields.ts'
import { withdrawAsset } from '../../features/assets/change-assets.ts'
import { planImport, takeOverPlan } from '../../features/assets/import-assets.ts'
import { readRegister } from '../../features/assets/read-register.ts'
import { takeOverAssets } from '../../features/assets/take-over.ts'
import type { Tx } from '../../platform/database/reader.ts'

/** One thing done about assets, in plain data: assets and lines of the scope by name. */
export type AssetAct =
  | { takeOver: string[] }
  | { list: AssetRowText['values'][] }
  | { withdraw: string; reason: string }

/** Does one thing about assets through the product's own verbs. */
export async function runAssetAct(tx: Tx, act: AssetAct): Promise<void> {
  if ('takeOver' in act) {
    const { scope } = await readRegister(tx)
    const ids = act.takeOver.map((name) => {
      const line = scope.find((one) => one.name === name && !one.withdrawn)
      if (!line) throw new TypeError(`nothing in the scope is called ${name}`)
      return line.id
    })
    await takeOverAssets(tx, ids)
    return
  }
  if ('list' in act) {
    const rows = act.list.map((values, index) => ({ row: index + 1, values }))
    const { register, plan } = await planImport(tx, rows, null)
    const [fault] = [...plan.refused, ...plan.remarks]
    if (fault) throw new TypeError(`row ${fault.row}: ${fault.sentence.en}`)
    await takeOverPlan(tx, register, plan, {})
    return
  }
  const asset = (await readRegister(tx)).assets.find(({ name }) => name === act.withdraw)
  if (!asset) throw new TypeError(`no asset is called ${act.withdraw}`)
  await withdrawAsset(tx, asset.id, act.reason, asset.revision)
}
