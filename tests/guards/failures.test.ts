import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const files = {
  'value.test.js': `describe('a sum', () => { it('adds up', () => expect([1, 'colour-contrast']).toEqual([])) ; it('is fine', () => {}) })`,
  'ground.test.js': `beforeAll(() => { throw new Error('no ground to stand on') }) ; it('never runs', () => {})`,
  'load.test.js': `import './nowhere.js'`,
  'stray.test.js': `it('leaves something behind', () => { setTimeout(() => { throw new Error('too late') }, 1) }) ; it('waits', () => new Promise((end) => setTimeout(end, 100)))`,
}

test('the end of a run names every test, file and stray error that failed, with its difference', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zorgborg-failures-'))
  try {
    for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code)
    const told = join(folder, 'failures.json')
    const words = ['run', '--root', folder, '--globals', `--reporter=${join(root, 'bin/failures.mjs')}`]
    const env = { ...process.env, ZORGBORG_TEST_FAILURES: told, VITEST: undefined }
    await new Promise((ended) =>
      execFile(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...words], { cwd: folder, env }, ended),
    )
    const failures = JSON.parse(await readFile(told, 'utf8')) as string[]
    const names = failures.map((one) => one.split('\n')[0]?.trim())
    expect(names.toSorted()).toEqual([
      'an error outside all tests',
      'ground.test.js',
      'load.test.js',
      'value.test.js > a sum > adds up',
    ])
    const all = failures.join('\n')
    for (const said of ['no ground to stand on', 'nowhere.js', 'too late', '+   "colour-contrast"'])
      expect(all).toContain(said)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
