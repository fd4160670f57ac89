import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Encrypter } from 'age-encryption'
import type { Engine } from '../database/connect.ts'
import type { DataFolder } from '../files/data-folder.ts'
import { openBackupKey, wrongRecipient } from './backup-key.ts'
import { createTarWriter } from './tar-writer.ts'
import { writeArchive } from './write-archive.ts'

export type BackupSource = {
  engine: Engine
  folder: DataFolder
  /** Of the product, told to whoever restores. */
  version: string
  /** Age recipients to encrypt for; left out or empty: the installation's own backup key. */
  recipients?: string[] | undefined
}

type ArchiveSource = Omit<BackupSource, 'recipients'> & { recipient: string }

/** A reader that takes nothing for so long has gone; the snapshot is not kept open for it. */
const patience = 10 * 60_000

/**
 * Checks for whom an archive is to be made, and gives the function that makes it. Between the two, the caller can note that one
 * is made: the archive then tells so itself.
 *
 * @throws Problem `recipient-invalid`
 */
export async function prepareBackup({ recipients, ...source }: BackupSource): Promise<() => Promise<Readable>> {
  const own = await openBackupKey(source.folder.keys)
  const encrypter = new Encrypter()
  for (const recipient of recipients?.length ? recipients : [own.recipient]) {
    try {
      encrypter.addRecipient(recipient)
    } catch (cause) {
      throw wrongRecipient(recipient, cause)
    }
  }
  return () => makeArchive({ ...source, recipient: own.recipient }, encrypter)
}

/** As `prepareBackup`, at once. */
export async function makeBackup(source: BackupSource): Promise<Readable> {
  const make = await prepareBackup(source)
  return make()
}

/**
 * Streams one encrypted archive of everything: all tables from one snapshot, the keys that the installation cannot go on without,
 * and the stored files. Nothing unencrypted touches a disk, and memory does not grow with the data.
 *
 * Whoever reads must treat an error, or a stream that closes before its end, as no archive: the stream is destroyed when anything
 * goes wrong, and leaving off half-way ends the snapshot.
 */
async function makeArchive(source: ArchiveSource, encrypter: Encrypter): Promise<Readable> {
  const madeAt = new Date()
  const leave = setTimeout(() => tar.bytes.destroy(new Error('nobody takes the archive')), patience)
  const tar = createTarWriter(madeAt, () => leave.refresh())
  writeArchive(tar, { ...source, madeAt })
    .catch((error) => tar.bytes.destroy(error))
    .finally(() => clearTimeout(leave))
  const encrypted = await encrypter.encrypt(ReadableStream.from(tar.bytes as AsyncIterable<Uint8Array>))
  return Readable.fromWeb(encrypted as NodeStream)
}
