import { randomUUID } from 'node:crypto'
import {
  access,
  chmod,
  constants,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { processMark } from '../process-mark.ts'
import { diskFull, StartFailure, saysDiskFull, systemCode } from '../start-failure.ts'
import { type HeldLock, takeLock } from './lock-file.ts'

/** The places of everything that Zorgborg keeps; `postgres` is made by the embedded database only when that is used. All paths are absolute. */
export type DataFolder = { path: string; postgres: string; keys: string; files: string; serverFile: string }

/** What a running server tells the command line on the same machine. `token` gives the rights of the operator: the file is 0600. */
export type ServerFile = { pid: number; port: number; host: string; token: string }

/**
 * Opens the data folder, making it (0700) where it is absent, and shows that it can be written by writing.
 *
 * A folder that was there before keeps its rights unless it is empty; what is secret in it lies in folders and files of its own with 0700 and 0600.
 *
 * @throws StartFailure `data-folder-not-a-folder`, `data-folder-not-writable` or `disk-full`
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const wanted = resolve(path)
  try {
    await makeFolder(wanted)
    const real = await realpath(wanted)
    const own = process.getuid === undefined || (await lstat(real)).uid === process.getuid()
    if (own && (await readdir(real)).length === 0) await chmod(real, 0o700)
    await writeDurably(join(real, `.writable-${randomUUID()}`), 'x'.repeat(4096), 'and-remove')
    const folder = {
      path: real,
      postgres: join(real, 'postgres'),
      keys: join(real, 'keys'),
      files: join(real, 'files'),
      serverFile: join(real, 'server.json'),
    }
    for (const inner of [folder.keys, folder.files]) {
      await mkdir(inner, { recursive: true, mode: 0o700 })
      await access(inner, constants.W_OK | constants.X_OK)
    }
    return folder
  } catch (error) {
    throw explain(wanted, error)
  }
}

async function makeFolder(path: string, parents: 'with-parents' | 'alone' = 'with-parents'): Promise<void> {
  // Not mkdir's own `recursive`: Node goes on for ever where a system like /proc says ENOENT in a folder that exists.
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return
    if (code !== 'ENOENT' || parents === 'alone' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await makeFolder(path, 'alone')
  }
}

function explain(path: string, error: unknown): unknown {
  if (saysDiskFull(error)) return diskFull(path, error)
  switch (systemCode(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return new StartFailure(
        'data-folder-not-a-folder',
        `The data folder ${path} is not a folder: choose another with --data.`,
        { cause: error },
      )
    case 'EACCES':
    case 'EPERM':
      return new StartFailure(
        'data-folder-not-writable',
        `The data folder ${path} may not be written by this user: start Zorgborg as the user who owns it, or choose another folder with --data.`,
        { cause: error },
      )
    case 'ENOENT':
    case 'EROFS':
      return new StartFailure(
        'data-folder-not-writable',
        `The data folder ${path} lies where nothing can be written: choose another with --data.`,
        {
          cause: error,
        },
      )
    default:
      return error
  }
}

async function writeDurably(path: string, text: string, then: 'and-keep' | 'and-remove'): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
  if (then === 'and-remove') await rm(path)
}

/**
 * Takes the data folder for this process until `release()`. Whoever starts a second server gets a refusal; what an ended process left is taken over.
 *
 * @param port the port that this server is going to listen on, told to whoever comes second; null when it has none
 * @throws StartFailure `data-folder-in-use`
 */
export async function lockDataFolder(folder: DataFolder, port: number | null): Promise<{ release(): Promise<void> }> {
  const taken = await takeLock(join(folder.path, 'lock'), port)
  if ('release' in taken) return taken
  throw new StartFailure('data-folder-in-use', await describeHolder(folder, taken.holder))
}

async function describeHolder(folder: DataFolder, holder: HeldLock): Promise<string> {
  const server = await readServerFile(folder).catch(() => null)
  const port = holder.port === null ? '' : ` on port ${holder.port}`
  const where =
    server?.pid === holder.pid
      ? ` at http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`
      : port
  const elsewhere =
    holder.elsewhere === null ? '' : `, in another container or on another machine (${holder.elsewhere})`
  return `Zorgborg already runs on the data folder ${folder.path}${where} (process ${holder.pid}${elsewhere}): use that one, stop it first, or choose another folder with --data.`
}

/** Tells the command line where this server listens; replaces what was there in one step. */
export async function writeServerFile(folder: DataFolder, server: ServerFile): Promise<void> {
  const temporary = `${folder.serverFile}.${randomUUID()}`
  try {
    await writeDurably(temporary, `${JSON.stringify({ ...server, started: processMark(server.pid) })}\n`, 'and-keep')
    await rename(temporary, folder.serverFile)
  } catch (error) {
    throw explain(folder.path, error)
  }
}

/** Where the server on this data folder listens; null when there is no such file or the process that wrote it no longer lives. */
export async function readServerFile(folder: DataFolder): Promise<ServerFile | null> {
  let text: string
  try {
    text = await readFile(folder.serverFile, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw explain(folder.path, error)
  }
  const found = parse(text)
  if (found === null || found.started === null || processMark(found.pid) !== found.started) return null
  return { pid: found.pid, port: found.port, host: found.host, token: found.token }
}

function parse(text: string): (ServerFile & { started: string | null }) | null {
  try {
    const { pid, port, host, token, started } = (JSON.parse(text) ?? {}) as Record<string, unknown>
    if (typeof pid !== 'number' || typeof port !== 'number' || typeof host !== 'string' || typeof token !== 'string')
      return null
    return { pid, port, host, token, started: typeof started === 'string' ? started : null }
  } catch {
    return null
  }
}

/** Takes back what `writeServerFile` told; it is no error when it is gone already. */
export async function removeServerFile(folder: DataFolder): Promise<void> {
  await rm(folder.serverFile, { force: true })
}
