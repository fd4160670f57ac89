import { createHash } from 'node:crypto'

/** SHA-256 in base64url without padding: how a token of 128 bits or more is kept, so that the stored form opens nothing. */
export function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
