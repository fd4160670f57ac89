import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The installation's secret, from which cookies are signed and second factors encrypted: 32 bytes in base64url in `<folder>/secret`
 * (0600), made at the first start.
 */
export async function openSecret(folder: string): Promise<string> {
  const path = join(folder, 'secret')
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(path, 'utf8')).trim()
}
