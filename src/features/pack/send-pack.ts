import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { FileStore } from '../../platform/files/file-store.ts'
import { type ManifestFile, manifestPath, receiptPath } from './manifest.ts'

/** An ordinary file that its owner may write and all may read. */
const mode = 0o100644

export type PackBytes = {
  organisation: string
  files: readonly ManifestFile[]
  manifest: Buffer
  receipt: Buffer
  /** The hash of the parts that were made, one after another in the order of the manifest. */
  parts: string
  madeAt: string
}

// The time in a ZIP file has no zone and the library writes that of the server; a pack tells it in UTC wherever it was made.
function utcAsLocal(instant: string): Date {
  const at = new Date(instant)
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  )
}

/**
 * A pack as a ZIP file, written as it is read: one file and the next are open, and nothing is read faster than it is sent. Everything is stored
 * as it is, so that the size is known before the first byte and every byte of the ZIP file follows from the manifest.
 */
export function packStream(store: FileStore, pack: PackBytes): Readable & { size: number } {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const made = cutter(store, pack.organisation, pack.parts)
  let open: Readable | null = null
  const fail = (error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error('a pack could not be read', { cause: error }))
  }
  zip.on('error', fail)
  const options = { mtime: utcAsLocal(pack.madeAt), mode, compress: false, forceDosTimestamp: true } as const
  const add = (path: string, size: number, read: () => Promise<Readable>) =>
    zip.addReadStreamLazy(path, { ...options, size }, (give) => {
      read().then(
        (stream) => {
          open = stream
          stream.once('error', fail)
          if (out.destroyed) stream.destroy()
          else give(null, stream)
        },
        (error: unknown) => fail(error),
      )
    })
  const stored = pack.files.filter(({ path }) => path.startsWith('files/'))
  const files = aheadOf((place: number) => store.read(pack.organisation, stored[place]?.sha256 ?? ''), stored.length)
  for (const { path, size } of pack.files) {
    add(path, size, () => (path.startsWith('files/') ? files.next() : Promise.resolve(made.next(size))))
  }
  add(manifestPath, pack.manifest.length, async () => Readable.from([pack.manifest], { objectMode: false }))
  add(receiptPath, pack.receipt.length, async () => Readable.from([pack.receipt], { objectMode: false }))
  let whole = 0
  // Called at once where every size is known; the types of the library leave its argument out.
  zip.end(undefined, (...told: unknown[]) => {
    whole = Number(told[0])
  })
  // Whoever breaks off a download leaves no file open behind.
  out.once('close', () => {
    open?.destroy()
    files.close()
    made.close()
  })
  return Object.assign(out, { size: whole })
}

/** Opens things one after another, each while the one before is being read. */
function aheadOf(open: (place: number) => Promise<Readable>, count: number) {
  let place = 0
  let ahead: Promise<Readable> | null = null
  const begin = () => {
    ahead = place < count ? open(place) : null
    // Whether it can be opened is asked by `next`.
    ahead?.catch(() => {})
    place += 1
  }
  return {
    next(): Promise<Readable> {
      if (ahead === null) begin()
      const now = ahead ?? Promise.reject(new Error('nothing is left to open'))
      begin()
      return now
    },
    close: () => void ahead?.then((stream) => stream.destroy()).catch(() => {}),
  }
}

/**
 * What comes after so many bytes of a pack; null where it ends before that. All before it is read too, since the checksums behind
 * each file are of the whole file.
 */
export function restOfPack(store: FileStore, pack: PackBytes, from: number): (Readable & { size: number }) | null {
  const whole = packStream(store, pack)
  if (from >= whole.size) {
    whole.destroy()
    return null
  }
  async function* rest() {
    let before = from
    for await (const piece of whole as AsyncIterable<Buffer>) {
      if (before < piece.length) yield before > 0 ? piece.subarray(before) : piece
      before = Math.max(0, before - piece.length)
    }
  }
  return Object.assign(Readable.from(rest(), { objectMode: false }), { size: whole.size - from })
}

/** One of the files that were made for a pack; null where it has none of that name. */
export async function madePart(store: FileStore, pack: PackBytes, wanted: string): Promise<Buffer | null> {
  const made = cutter(store, pack.organisation, pack.parts)
  try {
    for (const { path, size } of pack.files.filter((one) => !one.path.startsWith('files/'))) {
      const pieces: Buffer[] = []
      for await (const piece of made.next(size)) if (path === wanted) pieces.push(piece as Buffer)
      if (path === wanted) return Buffer.concat(pieces)
    }
    return null
  } finally {
    made.close()
  }
}

/** Cuts one stored content into the files of which it was made, in their order. */
function cutter(store: FileStore, organisation: string, sha256: string) {
  let source: (Readable & { size: number }) | null = null
  let pieces: AsyncIterator<Buffer> | null = null
  let rest: Buffer = Buffer.alloc(0)
  async function* take(length: number): AsyncGenerator<Buffer> {
    if (pieces === null) {
      source = await store.read(organisation, sha256)
      pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    }
    for (let wanted = length; wanted > 0; ) {
      if (rest.length === 0) {
        const next = await pieces.next()
        if (next.done) throw new Error('the parts of a pack are shorter than its manifest says')
        rest = next.value
      }
      const piece = rest.subarray(0, wanted)
      rest = rest.subarray(piece.length)
      wanted -= piece.length
      yield piece
    }
  }
  return {
    next: (length: number): Readable => Readable.from(take(length), { objectMode: false }),
    close: () => source?.destroy(),
  }
}
