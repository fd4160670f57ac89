import { isAllowed } from '../../core/access/allow.ts'
import { dayOf } from '../../core/time/instant.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import * as contracts from './assets.contract.ts'
import { findStaff } from './assets.store.ts'
import { addAsset, changeAsset, restoreAsset, withdrawAsset } from './change-assets.ts'
import { drawAssets } from './draw-assets.ts'
import { assetsFile } from './export-assets.ts'
import { importAssets, tryAssetImport } from './import-assets.ts'
import { choicesOf, countAssets, proposalsOf, selectAssets, toListed } from './list-assets.ts'
import { readAsset } from './read-asset.ts'
import { readRegister } from './read-register.ts'
import * as register from './register.contract.ts'
import { takeOverAssets } from './take-over.ts'

/** So many organisations and moments are remembered; a register of five hundred assets takes less than a megabyte. */
const mostRemembered = 12

/** Assets, what they lean on, and how they come in and go out. */
export function assetsRoutes(): Route[] {
  const registerOf = rememberByRevision(mostRemembered, readRegister)
  return [
    reads(contracts.listAssets, async (reader, { query: { page, size, ...filter } }) => {
      const [found, today] = [await registerOf(reader), dayOf(reader.now)]
      const all = selectAssets(found, filter, today)
      const items = all.slice((page - 1) * size, page * size).map((one) => toListed(found, one, today))
      return { items, total: all.length, page, size, totals: countAssets(found, today) }
    }),
    reads(contracts.downloadAssets, async (reader, { query: { format, ...filter }, language }, actor) => {
      const found = await registerOf(reader)
      const namesOnly = !isAllowed(actor, 'staff:read')
      return assetsFile(reader, found, selectAssets(found, filter, dayOf(reader.now)), { format, language, namesOnly })
    }),
    reads(contracts.readAssetChoices, async (reader) => choicesOf(await registerOf(reader), dayOf(reader.now))),
    reads(contracts.findAssetOwners, async (reader, { query }) => ({
      items: await findStaff(reader, query.text, dayOf(reader.now)),
    })),
    reads(register.readAssetProposals, async (reader) => {
      const found = await registerOf(reader)
      return { proposals: proposalsOf(found), scope: found.scope.filter(({ withdrawn }) => !withdrawn).length }
    }),
    writes(register.takeOverAssets, (tx, { body }) => takeOverAssets(tx, body.chosen)),
    reads(register.readAssetDrawing, async (reader, { query }) => drawAssets(await registerOf(reader), query)),
    reads(register.tryAssetImport, (reader, { body, language }) => tryAssetImport(reader, body, language)),
    writes(register.importAssets, (tx, { body }) => importAssets(tx, body)),
    reads(contracts.readAsset, async (reader, { params }) => readAsset(reader, await registerOf(reader), params.id)),
    writes(contracts.addAsset, async (tx, { body }) => {
      const id = await addAsset(tx, body)
      return readAsset(tx, await readRegister(tx), id)
    }),
    writes(contracts.changeAsset, async (tx, { params: { id }, body, seen }) => {
      await changeAsset(tx, id, body, seen)
      return readAsset(tx, await readRegister(tx), id)
    }),
    writes(contracts.withdrawAsset, async (tx, { params: { id }, body, seen }) => {
      await withdrawAsset(tx, id, body.reason, seen)
      return readAsset(tx, await readRegister(tx), id)
    }),
    writes(contracts.restoreAsset, async (tx, { params: { id }, seen }) => {
      await restoreAsset(tx, id, seen)
      return readAsset(tx, await readRegister(tx), id)
    }),
  ]
}
