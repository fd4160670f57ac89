import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runThrough } from './run-through.mjs'
import { fail, say } from './say.mjs'

/** What is built, by which configuration of Vite, and the files that it is made from; `fits` narrows a folder down. */
const builds = {
  web: {
    what: 'web application',
    config: 'vite.config.ts',
    main: 'src/web/index.html',
    inputs: [
      { path: 'src/web' },
      { path: 'src/core' },
      { path: 'src/platform/language' },
      { path: 'src/platform/http', fits: /(contract|shapes)\.ts$/ },
      { path: 'src/features', fits: /\.contract\.ts$/ },
      { path: 'content' },
    ],
  },
  server: {
    what: 'server',
    config: 'vite.server.config.ts',
    main: 'src/app/main.ts',
    inputs: ['app', 'core', 'features', 'importers', 'platform', 'render'].map((name) => ({ path: `src/${name}` })),
  },
}

/** Builds the web application to dist/web, unless it stands there made from these very files. */
export const makeWeb = (root) => make(root, 'web')

/** Builds the server and the command line to dist/server, likewise: one program starts in half the time of a thousand files. */
export const makeServer = (root) => make(root, 'server')

/** What runs as server and command line, once it is built. */
export const serverProgram = (root) => join(root, 'dist', 'server', 'main.js')

async function make(root, name) {
  const { what, config, main, inputs } = builds[name]
  const made = join(root, 'dist', name)
  const stamp = join(made, '.inputs')
  const hash = hashOf(root, [...inputs, { path: config }, { path: 'package-lock.json' }])
  const isMade = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (isMade()) return
  if (!existsSync(join(root, main))) fail(`${main} is missing: this copy of Zorgborg is not complete.`)
  const started = Date.now()
  say(`building the ${what} …`)
  // Built beside it and swapped in whole: a server that runs now never shows half a build.
  const next = `${made}-${process.pid}`
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--config', config, '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
  const code = await runThrough(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (code !== 0) {
    rmSync(next, { recursive: true, force: true })
    fail(`the ${what} could not be built; the reason stands above.`)
  }
  writeFileSync(join(next, '.inputs'), hash)
  const old = `${made}-old-${process.pid}`
  try {
    if (existsSync(made)) renameSync(made, old)
    renameSync(next, made)
  } catch (error) {
    // After an update a server and a command may build the same at once: whoever comes last takes what stands there.
    if (!isMade()) throw error
    rmSync(next, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
  say(`${what} built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

function hashOf(root, inputs) {
  const hash = createHash('sha256')
  for (const { path, fits } of inputs) {
    for (const file of filesUnder(root, path)) {
      if ((fits && !fits.test(file)) || file.endsWith('.test.ts') || file.endsWith('.test.tsx')) continue
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function filesUnder(root, path) {
  const whole = join(root, path)
  if (!existsSync(whole)) return []
  try {
    const entries = readdirSync(whole, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    return entries.flatMap((entry) =>
      entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
    )
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}
