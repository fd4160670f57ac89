import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plant, root, runTool } from './tree.ts'

/** The tree itself is searched by the step `unused` of the suite; here one sees that the search finds. */
test('unused files, exports and packages are found', async () => {
  const own = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const { folder, remove } = await plant(['knip.json', 'tsconfig.json'], {
    'package.json': JSON.stringify({
      ...own,
      scripts: {},
      dependencies: { zod: own.dependencies.zod },
      devDependencies: {},
      optionalDependencies: {},
    }),
    'src/app/main.ts': "import { used } from '../core/used.ts'\nconsole.log(used)\n",
    'src/core/used.ts': 'export const used = 1\nexport const unusedExport = 2\n',
    'src/core/unused-file.ts': 'export const forgotten = 1\n',
  })
  try {
    const { code, output } = await runTool(folder, 'knip/bin/knip.js', ['--no-progress'])
    expect(code).toBe(1)
    expect(output).toContain('src/core/unused-file.ts')
    expect(output).toContain('unusedExport')
    expect(output).toMatch(/^zod\s/m)
    expect(output).not.toMatch(/^used\s/m)
  } finally {
    await remove()
  }
})
