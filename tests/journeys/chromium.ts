import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, constants, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-stream'

/** A browser to start with playwright-core; each start makes an empty profile of its own by itself. */
export type Chromium = { executablePath: string; args: string[] }

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Every page that is opened compiles all anew: to optimise what runs for a second takes longer than it gains.
  '--js-flags=--no-opt,--no-maglev,--no-flush-bytecode,--min-semi-space-size=16',
]

/**
 * Finds a Chromium that runs here: `$CHROMIUM`, then the packaged one, unpacked once, which has no window to draw for and takes
 * two thirds of the processor time, then one that the system has. Throws with the reasons where none runs.
 */
export function findChromium(): Promise<Chromium> {
  found ??= find()
  return found
}

let found: Promise<Chromium> | undefined

async function find(): Promise<Chromium> {
  const named = process.env.CHROMIUM
  const tried: string[] = []
  for (const executablePath of named ? [named] : [...(await packaged()), ...(await installed())]) {
    const reason = await whyNot(executablePath)
    if (reason === null) return { executablePath, args }
    tried.push(`${executablePath}: ${reason}`)
  }
  throw new Error(`No Chromium runs here. Install chromium or set CHROMIUM to its path.\n${tried.join('\n')}`)
}

async function installed(): Promise<string[]> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  const application = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const paths = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), application]
  const there = await Promise.all(paths.map(async (path) => ((await canRun(path)) ? [path] : [])))
  return [...new Set(there.flat())]
}

const canRun = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

async function whyNot(executablePath: string): Promise<string | null> {
  try {
    await promisify(execFile)(executablePath, ['--version', '--no-sandbox'], { timeout: 30_000 })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The package has a program for one kind of machine. */
const packaged = async () => (process.platform === 'linux' && process.arch === 'x64' ? [await unpacked()] : [])

/** The package carries the browser compressed, and the system libraries that a bare machine lacks beside it. */
async function unpacked(): Promise<string> {
  const home = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const packed = join(home, 'bin')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const cache = join(import.meta.dirname, '../../node_modules/.cache/zorgborg-chromium')
  const folder = join(cache, version)
  const start = join(folder, 'start')
  if (await canRun(start)) return start
  await mkdir(cache, { recursive: true })
  const fresh = await mkdtemp(join(cache, 'unpacking-'))
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(fresh, 'chromium')),
  )
  for (const archive of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'])
    await untar(join(packed, archive), fresh)
  await chmod(join(fresh, 'chromium'), 0o755)
  // Its own libraries come last: those of the system, where there are any, fit the system.
  const script = [
    '#!/bin/sh',
    `here='${folder}'`,
    'export LD_LIBRARY_PATH="/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu:/usr/lib64:$here/lib"',
    '[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here"',
    'exec "$here/chromium" "$@"',
    '',
  ].join('\n')
  const fonts = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`
  await writeFile(join(fresh, 'fonts.conf'), `<?xml version="1.0"?>\n${fonts}\n`)
  await writeFile(join(fresh, 'start'), script, { mode: 0o755 })
  await chmod(fresh, 0o755)
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }))
  return start
}

async function untar(archive: string, folder: string): Promise<void> {
  const files = extract()
  const unpacking = (async () => {
    for await (const entry of files) {
      const path = join(folder, entry.header.name)
      if (!path.startsWith(folder)) throw new Error(`${archive} holds a path outside itself`)
      if (entry.header.type === 'directory') await mkdir(path, { recursive: true })
      else if (entry.header.type === 'file') {
        await mkdir(dirname(path), { recursive: true })
        await pipeline(entry, createWriteStream(path, { mode: 0o755 }))
      }
      entry.resume()
    }
  })()
  await Promise.all([pipeline(createReadStream(archive), createBrotliDecompress(), files), unpacking])
}
