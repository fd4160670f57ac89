import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DataFolder } from '../files/data-folder.ts'
import { syncFolder } from '../files/durable.ts'
import { StartFailure, systemCode } from '../start-failure.ts'
import { backupKeyName, type Manifest } from './archive-format.ts'
import type { ArchivePart } from './read-archive.ts'
import { storedFiles } from './stored-files.ts'

/** Takes the keys and stored files of an archive aside while it is read, and puts them in place. */
export type Placing = {
  take(part: ArchivePart): Promise<void>
  key(name: string): Uint8Array | undefined
  place(): Promise<void>
  end(): Promise<void>
}

async function sha256Of(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes)
    return hash.digest('hex')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Looks whether keys or files of another installation are in the data folder. Those of the same are no obstacle: they are what an
 * interrupted restore, or the loss of a database server alone, leaves behind.
 *
 * @throws StartFailure `restore-target`
 */
export async function refuseOtherFiles(folder: DataFolder, manifest: Manifest): Promise<void> {
  const told = new Map(manifest.entries.map((entry) => [entry.name, entry.sha256]))
  for (const [prefix, path] of [
    ['keys', folder.keys],
    ['files', folder.files],
  ] as const) {
    for (const name of await storedFiles(path)) {
      if (prefix === 'keys' && name === backupKeyName) continue
      if ((await sha256Of(join(path, name))) === told.get(`${prefix}/${name}`)) continue
      throw new StartFailure(
        'restore-target',
        `The data folder ${folder.path} belongs to another installation (${prefix}/${name}): choose an empty one with --data. Nothing was restored.`,
      )
    }
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Starts with nothing: what an interrupted restore left aside is removed. Call `end()` at last, whatever happened. */
export async function openPlacing(folder: DataFolder): Promise<Placing> {
  // A name that begins with a dot does not count as stored.
  const aside = join(folder.path, '.restoring')
  await rm(aside, { recursive: true, force: true })
  const keys = new Map<string, Uint8Array>()
  const waiting: string[] = []
  let writing: FileHandle | null = null
  const path = (name: string) => join(name.startsWith('keys/') ? folder.keys : folder.files, name.replace(/^\w+\//, ''))
  return {
    key: (name) => keys.get(name),
    take: async (part) => {
      if (part.kind === 'key') {
        keys.set(part.name, part.bytes)
        await writeWhole(join(aside, 'keys', part.name), part.bytes)
        waiting.push(`keys/${part.name}`)
      }
      if (part.kind !== 'file') return
      const to = join(aside, 'files', part.name)
      if (writing === null) {
        await mkdir(dirname(to), { recursive: true, mode: 0o700 })
        writing = await open(to, 'wx', 0o600)
      }
      await writing.writeFile(part.bytes)
      if (!part.last) return
      await writing.sync()
      await writing.close()
      writing = null
      waiting.push(`files/${part.name}`)
    },
    place: async () => {
      for (const name of waiting) {
        const to = path(name)
        await mkdir(dirname(to), { recursive: true, mode: 0o700 })
        await rename(join(aside, name), to)
        await syncFolder(dirname(to))
      }
    },
    end: async () => {
      await writing?.close()
      await rm(aside, { recursive: true, force: true })
    },
  }
}
