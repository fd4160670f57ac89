import { createHash } from 'node:crypto'

/** Under which names of ours become UUIDs: any fixed UUID does (RFC 9562, 5.5). */
const namespace = Buffer.from('5f1c2f3e8d4b4d5c9c6b7a1e0d2f3a4b', 'hex')

/** The UUID of version 5 of a name: the same name gives the same UUID everywhere. */
export function stableUuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
