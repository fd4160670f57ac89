import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { diskFull, saysDiskFull, systemCode } from '../start-failure.ts'
import { keepRoomIn } from './disk-room.ts'
import { syncFolder } from './durable.ts'
import { pieces, readAt, sliceOf } from './read-pieces.ts'
import {
  headSize,
  NotWhole,
  type Opening,
  pieceSize,
  type Sealing,
  startOpening,
  startSealing,
} from './sealed-stream.ts'

/** A content as it is known: SHA-256 in hexadecimal, and size in bytes. */
export type StoredContent = { sha256: string; size: number }

/** What was taken in and has no name yet: look at it, then keep it or let it go. One of the two, once. */
export type Incoming = StoredContent & {
  /** At most `length` bytes from `at` on. */
  slice(at: number, length: number): Promise<Buffer>
  read(): Readable
  /** Gives it its name, durably: a content that is there already is written anew. */
  keep(): Promise<void>
  discard(): Promise<void>
}

export type FileStore = {
  /**
   * Takes bytes in, sealed, as they come; memory stays the same for any size.
   *
   * @throws TooLarge above `most` bytes, and StartFailure `disk-full` where that would leave the disk too little
   */
  receive(organisation: string, bytes: AsyncIterable<Uint8Array>, most: number): Promise<Incoming>
  /**
   * Opens a content for reading. What is not as it was stored is refused before its first byte; a byte that was altered ends the
   * stream with an error before it is given out. @throws StoredFileFault
   */
  read(organisation: string, sha256: string): Promise<Readable & { size: number }>
  /** Reads a content to its end: null when it is whole, otherwise what is wrong. */
  check(organisation: string, content: StoredContent): Promise<StoredFault | null>
  /** The contents of an organisation that were last written before a moment (milliseconds since 1970). */
  writtenBefore(organisation: string, ms: number): Promise<string[]>
  /** Removes a content, unless it was written anew since that moment. Whether it did. */
  remove(organisation: string, sha256: string, unlessSince: number): Promise<boolean>
  /** Removes what was never kept, from before a moment: of processes that ended half-way. */
  forgetIncoming(before: number): Promise<void>
}

export type StoredFault = 'missing' | 'altered'

/** A stored file that is missing, cut off or altered; the message names it. */
export class StoredFileFault extends Error {
  readonly fault: StoredFault
  readonly sha256: string

  constructor(fault: StoredFault, organisation: string, sha256: string, cause?: unknown) {
    super(`the stored file files/${organisation}/${sha256.slice(0, 2)}/${sha256} is ${fault}`, { cause })
    this.fault = fault
    this.sha256 = sha256
  }
}

/** More bytes came than may be kept. */
export class TooLarge extends Error {}

const organisationName = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const contentName = /^[0-9a-f]{64}$/
// A name that begins with a dot is temporary and stays out of archives.
const incomingFolder = '.incoming'

/**
 * Keeps contents once each for an organisation, sealed (`sealed-stream.ts`), in `<folder>/<organisation>/<two digits>/<SHA-256>`.
 * Written under a temporary name, made durable, then named: a content is there whole or not at all.
 */
