import { randomBytes } from 'node:crypto'

/** The organisation under which facts of the installation itself are kept: the nil uuid. */
export const installation = '00000000-0000-0000-0000-000000000000'

/** A new identifier: UUID version 7 (RFC 9562), so that rows made together lie together. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
