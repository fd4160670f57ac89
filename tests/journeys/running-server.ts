import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtServer, compiledPrograms, forAMoment } from '../built-programs.ts'

export type RunningServer = {
  /** Where a browser finds it, without a slash at the end. */
  address: string
  /** The one-time token for the first administrator, as the console showed it; null in the demo. */
  setupToken: string | null
  stop(): Promise<void>
}

type Options = {
  demo?: boolean
  /** A data folder that stays when the server stops. Left out: one of its own, that goes. */
  data?: string
  /** Left out: the embedded database, in the data folder. */
  databaseUrl?: string
  smtpUrl?: string
}

const root = join(import.meta.dirname, '../..')

/** Starts the server as somebody would on the command line. Fails with what it printed. */
export async function startServer(options: Options = {}): Promise<RunningServer> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'zorgborg-journey-')))
  const remove = async () => (options.data ? undefined : rm(data, { recursive: true, force: true }))
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const { printed, stop } = await run(options, data, port)
    const setupToken = tokenIn(printed())
    const started = printed().includes(readyMark) && (options.demo || setupToken !== null)
    if (started) {
      const address = `http://localhost:${port}`
      return { address, setupToken, stop: () => stop().then(remove) }
    }
    await stop()
    // What was free a moment ago can be another's by now.
    if (attempt < 5 && printed().includes('is in use by another program')) continue
    await remove()
    throw new Error(`the server did not start:\n${printed()}`)
  }
}

const readyMark = 'Zorgborg is ready'
const tokenIn = (printed: string): string | null => /one-time token:\s+(\S+)\s/.exec(printed)?.[1] ?? null

/** Runs until it says that it is ready, and shows its token where there is one to show; or until it ended. */
async function run({ demo, databaseUrl, smtpUrl }: Options, data: string, port: number) {
  const words = ['start', '--port', String(port), '--data', data, ...(demo ? ['--demo'] : [])]
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: compiledPrograms,
    DATABASE_URL: databaseUrl,
    ZORGBORG_SMTP_URL: smtpUrl,
    NODE_ENV: 'production',
  }
  const child = spawn(process.execPath, [...forAMoment, builtServer, ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const ready = new Promise<void>((resolve) => {
    const listen = (part: Buffer) => {
      printed += part.toString()
      if (printed.includes(readyMark) && (demo || tokenIn(printed))) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  await Promise.race([ready, ended])
  return { printed: () => printed, stop }
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
