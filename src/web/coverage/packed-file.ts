import type { ChosenFile } from '../ui/file-button.tsx'

/** Bytes that fit in a request once they are base64. */
const mostBytes = 745_000
/** What the server unpacks at most. */
const mostUnpacked = 24_000_000

/**
 * A file as it is sent: a text that is too large for a request is packed with gzip first, of which the report of a large cloud keeps a tenth.
 * Null where it is too large even then.
 */
export async function packedFile({ base64, size }: ChosenFile): Promise<string | null> {
  if (size <= mostBytes) return base64
  if (size > mostUnpacked || typeof CompressionStream === 'undefined') return null
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).bytes()
  if (packed.length > mostBytes) return null
  let text = ''
  for (let at = 0; at < packed.length; at += 8192) text += String.fromCharCode(...packed.subarray(at, at + 8192))
  return btoa(text)
}
