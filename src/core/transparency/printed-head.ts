import { HASH_BYTES, type Hash } from './merkle.ts'
import { decodeBase64 } from './verifier-key.ts'

const rootShape = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/g
const sizeShape = /(?<![\d.,])\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)|(?<!\d)\d{1,15}(?!\d)/g

/**
 * Size and root of a trail as a document prints them, in whatever words around them: one root in base64, and one number of entries,
 * in figures with or without separators. Null where there is not exactly one of each. Nothing here is signed: it says what the paper
 * says, and the paper is trusted for where it was kept.
 */
export function parsePrintedHead(text: string): { size: number; root: Hash } | null {
  const roots = [...text.matchAll(rootShape)].map(([root]) => root)
  const [written] = roots
  if (written === undefined || roots.length !== 1) return null
  const sizes = [...text.replace(written, ' ').matchAll(sizeShape)].map(([size]) =>
    Number(size.replace(/[.,\u00a0\u202f]/g, '')),
  )
  const [size] = sizes
  const root = decodeBase64(written)
  if (size === undefined || sizes.length !== 1 || root === null || root.length !== HASH_BYTES) return null
  return { size, root }
}
