import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './tree.ts'

/** SPDX identifiers of licences whose terms the EUPL-1.2 can live with, as what is shipped or as what is used to build and test. */
const allowed = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'Apache-2.0',
    'CC0-1.0',
    'Unlicense',
  ],
  ...['Python-2.0', 'MPL-2.0', 'OFL-1.1', 'Zlib'],
])
/** For data that only the tools read. */
const allowedInTools = new Set([...allowed, 'CC-BY-4.0', 'CC-BY-3.0'])

type Entry = { license?: string; dev?: boolean; optional?: boolean; optionalDependencies?: Record<string, string> }
type Lock = Record<string, Entry>

/** Whether one of the alternatives of an SPDX expression is allowed; `AND` asks for all of them. */
function isAllowed(expression: string, list: Set<string>): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((id) => list.has(id.trim())))
}

/** The lock file names the licence of nearly every package; its own package.json has the last word. */
async function licenceOf(path: string, entry: Entry, lock: Lock): Promise<string> {
  if (entry.license) return entry.license
  const own = await readFile(join(root, path, 'package.json'), 'utf8').catch(() => null)
  if (own !== null) return String(JSON.parse(own).license ?? '')
  // A part for another machine, which is not here to be asked, stands under the licence of the package that brings it.
  const name = path.replace(/^.*node_modules\//, '')
  const bringing = Object.values(lock).find((one) => one !== entry && name in (one.optionalDependencies ?? {}))
  return (entry.optional && bringing?.license) || ''
}

test('every package has a licence that goes with the EUPL-1.2', async () => {
  const lock: { packages: Lock } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  const refused = []
  for (const [path, entry] of packages) {
    const licence = await licenceOf(path, entry, lock.packages)
    if (!isAllowed(licence, entry.dev ? allowedInTools : allowed)) refused.push(`${path}: ${licence || 'none named'}`)
  }
  expect(packages.length).toBeGreaterThan(100)
  expect(refused).toEqual([])
})

test('a licence that is not on the list is refused', () => {
  expect(['SSPL-1.0', 'BUSL-1.1', 'MIT AND SSPL-1.0', 'UNLICENSED', ''].some((one) => isAllowed(one, allowed))).toBe(
    false,
  )
  expect(['(MIT OR GPL-3.0-only)', 'MIT AND ISC'].every((one) => isAllowed(one, allowed))).toBe(true)
})
