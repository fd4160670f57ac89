import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Decrypter } from 'age-encryption'
import { extract } from 'tar-stream'
import type { ArchiveHead, EntryPlace, Manifest } from './archive-format.ts'
import { createArchiveProof } from './archive-proof.ts'
import { archiveRefusals, explainReading } from './archive-refusals.ts'

/** An archive to read: the file, the age identity that opens it, and the version of this product. */
export type ArchiveToRead = { file: string; identity: string; version: string }

/** What passes while an archive is read. Nothing of it may be relied on before `whole`, which comes last and only when all is right. */
export type ArchivePart =
  | { kind: 'head'; head: ArchiveHead }
  | { kind: 'table'; table: string; bytes: Uint8Array }
  | { kind: 'file'; name: string; bytes: Uint8Array; last: boolean }
  | { kind: 'key'; name: string; bytes: Uint8Array }
  | { kind: 'whole'; head: ArchiveHead; manifest: Manifest }

/** Head, manifest and keys are read whole; more than this is none of ours. */
const mostInMemory = 256 * 1024 * 1024

/**
 * Reads an archive from beginning to end and checks all that can be checked without a database: the encryption, which shows every
 * changed or missing byte, the names and order of entries, and each size, count and hash against the manifest.
 *
 * @throws StartFailure `archive-missing`, `archive-foreign`, `archive-other-key`, `archive-newer` or `archive-damaged`
 */
export async function* readArchive({ file, identity, version }: ArchiveToRead): AsyncGenerator<ArchivePart> {
  const proof = createArchiveProof(file, version)
  const tar = extract()
  const bytes = createReadStream(file)
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const decrypted = await decrypter.decrypt(Readable.toWeb(bytes) as ReadableStream<Uint8Array>)
    const source = Readable.fromWeb(decrypted as NodeStream)
    source.on('error', (error) => tar.destroy(error))
    source.pipe(tar)
    for await (const entry of tar) {
      const place = proof.begin(entry.header.name, entry.header.type ?? '')
      const kept: Uint8Array[] = []
      let size = 0
      for await (const chunk of entry as AsyncIterable<Uint8Array>) {
        proof.take(chunk)
        if (place.kind === 'table') yield { kind: 'table', table: place.table, bytes: chunk }
        else if (place.kind === 'file') yield { kind: 'file', name: place.name, bytes: chunk, last: false }
        else {
          size += chunk.length
          if (size > mostInMemory) throw archiveRefusals.damaged(file, `${entry.header.name} is too large`)
          kept.push(chunk)
        }
      }
      const content = Buffer.concat(kept)
      proof.end(content)
      yield* closed(place, content, proof.head())
    }
    yield { kind: 'whole', ...proof.finish() }
  } catch (error) {
    throw explainReading(file, error)
  } finally {
    tar.destroy()
    bytes.destroy()
  }
}

function* closed(place: EntryPlace, content: Uint8Array, head: ArchiveHead | null): Generator<ArchivePart> {
  if (place.kind === 'head' && head) yield { kind: 'head', head }
  if (place.kind === 'key') yield { kind: 'key', name: place.name, bytes: content }
  if (place.kind === 'file') yield { kind: 'file', name: place.name, bytes: new Uint8Array(), last: true }
}
