import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '../core/standards/content.ts'
import { stopDrawing } from '../features/estimates/drawing.ts'
import { prepareBackup } from '../platform/backup/make-backup.ts'
import { type Connection, connect, type Engine } from '../platform/database/connect.ts'
import { startEmbeddedDatabase } from '../platform/database/embedded/start.ts'
import { migrate } from '../platform/database/migrate.ts'
import { type DataFolder, lockDataFolder, openDataFolder } from '../platform/files/data-folder.ts'
import { keepRoomIn, roomIn } from '../platform/files/disk-room.ts'
import { openFileKey } from '../platform/files/file-key.ts'
import { openFileStore } from '../platform/files/file-store.ts'
import { clamdScanner } from '../platform/files/virus-scanner.ts'
import { home } from '../platform/home.ts'
import { ensureSetupToken } from '../platform/identity/first-administrator.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { openTrailKey, type TrailKey } from '../platform/trail/keys.ts'
import { stopRendering } from '../render/rendering.ts'
import { type Assembled, assemble } from './assemble.ts'
import type { Config } from './config.ts'
import { loadContent } from './load-content.ts'
import { openSecret } from './secret.ts'

export type App = Assembled & {
  engine: Engine
  content: Content
  trailKey: TrailKey
  folder: DataFolder
  operatorToken: string
  /** The one-time token for the first administrator; null once an account exists. */
  setupToken: string | null
  close(): Promise<void>
}

export type OpenOptions = {
  onProgress(line: string): void
  /** The embedded database ended by itself, or somebody asked the server to stop. */
  onStop?(reason: string): void
}

export const version = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version

const databaseSteps: Record<string, string> = {
  prepare: 'Preparing the embedded database',
  initialise: 'Making a new database',
  start: 'Starting the database',
  adopt: 'Taking over the database that still runs',
}

export async function openEngine(config: Config, folder: DataFolder, options: OpenOptions) {
  if (config.databaseUrl !== null) {
    options.onProgress('Connecting to the database server')
    return { connection: config.databaseUrl as Connection, stop: async () => {} }
  }
  const embedded = await startEmbeddedDatabase({
    folder,
    onProgress: (step) => {
      const line = databaseSteps[step]
      if (line) options.onProgress(line)
    },
  })
  embedded.onUnexpectedExit((reason) => options.onStop?.(reason))
  const { host, port, user, database } = embedded
  return { connection: { host, port, user, database } as Connection, stop: () => embedded.stop() }
}

export function unreachable(error: unknown): StartFailure | null {
  const { code, message } = error as { code?: string; message?: string }
  const refused = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    '28P01',
    '28000',
    '3D000',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ]
  return code && refused.includes(code)
    ? new StartFailure(
        'database-unreachable',
        `The database that DATABASE_URL names cannot be used: ${message}. Check address, name and password.`,
      )
    : null
}

/**
 * Opens everything on a data folder: lock, database, migrations, keys, and the application itself. Throws StartFailure with a
 * sentence for what a person can mend; whatever was opened by then is closed again.
 */
export async function openApp(config: Config, options: OpenOptions): Promise<App> {
  const content = loadContent(join(home, 'content'))
  const folder = await openDataFolder(config.data)
  const lock = await lockDataFolder(folder, config.port)
  const undo: (() => Promise<unknown>)[] = [() => lock.release()]
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => {})
  }
  try {
    const database = await openEngine(config, folder, options)
    undo.push(() => database.stop())
    const engine = {
      ...connect(database.connection),
      ...(config.databaseUrl ? {} : { mayWrite: keepRoomIn(folder.path) }),
    }
    undo.push(() => engine.close())
    const applied = await migrate(engine, join(home, 'migrations'))
    if (applied.length > 0) options.onProgress(`Brought the database up to date (${applied.length} steps)`)
    const trailKey = await openTrailKey(folder.keys)
    const fileStore = openFileStore(folder.files, await openFileKey(folder.keys, config.fileKey))
    const operatorToken = randomBytes(32).toString('base64url')
    const assembled = await assemble({
      engine,
      content,
      trailKey,
      secret: await openSecret(folder.keys),
      baseUrl: config.baseUrl ?? `http://localhost:${config.port}`,
      operatorToken,
      smtpUrl: config.smtpUrl,
      mailFrom: config.mailFrom,
      mailOnConsole: config.dev,
      trustedProxies: config.trustedProxies,
      logLevel: config.logLevel,
      demo: config.demo,
      checkAnswers: config.dev,
      web: join(home, 'dist', 'web'),
      version,
      fileStore,
      scanner: config.clamd === null ? null : clamdScanner(config.clamd),
      uploadLimit: config.uploadLimit * 1_000_000,
      diskRoom: roomIn(folder.path),
      prepareBackup: (recipients) => prepareBackup({ engine, folder, version, recipients }),
      stop: () => options.onStop?.('asked to stop'),
    })
    undo.push(() => stopRendering())
    undo.push(() => stopDrawing())
    undo.push(() => assembled.http.close())
    return {
      ...assembled,
      engine,
      content,
      trailKey,
      folder,
      operatorToken,
      setupToken: await ensureSetupToken(engine.rows),
      close,
    }
  } catch (error) {
    await close()
    throw unreachable(error) ?? error
  }
}
