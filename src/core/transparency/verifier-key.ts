import { createHash, createPublicKey, type KeyObject } from 'node:crypto'

/** A public key by which signed notes are checked, with the name and id that a signature line carries. */
export type VerifierKey = { name: string; id: string; publicKey: KeyObject }

const ED25519 = 0x01
const shape = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/

/** A verifier key as text, `name+id+base64`, the form in which it is handed to whoever verifies (C2SP signed-note). Throws TypeError on a bad name or a key other than Ed25519. */
export function verifierKey(name: string, publicKey: KeyObject): string {
  return `${name}+${keyId(name, publicKey)}+${typedKey(publicKey).toString('base64')}`
}

/** The verifier key that a text holds; null when the text is malformed, its id does not fit its key, or the key is not Ed25519. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [, name = '', id = '', base64 = ''] = shape.exec(text) ?? []
  const bytes = decodeBase64(base64)
  if (!isKeyName(name) || bytes === null || bytes.length !== 33 || bytes[0] !== ED25519) return null
  const x = Buffer.from(bytes.subarray(1)).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return keyId(name, publicKey) === id ? { name, id, publicKey } : null
}

/** The key id: the first four bytes of SHA-256(name || newline || 0x01 || public key), in hex. It names a key, it does not vouch for it. */
export function keyId(name: string, publicKey: KeyObject): string {
  if (!isKeyName(name))
    throw new TypeError('the name of a key is not empty and has no space, control character or plus')
  return createHash('sha256').update(`${name}\n`).update(typedKey(publicKey)).digest('hex').slice(0, 8)
}

/** Whether a text can name a key: not empty, no white space, no control character, no plus. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}\p{Cc}+]+$/u.test(name)
}

/** The bytes of a standard base64 text; null unless it is exactly what encoding them gives, so that no second text means the same. */
export function decodeBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : null
}

function typedKey(publicKey: KeyObject): Buffer {
  const { crv, x } = publicKey.type === 'public' ? publicKey.export({ format: 'jwk' }) : {}
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('a verifier key is an Ed25519 public key')
  return Buffer.concat([Uint8Array.of(ED25519), Buffer.from(x, 'base64url')])
}
