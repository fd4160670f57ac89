import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServerFile } from '../../src/platform/files/data-folder.ts'
import { builtServer, compiledPrograms, forAMoment } from '../built-programs.ts'

const root = join(import.meta.dirname, '..', '..')

/** How a process ended, and all that it printed. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string }

/** A program of ours as a process of its own. */
export type Running = {
  pid: number
  child: ChildProcess
  out(): string
  err(): string
  ended: Promise<Ended>
}

const started = new Set<ChildProcess>()

/** What a user's shell would give: none of our settings, unless the test gives them. */
function environment(given: Record<string, string>): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined &&
      !/^(ZORGBORG_|DATABASE_URL$|VITEST|NODE_OPTIONS$|NODE_ENV$|NODE_DISABLE_COMPILE_CACHE$)/.test(name),
  )
  return { ...(Object.fromEntries(kept) as Record<string, string>), NODE_COMPILE_CACHE: compiledPrograms, ...given }
}

/** Runs the command line as the user would, apart from this process. */
export function runProgram(args: string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [...forAMoment, builtServer, ...args], {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.add(child)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ended>((resolve) => {
    // `exit`, not `close`: a database that lives on after its server must not keep us waiting, whatever it holds open.
    child.once('exit', async (code, signal) => {
      started.delete(child)
      await Promise.race([new Promise((closed) => child.once('close', closed)), wait(500)])
      resolve({ code, signal, out, err })
    })
  })
  return { pid: child.pid ?? 0, child, out: () => out, err: () => err, ended }
}

/** A server that is ready: `call` speaks to it as the operator. */
export type Server = Running & ServerFile & { startedIn: number }

class DidNotStart extends Error {}

/** Starts the server on a data folder and any free port, and waits until it has said that it is ready. */
export async function startServer(
  data: string,
  env: Record<string, string> = {},
  more: string[] = [],
): Promise<Server> {
  const began = Date.now()
  const running = runProgram(['start', '--data', data, '--port', '0', ...more], { ZORGBORG_LOG_LEVEL: 'error', ...env })
  let ended: Ended | null = null
  running.ended.then((how) => {
    ended = how
  })
  for (;;) {
    const file = readServer(data)
    if (file?.pid === running.pid && running.out().includes('is ready')) {
      return { ...running, ...file, startedIn: Date.now() - began }
    }
    if (ended) throw new DidNotStart(JSON.stringify(ended))
    if (Date.now() - began > 60_000) throw new DidNotStart(`not ready after a minute: ${running.out()}${running.err()}`)
    await wait(10)
  }
}

/** What the server on this folder wrote about itself; null when there is nothing. */
export function readServer(data: string): ServerFile | null {
  try {
    return JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as ServerFile
  } catch {
    return null
  }
}

/** Processes that work in a folder or below it: the database of a data folder and nothing else. Only where there is /proc. */
export function processesIn(folder: string): number[] {
  const real = existsSync(folder) ? realpathSync(folder) : folder
  const ids = existsSync('/proc/self') ? readdirSync('/proc').map(Number) : []
  return ids.filter((id) => {
    try {
      return id > 0 && `${readlinkSync(`/proc/${id}/cwd`)}/`.startsWith(`${real}/`)
    } catch {
      return false
    }
  })
}

/** The database server itself, of all processes in the folder. */
export function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Waits for something to come true, looking every ten milliseconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
    await wait(10)
  }
}

/** A folder of the test's own. */
export function newFolder(): string {
  return mkdtempSync(join(realpathSync(tmpdir()), 'zorgborg-fault-'))
}

/** Ends whatever a test left running in these folders, and removes them. */
export async function tidy(folders: string[]): Promise<void> {
  for (const child of started) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    for (const pid of processesIn(folder)) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It was gone already.
      }
    }
    await until('nothing runs in the folder', () => processesIn(folder).length === 0)
    rmSync(folder, { recursive: true, force: true })
  }
}
