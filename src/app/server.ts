import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { removeServerFile, writeServerFile } from '../platform/files/data-folder.ts'
import { StartFailure } from '../platform/start-failure.ts'
import type { Config } from './config.ts'
import { loadDemo } from './demo/load-demo.ts'
import { freePort } from './free-port.ts'
import { type App, openApp } from './open-app.ts'
import { startSweeps } from './schedule.ts'

function portTaken(error: unknown, config: Config): StartFailure | null {
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE') {
    return new StartFailure(
      'port-taken',
      `Port ${config.port} is in use by another program. Choose another one, for example --port ${config.port + 1}.`,
    )
  }
  if (code === 'EACCES') {
    return new StartFailure(
      'port-not-allowed',
      `This user may not listen on port ${config.port}. Choose a port above 1023, for example --port 7510.`,
    )
  }
  if (code === 'EADDRNOTAVAIL') {
    return new StartFailure(
      'host-not-here',
      `${config.host} is no address of this machine. Use --host 127.0.0.1 or --host 0.0.0.0.`,
    )
  }
  return null
}

async function listen(app: App, config: Config): Promise<number> {
  try {
    await app.http.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw portTaken(error, config) ?? error
  }
  const address = app.http.server.address()
  return typeof address === 'object' && address !== null ? address.port : config.port
}

function announce(app: App, config: Config, port: number, demoLogins: string[]): void {
  const say = (line = '') => console.log(line)
  say()
  say(`  Zorgborg is ready: ${config.baseUrl ?? `http://localhost:${port}`}`)
  if (app.setupToken !== null && demoLogins.length === 0) {
    say()
    say('  There is no account yet. Make the first one with this one-time token:')
    say(`  ${app.setupToken}`)
  }
  if (demoLogins.length > 0) {
    say()
    for (const line of demoLogins) say(`  ${line}`)
  }
  if (config.smtpUrl === null) {
    say()
    say(config.dev ? '  Mail is printed here.' : '  No mail is sent: set ZORGBORG_SMTP_URL to a mail server.')
  }
  say()
}

/** Gives back the memory that a year of examples took, which the server needs never again. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** Listens until there is a reason to stop, which it gives. */
async function serve(app: App, config: Config, stopped: Promise<string>): Promise<string> {
  const demoLogins = config.demo ? await loadDemo(app, (line) => console.log(`  ${line}`)) : []
  if (config.demo) collectGarbage()
  const port = await listen(app, config)
  await writeServerFile(app.folder, { pid: process.pid, port, host: config.host, token: app.operatorToken })
  const sweeps = startSweeps(app, app.http.log)
  announce(app, config, port, demoLogins)
  const reason = await stopped
  console.log(`  Stopping (${reason})`)
  await removeServerFile(app.folder)
  await sweeps.stop()
  return reason
}

/**
 * Runs the server until it is told to stop: by SIGINT, SIGTERM, the command line, or an embedded database that ended by itself.
 * Resolves after everything has been closed in good order.
 */
export async function runServer(given: Config): Promise<void> {
  let stop: (reason: string) => void = () => {}
  const stopped = new Promise<string>((resolve) => {
    stop = resolve
  })
  // From the first moment and for good: neither a start that is broken off nor a second signal may leave a database behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal))
  const config = given.port === 0 ? { ...given, port: await freePort(given.host) } : given
  const app = await openApp(config, {
    onProgress: (line) => console.log(`  ${line}`),
    onStop: (reason) => stop(reason),
  })
  try {
    const early = await Promise.race([stopped, null])
    if (early !== null) console.log(`  Stopping (${early})`)
    const reason = early ?? (await serve(app, config, stopped))
    if (reason !== 'SIGINT' && reason !== 'SIGTERM' && reason !== 'asked to stop') {
      console.error(reason)
      process.exitCode = 1
    }
  } finally {
    await app.close()
  }
}
