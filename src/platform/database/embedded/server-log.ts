import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** How long each of the server's logs is, by name; none when there is no log yet. */
export async function sizeLogs(cluster: string): Promise<Map<string, number>> {
  const folder = join(cluster, 'log')
  const sizes = new Map<string, number>()
  for (const name of await readdir(folder).catch(() => [])) sizes.set(name, (await stat(join(folder, name))).size)
  return sizes
}

/** What the server added to its logs since `before`, at most the last 16 kB of each. */
export async function readLogSince(cluster: string, before: Map<string, number>): Promise<string> {
  let added = ''
  for (const [name, size] of await sizeLogs(cluster)) {
    const from = Math.max(size < (before.get(name) ?? 0) ? 0 : (before.get(name) ?? 0), size - 16_384)
    const file = await open(join(cluster, 'log', name))
    try {
      const buffer = Buffer.alloc(size - from)
      const { bytesRead } = await file.read(buffer, 0, buffer.length, from)
      added += buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  }
  return added
}
