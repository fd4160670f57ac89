import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * How a stored file looks: a head of 80 bytes (16 that name the form, 32 of salt, 32 that vouch for hash and size of the content),
 * then the content in pieces of 64 KiB, each sealed with AES-256-GCM. The nonce of a piece is its number and whether it is the last, so
 * that pieces that were left out, swapped or taken from another file do not open (the STREAM construction, as in age v1). Each
 * file has a key of its own, derived (HKDF-SHA-256) from the key of the installation, the salt and the organisation.
 */
export const headSize = 80
export const pieceSize = 64 * 1024
const tagSize = 16
const sealedSize = pieceSize + tagSize
const form = Buffer.from('zorgborg-file-1\n')

/** The sealed form is not what was written: cut off, altered, or of another file. */
export class NotWhole extends Error {}

type Keys = { pieces: Buffer; head: Buffer }

function keysOf(key: Uint8Array, salt: Uint8Array, organisation: string): Keys {
  const made = Buffer.from(hkdfSync('sha256', key, salt, `zorgborg file 1 ${organisation}`, 64))
  return { pieces: made.subarray(0, 32), head: made.subarray(32) }
}

function nonceOf(piece: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(piece, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

function sealPiece(keys: Keys, piece: number, last: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keys.pieces, nonceOf(piece, last))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openPiece(keys: Keys, piece: number, last: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keys.pieces, nonceOf(piece, last))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSize))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagSize)), decipher.final()])
  } catch (cause) {
    throw new NotWhole(`piece ${piece + 1} is not what was written`, { cause })
  }
}

const voucher = (keys: Keys, sha256: string, size: number) =>
  createHmac('sha256', keys.head).update(`${sha256} ${size}`).digest()

/** The size of a content of which the sealed form has this size; null where no content has. An empty content is one empty piece. */
function plainSize(stored: number): number | null {
  const body = stored - headSize
  if (body < tagSize) return null
  const pieces = Math.ceil(body / sealedSize)
  const left = body - (pieces - 1) * sealedSize
  return left < tagSize || (left === tagSize && pieces > 1) ? null : body - pieces * tagSize
}

/** Seals one content piece by piece, in order. */
export type Sealing = {
  /** A place for the head, which is known only at the end. */
  readonly room: Buffer
  next(plain: Uint8Array, last: boolean): Buffer
  head(sha256: string, size: number): Buffer
}

export function startSealing(key: Uint8Array, organisation: string): Sealing {
  const salt = randomBytes(32)
  const keys = keysOf(key, salt, organisation)
  let piece = 0
  return {
    room: Buffer.alloc(headSize),
    next: (plain, last) => sealPiece(keys, piece++, last, plain),
    head: (sha256, size) => Buffer.concat([form, salt, voucher(keys, sha256, size)]),
  }
}

/** Opens the pieces of one stored file, in any order. */
export type Opening = {
  readonly pieces: number
  /** Of the content, in bytes. */
  readonly size: number
  /** Where a piece lies in the stored file. */
  place(piece: number): { at: number; length: number }
  open(piece: number, sealed: Buffer): Buffer
}

/**
 * @param sha256 of the content that the file is said to hold, in hexadecimal
 * @throws NotWhole where the head or the size is not that of this content in this organisation
 */
export function startOpening(
  key: Uint8Array,
  organisation: string,
  sha256: string,
  head: Buffer,
  storedSize: number,
): Opening {
  const size = plainSize(storedSize)
  if (head.length !== headSize || !head.subarray(0, 16).equals(form) || size === null) {
    throw new NotWhole('its head or its length is not that of a stored file')
  }
  const keys = keysOf(key, head.subarray(16, 48), organisation)
  if (!timingSafeEqual(voucher(keys, sha256, size), head.subarray(48))) {
    throw new NotWhole('it was cut off, altered, or holds another content')
  }
  const pieces = Math.max(1, Math.ceil(size / pieceSize))
  return {
    pieces,
    size,
    place: (piece) => {
      const at = headSize + piece * sealedSize
      return { at, length: Math.min(sealedSize, storedSize - at) }
    },
    open: (piece, sealed) => openPiece(keys, piece, piece === pieces - 1, sealed),
  }
}
