// Runs on any Node ≥ 18 without a single package installed: plain JavaScript, only what Node itself has.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeModules } from './modules.mjs'
import { findNode24, major } from './node-24.mjs'
import { runThrough } from './run-through.mjs'
import { fail } from './say.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Makes sure that the packages are installed and that the rest runs on Node ≥ 24: returns in that case, and otherwise
 * runs the same script there and ends this process as that one ends.
 */
export async function enter(script, args) {
  if (major(process.version) < 18) {
    fail(`Node.js ${process.version} is too old. Install Node.js 24, or at least 18: https://nodejs.org`)
  }
  await makeModules(root)
  if (major(process.version) >= 24) return
  const node = findNode24(root)
  if (node === null) {
    fail(
      `Node.js 24 or newer is needed and this is ${process.version}. It is installed by itself on Linux (x64, arm64, glibc) only: ` +
        'install Node.js 24 from https://nodejs.org and start again.',
    )
  }
  process.exit(await runThrough(node, [...process.execArgv, fileURLToPath(script), ...args]))
}
