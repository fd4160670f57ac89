import type { FileHandle } from 'node:fs/promises'
import { NotWhole, type Opening, pieceSize } from './sealed-stream.ts'

/** Bytes of a file, fewer where it ends before. */
export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let have = 0
  while (have < length) {
    const { bytesRead } = await file.read(bytes, have, length - have, at + have)
    if (bytesRead === 0) break
    have += bytesRead
  }
  return bytes.subarray(0, have)
}

async function openPieceOf(file: FileHandle, opening: Opening, piece: number): Promise<Buffer> {
  const { at, length } = opening.place(piece)
  const sealed = await readAt(file, at, length)
  if (sealed.length !== length) throw new NotWhole('it was cut off')
  return opening.open(piece, sealed)
}

/** So many pieces are read at once: half a megabyte. */
const readTogether = 8

/** The content of a stored file, piece by piece. */
export async function* pieces(file: FileHandle, opening: Opening): AsyncGenerator<Buffer> {
  for (let first = 0; first < opening.pieces; first += readTogether) {
    const places = Array.from({ length: Math.min(readTogether, opening.pieces - first) }, (_, n) =>
      opening.place(first + n),
    )
    const begin = places[0]?.at ?? 0
    const sealed = await readAt(
      file,
      begin,
      places.reduce((sum, { length }) => sum + length, 0),
    )
    for (const [n, { at, length }] of places.entries()) {
      const piece = sealed.subarray(at - begin, at - begin + length)
      if (piece.length !== length) throw new NotWhole('it was cut off')
      yield opening.open(first + n, piece)
    }
  }
}

/** At most `length` bytes of the content from `at` on. */
export async function sliceOf(file: FileHandle, opening: Opening, at: number, length: number): Promise<Buffer> {
  const end = Math.min(opening.size, at + length)
  const parts: Buffer[] = []
  for (let piece = Math.floor(at / pieceSize); piece * pieceSize < end; piece += 1) {
    parts.push(await openPieceOf(file, opening, piece))
  }
  const from = at - Math.floor(at / pieceSize) * pieceSize
  return Buffer.concat(parts).subarray(from, from + Math.max(0, end - at))
}
