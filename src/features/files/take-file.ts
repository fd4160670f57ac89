import { allow } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { type FileStore, type Incoming, TooLarge } from '../../platform/files/file-store.ts'
import { handedInAgain, handedInByActor } from '../../platform/files/handed-in.ts'
import { endingOf, endings, recogniseType } from '../../platform/files/recognise-type.ts'
import type { VirusScanner } from '../../platform/files/virus-scanner.ts'
import type { Sender } from '../../platform/http/endpoint.ts'
import { fileRefusals } from './file-refusals.ts'
import { findFileByContent, insertFile, type TakenFile } from './files.store.ts'

export type FileGround = {
  fileStore: FileStore
  /** Null: files are kept unscanned. */
  scanner: VirusScanner | null
  /** Bytes that one file may have. */
  uploadLimit: number
  transactions: Transactions
}

/** What stands after the folders of a name, whichever way those are written. */
const withoutFolders = (name: string): string => name.split(/[/\\]/).at(-1)?.trim() || name

/**
 * Takes in the bytes of a file: bounded, recognised by its content, scanned, sealed on the disk. Whatever is refused leaves nothing
 * there; an infected file leaves a line in the trail.
 */
export async function takeFile(
  ground: FileGround,
  from: Sender,
  { name: given, bytes }: { name: string; bytes: AsyncIterable<Uint8Array> },
): Promise<TakenFile> {
  const name = withoutFolders(given)
  if (!endings.includes(endingOf(name))) throw fileRefusals.type(name, 'not-on-list')
  const incoming = await ground.fileStore.receive(from.organisation, bytes, ground.uploadLimit).catch((error) => {
    throw error instanceof TooLarge ? fileRefusals.tooLarge(name, ground.uploadLimit) : error
  })
  try {
    const recognised = await recogniseType(name, incoming)
    if ('refused' in recognised) throw fileRefusals.type(name, recognised.refused)
    const scan = await scanned(ground, from, name, incoming)
    const { sha256, size } = incoming
    await incoming.keep()
    return { name, mediaType: recognised.mediaType, sha256, size, scan }
  } catch (error) {
    await incoming.discard()
    throw error
  }
}

async function scanned(ground: FileGround, from: Sender, name: string, incoming: Incoming): Promise<TakenFile['scan']> {
  if (ground.scanner === null) return 'unscanned'
  const said = await ground.scanner.scan(() => incoming.read())
  if (said.outcome === 'clean') return 'clean'
  if (said.outcome === 'too-large') throw fileRefusals.scannerTooLarge(name)
  if (said.outcome === 'unreachable') throw fileRefusals.scannerAway(said.why)
  const { found } = said
  const { sha256, size } = incoming
  await ground.transactions.inTx(from.organisation, from.actor, async (tx) =>
    tx.note({ action: 'file.refused', subject: name, details: { found, sha256, size } }),
  )
  throw fileRefusals.infected(name, found)
}

/** Gives a content that was taken in its row; one that is there already has one, whoever handed it in. */
export async function keepFile(tx: Tx, taken: TakenFile) {
  const allowed = allow(tx.actor, 'evidence:add')
  const { name, ...file } = taken
  const known = await findFileByContent(tx, file.sha256)
  if (known) {
    // From now on it is theirs to name as well; once is enough, however often a script hands in the same.
    if (!(await handedInByActor(tx, [known.id])).has(known.id))
      tx.note({ action: handedInAgain, subject: name, details: { file: known.id, size: known.size } })
    return { ...known, name }
  }
  const id = await insertFile(tx, allowed, file)
  tx.note({ action: 'file.stored', subject: name, details: { size: file.size, scan: file.scan } })
  return { id, name, ...file }
}
