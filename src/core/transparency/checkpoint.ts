import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { HASH_BYTES, type Hash } from './merkle.ts'
import { decodeBase64, isKeyName, keyId, type VerifierKey } from './verifier-key.ts'

/** The head of a log at one size: who keeps it, how many leaves it has, and the root of their tree. */
export type Checkpoint = { origin: string; size: number; root: Hash }

/** The text of a checkpoint, to be signed as a note (C2SP tlog-checkpoint): origin, size and root in base64, a line each. Throws RangeError on what cannot be written so. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isOrigin(origin)) throw new RangeError('the origin of a checkpoint is one line that is not empty')
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('the size of a tree is a whole number from 0')
  if (root.length !== HASH_BYTES) throw new RangeError('a root has 32 bytes')
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
}

/** The checkpoint in the body of a note; null when it holds none. Further lines, which the format allows, are passed over. Verify the note first: this checks form only. */
export function parseCheckpoint(body: string): Checkpoint | null {
  if (!body.endsWith('\n')) return null
  const lines = body.slice(0, -1).split('\n')
  const [origin = '', sizeText = '', base64 = '', ...extensions] = lines
  const size = Number(sizeText)
  const root = decodeBase64(base64)
  if (!isOrigin(origin) || !/^(0|[1-9]\d*)$/.test(sizeText) || !Number.isSafeInteger(size)) return null
  if (root === null || root.length !== HASH_BYTES || extensions.includes('')) return null
  return { origin, size, root }
}

/** The name under which a note is signed, and its Ed25519 private key. */
export type NoteSigner = { name: string; privateKey: KeyObject }

/** What checking a note found. Only an accepted note has a body: nothing can be read from one that was refused. */
export type VerifiedNote =
  | { ok: true; body: string; signedBy: string[] }
  | { ok: false; reason: 'malformed' | 'unknown-key' | 'bad-signature' }

type Signature = { name: string; id: string; bytes: Uint8Array }

const MOST_SIGNATURES = 100
const lineShape = /^— ([^ ]+) ([A-Za-z0-9+/]+=*)$/

/** The body with one Ed25519 signature line (C2SP signed-note). The body ends in a newline; throws TypeError when it does not, or holds control characters. */
export function signNote(body: string, { name, privateKey }: NoteSigner): string {
  if (!body.endsWith('\n') || !isNoteText(body))
    throw new TypeError('a note is text that ends in a newline, without control characters')
  const id = Buffer.from(keyId(name, createPublicKey(privateKey)), 'hex')
  const signature = sign(null, Buffer.from(body), privateKey)
  return `${body}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

/**
 * Whether a note is signed by one of the keys given. A signature by any other key is passed over, as the format demands; one
 * false signature under a key that is given refuses the whole note. Never throws.
 */
export function verifyNote(note: string | Uint8Array, keys: readonly VerifierKey[]): VerifiedNote {
  const text = typeof note === 'string' ? note : decodeUtf8(note)
  const parsed = text === null ? null : parseNote(text)
  if (parsed === null) return { ok: false, reason: 'malformed' }
  const signedBy = new Set<string>()
  for (const signature of parsed.signatures) {
    const known = keys.filter((key) => key.name === signature.name && key.id === signature.id)
    if (known.length === 0) continue
    const holds = known.some((key) => verify(null, Buffer.from(parsed.body), key.publicKey, signature.bytes))
    if (!holds) return { ok: false, reason: 'bad-signature' }
    signedBy.add(signature.name)
  }
  if (signedBy.size === 0) return { ok: false, reason: 'unknown-key' }
  return { ok: true, body: parsed.body, signedBy: [...signedBy] }
}

function parseNote(note: string): { body: string; signatures: Signature[] } | null {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n') || !isNoteText(note)) return null
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return null
  const signatures = lines.map(parseSignature)
  return signatures.every((signature) => signature !== null) ? { body: note.slice(0, split + 1), signatures } : null
}

function parseSignature(line: string): Signature | null {
  const [, name = '', base64 = ''] = lineShape.exec(line) ?? []
  const bytes = decodeBase64(base64)
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null
  return { name, id: Buffer.from(bytes.subarray(0, 4)).toString('hex'), bytes: bytes.subarray(4) }
}

function isNoteText(text: string): boolean {
  return text.isWellFormed() && !/[^\P{Cc}\n\u007f-\u009f]/u.test(text)
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function isOrigin(origin: string): boolean {
  return origin.isWellFormed() && /^\P{Cc}+$/u.test(origin)
}
