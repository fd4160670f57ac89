import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { refused } from './refusal.ts'

const inflate = promisify(inflateRaw)
const MEGABYTE = 1024 * 1024
const LIMITS = {
  file: 10 * MEGABYTE,
  /** All parts together. */
  unpacked: 24 * MEGABYTE,
  entries: 500,
  /** Text of a real sheet packs 10 to 60 times; small parts may pack more. */
  ratio: 200,
  ratioFrom: MEGABYTE,
}

type Entry = { name: string; method: number; crc: number; packed: number; size: number; local: number }

/** The parts of a workbook by name, unpacked when asked for; null where there is none. */
export type Workbook = { part: (name: string) => Promise<string | null> }

/**
 * Opens the zip of a workbook without trusting it: what it says of its sizes is judged before anything is unpacked, and unpacking
 * ends at the size it said. Throws SheetRefused.
 */
export function unpackWorkbook(file: Uint8Array): Workbook {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length > LIMITS.file) throw refused.tooLarge(LIMITS.file / MEGABYTE)
  // Compound File Binary: Excel 97 to 2003, and what a password protects.
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') throw refused.oldOrProtected()
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) throw refused.notXlsx()
  const entries = readDirectory(bytes)
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  if (!byName.has('[content_types].xml')) throw refused.notXlsx()
  if (entries.some(({ name }) => /vbaproject\.bin$|^xl\/macrosheets\/|\/activex\//i.test(name))) throw refused.macros()
  return {
    part: async (name) => {
      const entry = byName.get(name.replace(/^\//, '').toLowerCase())
      return entry === undefined ? null : unpack(bytes, entry)
    },
  }
}

// PKWARE APPNOTE 4.3.12 and 4.3.16. Archives over 4 GB (zip64) are beyond our limits, so its marks count as damage.
function readDirectory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw refused.damaged('zip')
  const count = bytes.readUInt16LE(end + 10)
  if (count > LIMITS.entries) throw refused.unpacksTooLarge()
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw refused.damaged('zip')
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw refused.oldOrProtected()
    const [nameLength = 0, extraLength = 0, noteLength = 0] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    )
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      local: bytes.readUInt32LE(at + 42),
    }
    total += entry.size
    if (total > LIMITS.unpacked) throw refused.unpacksTooLarge()
    if (entry.size > LIMITS.ratioFrom && entry.size > entry.packed * LIMITS.ratio) throw refused.unpacksTooLarge()
    entries.push(entry)
    at += 46 + nameLength + extraLength + noteLength
  }
  return entries
}

async function unpack(bytes: Buffer, { name, method, crc, packed, size, local }: Entry): Promise<string> {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw refused.damaged(name)
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const content = bytes.subarray(start, start + packed)
  if (content.length !== packed || (method !== 0 && method !== 8)) throw refused.damaged(name)
  let plain: Buffer
  try {
    plain = method === 0 ? content : await inflate(content, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw refused.damaged(name)
  }
  if (plain.length !== size || crc32(plain) !== crc) throw refused.damaged(name)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    throw refused.damaged(name)
  }
}
