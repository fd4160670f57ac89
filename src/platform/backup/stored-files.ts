import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../start-failure.ts'

/**
 * The names of the files below a folder, with `/` between the parts, in order. Names that begin with a dot are temporary and do not
 * count. No folder is the same as an empty one.
 */
export async function storedFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  })
  const names: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    if (entry.isFile()) names.push(entry.name)
    else if (entry.isDirectory()) {
      for (const inner of await storedFiles(join(folder, entry.name))) names.push(`${entry.name}/${inner}`)
    } else throw new Error(`${join(folder, entry.name)} is neither a file nor a folder`)
  }
  return names
}

/** Opens a file for reading with the size that it has now; null when it went away meanwhile. Close it after use. */
export async function openStored(path: string): Promise<{ file: FileHandle; size: number } | null> {
  try {
    const file = await open(path, 'r')
    return { file, size: (await file.stat()).size }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
