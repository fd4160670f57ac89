import { endings } from '../../platform/files/recognise-type.ts'
import { type Route, reads, uploads } from '../../platform/http/endpoint.ts'
import { fewAtOnce } from './few-at-once.ts'
import * as contracts from './files.contract.ts'
import { type FileGround, keepFile, takeFile } from './take-file.ts'
import { tokenDay } from './token-day.ts'

/** Handing in files. What they are evidence of, and who may read them, is up to whatever names them. */
export function fileRoutes(ground: FileGround): Route[] {
  const inTurn = fewAtOnce()
  const day = tokenDay(ground)
  return [
    uploads(
      contracts.uploadFile,
      (from, { query, bytes }) =>
        inTurn(from, () => day.within(from, () => takeFile(ground, from, { name: query.name, bytes }))),
      async (tx, { received }) => {
        await day.check(tx)
        const kept = await keepFile(tx, received)
        day.stored(tx.actor, received)
        return kept
      },
    ),
    reads(contracts.readUploadRules, async () => ({
      most: ground.uploadLimit,
      endings: [...endings],
      scanned: ground.scanner !== null,
    })),
  ]
}