export function openFileStore(folder: string, key: Uint8Array): FileStore {
  const mayWrite = keepRoomIn(folder)
  const placeOf = (organisation: string, sha256: string) => {
    if (!organisationName.test(organisation) || !contentName.test(sha256)) throw new TypeError('no name of a content')
    return { folder: join(folder, organisation, sha256.slice(0, 2)), name: sha256 }
  }
  // Naming and removing take turns, so that what is named anew is not removed for being old.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }

  async function openContent(organisation: string, sha256: string) {
    const place = placeOf(organisation, sha256)
    const file = await open(join(place.folder, place.name), 'r').catch((cause) => {
      throw systemCode(cause) === 'ENOENT' ? new StoredFileFault('missing', organisation, sha256, cause) : cause
    })
    try {
      const { size } = await file.stat()
      const opening = startOpening(key, organisation, sha256, await readAt(file, 0, headSize), size)
      return { file, opening }
    } catch (error) {
      await file.close()
      throw error instanceof NotWhole ? new StoredFileFault('altered', organisation, sha256, error) : error
    }
  }

  async function* contentOf(organisation: string, sha256: string, file: FileHandle, opening: Opening) {
    const hash = createHash('sha256')
    try {
      for await (const plain of pieces(file, opening)) {
        hash.update(plain)
        yield plain
      }
      if (hash.digest('hex') !== sha256) throw new NotWhole('its hash is another')
    } catch (error) {
      throw error instanceof NotWhole ? new StoredFileFault('altered', organisation, sha256, error) : error
    } finally {
      await file.close()
    }
  }

  const store: FileStore = {
    async receive(organisation, bytes, most) {
      placeOf(organisation, '0'.repeat(64))
      const aside = join(folder, incomingFolder)
      await mkdir(aside, { recursive: true, mode: 0o700 })
      const path = join(aside, randomUUID())
      const file = await open(path, 'wx+', 0o600)
      try {
        const { sha256, size, head, stored } = await takeIn(file, startSealing(key, organisation), bytes, {
          most,
          mayWrite,
        })
        const opening = startOpening(key, organisation, sha256, head, stored)
        const done = async () => {
          await file.close().catch(() => {})
          await rm(path, { force: true })
        }
        return {
          sha256,
          size,
          slice: (at, length) => sliceOf(file, opening, at, length),
          read: () => Readable.from(pieces(file, opening), { objectMode: false }),
          keep: async () => {
            const to = placeOf(organisation, sha256)
            await makeFolders(folder, to.folder)
            await inTurn(() => rename(path, join(to.folder, to.name)))
            await syncFolder(to.folder)
            await file.close()
          },
          discard: done,
        }
      } catch (error) {
        await file.close().catch(() => {})
        await rm(path, { force: true })
        throw saysDiskFull(error) ? diskFull(folder, error) : error
      }
    },
    async read(organisation, sha256) {
      const { file, opening } = await openContent(organisation, sha256)
      const stream = Readable.from(contentOf(organisation, sha256, file, opening), { objectMode: false })
      stream.once('close', () => void file.close().catch(() => {}))
      return Object.assign(stream, { size: opening.size })
    },
    async check(organisation, { sha256, size }) {
      try {
        let found = 0
        for await (const plain of await store.read(organisation, sha256)) found += (plain as Buffer).length
        return found === size ? null : 'altered'
      } catch (error) {
        if (error instanceof StoredFileFault) return error.fault
        throw error
      }
    },
    async writtenBefore(organisation, ms) {
      const found: string[] = []
      const own = join(folder, organisation)
      for (const part of await namesIn(own)) {
        for (const name of await namesIn(join(own, part))) {
          const at = contentName.test(name) ? await stat(join(own, part, name)).catch(() => null) : null
          if (at !== null && at.mtimeMs < ms) found.push(name)
        }
      }
      return found
    },
    remove: (organisation, sha256, unlessSince) =>
      inTurn(async () => {
        const place = placeOf(organisation, sha256)
        const path = join(place.folder, place.name)
        const at = await stat(path).catch(() => null)
        if (at === null || at.mtimeMs >= unlessSince) return false
        await rm(path, { force: true })
        return true
      }),
    async forgetIncoming(before) {
      for (const name of await namesIn(join(folder, incomingFolder))) {
        const path = join(folder, incomingFolder, name)
        const at = await stat(path).catch(() => null)
        if (at !== null && at.mtimeMs < before) await rm(path, { force: true })
      }
    },
  }
  return store
}

const namesIn = (path: string): Promise<string[]> =>
  readdir(path).catch((error) => {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return []
    throw error
  })

async function makeFolders(root: string, path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  await syncFolder(join(path, '..'))
  await syncFolder(root)
}

/** Looked at the room on the disk again after so many bytes. */
const lookAgain = 32 * 1024 * 1024

/** Writes bytes sealed as they come, and the head last. */
async function takeIn(
  file: FileHandle,
  sealing: Sealing,
  bytes: AsyncIterable<Uint8Array>,
  { most, mayWrite }: { most: number; mayWrite(): Promise<void> },
) {
  const hash = createHash('sha256')
  let stored = 0
  let size = 0
  let looked = -lookAgain
  const write = async (sealed: Buffer) => {
    if (stored - looked >= lookAgain) {
      await mayWrite()
      looked = stored
    }
    await file.write(sealed, 0, sealed.length, stored)
    stored += sealed.length
  }
  await write(sealing.room)
  // The last piece is sealed as such, so a full one waits until something comes after it.
  const waiting = Buffer.alloc(pieceSize)
  let filled = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) throw new TooLarge(`more than ${most} bytes`)
    hash.update(chunk)
    for (let from = 0; from < chunk.length; ) {
      if (filled === pieceSize) {
        await write(sealing.next(waiting, false))
        filled = 0
      }
      const part = chunk.subarray(from, from + pieceSize - filled)
      waiting.set(part, filled)
      filled += part.length
      from += part.length
    }
  }
  await write(sealing.next(waiting.subarray(0, filled), true))
  const sha256 = hash.digest('hex')
  const head = sealing.head(sha256, size)
  await file.write(head, 0, head.length, 0)
  await file.sync()
  return { sha256, size, head, stored }
}
