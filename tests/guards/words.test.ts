import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFiles, root } from './tree.ts'

/** Names that say nothing about what is inside. */
const emptyName = /(^|[-._/])(utils?|helpers?|commons?|managers?|services?|misc)([-._/]|$)/i

type Ban = { what: string; pattern: RegExp; only?: RegExp }

// Written in pieces, so that this file does not find itself.
const bans: Ban[] = [
  {
    what: 'a path of one machine',
    pattern: new RegExp(`(?<![\\w.])/(${['work', 'root', 'home/\\w+', 'tmp/bash_jobs'].join('|')})/[\\w.]`),
  },
  {
    what: 'a package registry',
    pattern: new RegExp(`${'regis'}try\\.(npmjs|yarnpkg)\\.|npm\\.pkg\\.github|"resol${'ved"'}:`),
  },
  {
    what: 'an unfinished thought',
    pattern: new RegExp(`\\b(${'TO'}DO|${'FIX'}ME|${'XX'}X|${'HA'}CK)\\b`),
    only: /\.(ts|tsx|mjs|cjs|sql|css|md|html)$/,
  },
  {
    what: 'a silenced check',
    pattern: new RegExp(`@ts-${'(ignore|nocheck|expect-error)'}|biome-${'ignore'}|eslint-${'disable'}`),
  },
  {
    what: 'a test that runs alone',
    pattern: new RegExp(`\\b(test|it|describe|suite)\\.${'only'}\\b`),
    only: /\.test\.tsx?$/,
  },
  {
    what: 'a test that is left out without a reason behind it',
    pattern: new RegExp(`\\b(test|it|describe|suite)\\.(${'skip|todo|fails'})\\((?!.*// )`),
    only: /\.test\.tsx?$/,
  },
]

const text = /\.(ts|tsx|mjs|cjs|js|json|sql|css|md|html|ya?ml|svg|txt|typ)$|^bin\/|^\.ci\/|^\.[a-z]+rc$/

function findIn(file: string, content: string): string[] {
  const lines = content.split('\n')
  return bans.flatMap(({ what, pattern, only }) =>
    only && !only.test(file)
      ? []
      : lines.flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${index + 1} holds ${what}: ${line.trim().slice(0, 80)}`] : [],
        ),
  )
}

test('every file is named by its verb or noun', async () => {
  expect(
    (await projectFiles()).filter((file) => /^(src|tests|bin|bench)\//.test(file) && emptyName.test(file)),
  ).toEqual([])
  expect(
    ['src/core/utils.ts', 'src/features/risk/risk.service.ts', 'src/common/x.ts'].every((file) => emptyName.test(file)),
  ).toBe(true)
  expect(['src/core/time/day.ts', 'src/features/servicedesk/x.ts'].some((file) => emptyName.test(file))).toBe(false)
})

test('nothing speaks of a machine, and nothing is left unfinished or silenced', async () => {
  const files = (await projectFiles()).filter((file) => text.test(file))
  const found = await Promise.all(
    files.map(async (file) => findIn(file, await readFile(join(root, file), 'utf8').catch(() => ''))),
  )
  expect(found.flat()).toEqual([])
})

describe('each ban is found', () => {
  const cases: [file: string, line: string][] = [
    ['a.ts', `open('/wo${'rk'}/x/a')`],
    ['a.md', `in /ro${'ot'}/.cache`],
    ['a.ts', `// /ho${'me'}/jan/x`],
    ['package-lock.json', `"resol${'ved'}": "https://x"`],
    ['.npmrc', `regis${'try'}=https://regis${'try'}.npmjs.org/`],
    ['a.ts', `// ${'TO'}DO later`],
    ['a.sql', `-- ${'FIX'}ME`],
    ['a.ts', `// @ts-${'ignore'}`],
    ['a.tsx', `// biome-${'ignore'} lint: x`],
    ['a.test.ts', `test.${'only'}('x', () => {})`],
    ['a.test.ts', `describe.${'skip'}('x', () => {})`],
  ]
  test.each(cases)('%s: %s', (file, line) => expect(findIn(file, line)).toHaveLength(1))

  test('a left-out test with its reason behind it is let through', () => {
    expect(findIn('a.test.ts', `test.${'skip'}('x', f) // needs a fast disk`)).toEqual([])
  })
  test('what only looks alike is let through', () => {
    const alike = 'see ../work/done, /api/root/x, https://x.nl/home/jan and skip(1) of only those'
    expect(findIn(`src/${basename('x.test.ts')}`, alike)).toEqual([])
  })
})
