import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plant, root, runTool } from './tree.ts'

type Report = { summary: { violations: { rule: { name: string }; from: string; to: string }[] } }

const cruise = async (folder: string) => {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  const { output } = await runTool(folder, 'dependency-cruiser/bin/dependency-cruiser.mjs', args)
  return JSON.parse(output) as Report
}

const say = 'export const said = 1\n'
const imports = (...paths: string[]) =>
  `${paths.map((path, index) => `import * as i${index} from '${path}'`).join('\n')}\nexport const all = [${paths.map((_, index) => `i${index}`).join(', ')}]\n`

/** For each rule a file that breaks it, and what it imports. */
const planted: Record<string, [file: string, ...imports: string[]][]> = {
  'no-cycles': [
    ['src/core/round/a.ts', './b.ts'],
    ['src/core/round/b.ts', './a.ts'],
  ],
  'core-imports-only-core': [
    ['src/core/reaches/platform.ts', '../../platform/plain.ts'],
    ['src/core/reaches/node.ts', 'node:fs'],
    ['src/core/reaches/package.ts', 'pg'],
  ],
  'platform-knows-no-domain': [
    ['src/platform/trail/reaches-feature.ts', '../../features/risk/plain.ts'],
    ['src/platform/trail/reaches-domain.ts', '../../core/soa/plain.ts'],
  ],
  'features-do-not-meet': [['src/features/risk/reaches-other.ts', '../soa/plain.ts']],
  'features-import-downwards': [['src/features/risk/reaches-web.ts', '../../web/plain.ts']],
  'contracts-stay-light': [['src/features/risk/heavy.contract.ts', './plain.ts']],
  'render-imports-only-core': [['src/render/reaches-platform.ts', '../platform/plain.ts']],
  'importers-import-core-and-contracts': [['src/importers/sheet/reaches-feature.ts', '../../features/risk/plain.ts']],
  'access-log-stands-alone': [['src/access-log/reaches-feature.ts', '../features/risk/plain.ts']],
  'web-imports-no-server': [
    ['src/web/reaches-platform.ts', '../platform/plain.ts'],
    ['src/web/reaches-feature.ts', '../features/risk/plain.ts'],
  ],
  'web-uses-no-node': [['src/web/reaches-node.ts', 'node:fs']],
  'web-ui-fetches-nothing': [['src/web/ui/fetches.ts', '@tanstack/react-query']],
  'nobody-imports-app': [['src/render/reaches-app.ts', '../app/plain.ts']],
  'nobody-imports-a-database': [['src/features/risk/opens-database.ts', 'pg']],
  'no-tests-in-code': [['src/core/reaches/test.ts', './some.test.ts']],
  'no-development-packages-in-code': [['src/platform/reaches-development.ts', 'vite']],
  'everything-resolves': [['src/platform/reaches-nothing.ts', './nothing.ts']],
}

/** Imports that are right, and must not be caught. */
const allowed: [file: string, ...imports: string[]][] = [
  [
    'src/features/risk/accept-risk.ts',
    '../../core/soa/plain.ts',
    '../../platform/plain.ts',
    '../../render/plain.ts',
    'zod',
  ],
  ['src/features/risk/risk.contract.ts', 'zod', '../../core/soa/plain.ts', '../../platform/http/contract.ts'],
  ['src/web/screen.ts', '../features/risk/risk.contract.ts', '../core/soa/plain.ts', '../platform/language/plain.ts'],
  ['src/platform/trail/store.ts', '../../core/time/plain.ts', 'pg', 'node:fs'],
  ['src/app/wiring.ts', '../features/risk/accept-risk.ts', '../features/soa/plain.ts', '../platform/trail/store.ts'],
]

/** The tree itself is looked at by the step `boundaries` of the suite; here one sees that each rule catches, in TypeScript. */
test('every rule catches what breaks it, and lets through what is right', async () => {
  const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'))
  expect(Object.keys(planted).sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort())

  const plain = [
    'core/soa',
    'core/time',
    'platform',
    'platform/language',
    'features/risk',
    'features/soa',
    'render',
    'web',
    'app',
  ]
  const files = Object.fromEntries(plain.map((folder) => [`src/${folder}/plain.ts`, say]))
  files['src/platform/http/contract.ts'] = say
  files['src/core/reaches/some.test.ts'] = say
  for (const [file, ...paths] of [...Object.values(planted).flat(), ...allowed]) files[file] = imports(...paths)

  const { folder, remove } = await plant(['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'], files)
  try {
    const { violations } = (await cruise(folder)).summary
    for (const [rule, breaches] of Object.entries(planted)) {
      // A cycle is told once, at either of its files.
      const caught = violations.filter((one) => one.rule.name === rule).flatMap((one) => [one.from, one.to])
      for (const [file] of breaches) expect(caught, rule).toContain(file)
    }
    const guilty = new Set(violations.map((one) => one.from))
    expect(allowed.map(([file]) => file).filter((file) => guilty.has(file))).toEqual([])
  } finally {
    await remove()
  }
})
