import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFailure, systemCode } from '../start-failure.ts'

const shape = /^[A-Za-z0-9_-]{43}$/

/**
 * The key that stored files are sealed with: 32 bytes in base64url. `given` comes from the environment; without it the key lies
 * in `<folder>/files` (0600), is made at the first start, and goes along in archives as the other keys do.
 *
 * @throws StartFailure `file-key-unreadable`
 */
export async function openFileKey(folder: string, given: string | null): Promise<Uint8Array> {
  if (given !== null) return bytesOf(given, 'ZORGBORG_FILE_KEY')
  const path = join(folder, 'files')
  try {
    // `wx`: of two that make a key at once only one succeeds, and the other reads that one's.
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
  return bytesOf((await readFile(path, 'utf8')).trim(), path)
}

function bytesOf(text: string, where: string): Uint8Array {
  if (shape.test(text)) return Buffer.from(text, 'base64url')
  throw new StartFailure(
    'file-key-unreadable',
    `${where} holds no key for stored files: that is 43 characters of base64url, which stand for 32 bytes.`,
  )
}
