import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { findNode24, major, nodePackage } from './node-24.mjs'
import { fail, say } from './say.mjs'

/** Installs the pinned packages where node_modules is missing or not what package-lock.json says. */
export async function makeModules(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.zorgborg-lock')
  if (readStamp(stamp) === hash) return
  if (!holdsWhatLockSays(root, JSON.parse(lock))) await install(root, JSON.parse(lock))
  try {
    writeFileSync(stamp, `${hash}\n`)
  } catch {
    // A folder that only its owner may write to: the longer check is made again next time.
  }
}

function readStamp(stamp) {
  try {
    return readFileSync(stamp, 'utf8').trim()
  } catch {
    return null
  }
}

/** Whether somebody ran npm by hand already: every package that this machine needs stands there in the pinned version. */
function holdsWhatLockSays(root, lock) {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    // Optional without a system of its own: what an optional package for another machine would have needed.
    const namesMachine = Boolean(wanted.os || wanted.cpu || wanted.libc)
    if (path === '' || (wanted.optional && !(namesMachine && fitsMachine(wanted)))) return true
    return installed[path]?.version === wanted.version && existsSync(join(root, path, 'package.json'))
  })
}

function fitsMachine(entry) {
  const allows = (list, value) => !list || (list.includes(value) && !list.includes(`!${value}`))
  const musl = process.platform === 'linux' && existsSync('/etc/alpine-release')
  return (
    allows(entry.os, process.platform) && allows(entry.cpu, process.arch) && allows(entry.libc, musl ? 'musl' : 'glibc')
  )
}

/**
 * `npm ci` leaves out optional packages (native parts of the build tools) that say they want a newer Node than the one it runs on.
 * So on an older Node, Node 24 itself is fetched first, pinned by the same lock file, and npm runs on that.
 */
async function install(root, lock) {
  const started = Date.now()
  const temporary = mkdtempSync(join(tmpdir(), 'zorgborg-install-'))
  // However this ends, also by `fail` or Ctrl-C.
  const tidy = () => rmSync(temporary, { recursive: true, force: true })
  process.once('exit', tidy)
  const stop = () => process.exit(130)
  process.once('SIGINT', stop).once('SIGTERM', stop)
  let node = process.execPath
  if (major(process.version) < 24) {
    say(`this is Node.js ${process.version}; fetching the pinned Node.js 24 …`)
    node = (await fetchNode24(temporary, lock)) ?? node
  }
  say('installing the pinned packages (npm ci) …')
  const ticker = setInterval(() => say(`still installing (${seconds(started)}) …`), 10_000)
  const code = await npm(node, root, ['ci', '--include=dev', '--include=optional'])
  clearInterval(ticker)
  if (code !== 0) {
    fail('npm ci failed; what npm says stands above. Check the connection to the package registry and start again.')
  }
  process.off('SIGINT', stop).off('SIGTERM', stop).off('exit', tidy)
  tidy()
  say(`packages installed in ${seconds(started)}`)
}

async function fetchNode24(folder, lock) {
  const name = nodePackage()
  const entry = name && lock.packages[`node_modules/${name}`]
  if (!entry) return null
  const own = { name: 'zorgborg-node', version: '0.0.0', dependencies: { [name]: entry.version } }
  const { optional: _, ...pinned } = entry
  writeFileSync(join(folder, 'package.json'), JSON.stringify(own))
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      ...own,
      lockfileVersion: 3,
      requires: true,
      packages: { '': own, [`node_modules/${name}`]: pinned },
    }),
  )
  if ((await npm(process.execPath, folder, ['ci'])) !== 0) return null
  return findNode24(folder)
}

function npm(node, cwd, args) {
  const own = process.env.npm_execpath
  const flags = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const script = own && basename(own) === 'npm-cli.js' && existsSync(own) ? own : null
  const [program, first] = script ? [node, [script]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  // npm found on the PATH starts with `#!/usr/bin/env node`: the Node meant must come first there.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  // Options of the npm that started us (a workspace, a prefix) must not reach this one.
  for (const key of Object.keys(env)) {
    if (/^npm_config_(prefix|local_prefix|global|workspaces?|omit|include|only|production|dry_run)$/i.test(key))
      delete env[key]
  }
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...flags], {
      cwd,
      env,
      stdio: ['ignore', 2, 2],
      shell: program === 'npm.cmd',
    })
    child.on('error', () => fail('npm is needed and could not be run. It comes with Node.js: https://nodejs.org'))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`
