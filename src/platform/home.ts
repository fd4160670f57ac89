import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder that Zorgborg itself stands in, with its content and its packages: the nearest with a package.json, from wherever this code
 * runs, its own file or the built program.
 */
export const home = nearest(import.meta.dirname)

function nearest(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error(`No folder above ${import.meta.dirname} holds Zorgborg.`)
  return nearest(above)
}
