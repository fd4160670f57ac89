import { HASH_BYTES, type Hash } from './hash.ts'
import { decodeBase64 } from './verifier-key.ts'

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

function isOrigin(origin: string): boolean {
  return origin.isWellFormed() && /^\P{Cc}+$/u.test(origin)
}
