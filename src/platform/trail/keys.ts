import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The key that signs checkpoints, and the name it signs under. */
export type TrailKey = { name: string; privateKey: KeyObject; publicKey: KeyObject }

const keyName = 'zorgborg-trail'

/** The file of the key in the folder of keys. */
export const trailKeyFile = 'trail-ed25519.pem'

/**
 * The installation's Ed25519 key from `<folder>/trail-ed25519.pem` (0600), made at the first start. Whoever steals it can sign
 * another history; a checkpoint that was handed out before keeps showing the difference.
 */
export async function openTrailKey(folder: string): Promise<TrailKey> {
  const path = join(folder, trailKeyFile)
  try {
    // `wx`: of two that make a key at once only one succeeds, and the other reads that one's.
    const file = await open(path, 'wx', 0o600)
    try {
      const { privateKey } = generateKeyPairSync('ed25519')
      await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return trailKeyOf(await readFile(path, 'utf8'))
}

/** The key that such a file holds. Throws when it is none. */
export function trailKeyOf(pem: string): TrailKey {
  const privateKey = createPrivateKey(pem)
  return { name: keyName, privateKey, publicKey: createPublicKey(privateKey) }
}
