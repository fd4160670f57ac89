import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningServer = {
  /** Where a browser finds it, without a slash at the end. */
  address: string
  /** The one-time token for the first administrator, as the console showed it; null where there are accounts. */
  setupToken: string | null
  stop(): Promise<void>
}

type Options = {
  demo?: boolean
  /** Left out: the embedded database, in the data folder. */
  databaseUrl?: string
  smtpUrl?: string
}

const root = join(import.meta.dirname, '../..')

/** Starts the server as somebody would on the command line, with a data folder of its own. Fails with what it printed. */
export async function startServer({ demo, databaseUrl, smtpUrl }: Options = {}): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'zorgborg-journey-'))
  const port = await freePort()
  const words = ['start', '--port', String(port), '--data', data, ...(demo ? ['--demo'] : [])]
  const env = { ...process.env, DATABASE_URL: databaseUrl, ZORGBORG_SMTP_URL: smtpUrl, NODE_ENV: 'production' }
  const child = spawn(process.execPath, ['src/app/main.ts', ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(data, { recursive: true, force: true })
  }
  const ready = new Promise<void>((resolve) => {
    const listen = (part: Buffer) => {
      printed += part.toString()
      if (printed.includes('Zorgborg is ready')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  await Promise.race([ready, ended])
  if (child.exitCode !== null) {
    await stop()
    throw new Error(`the server did not start:\n${printed}`)
  }
  // The token and the logins follow in the same breath.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const setupToken = /one-time token:\s+(\S+)/.exec(printed)?.[1] ?? null
  return { address: `http://localhost:${port}`, setupToken, stop }
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
