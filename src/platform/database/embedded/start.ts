import { setTimeout as wait } from 'node:timers/promises'
import type { DataFolder } from '../../files/data-folder.ts'
import { processMark } from '../../process-mark.ts'
import { chooseAccount, giveTo } from './account.ts'
import { adoptServer } from './adopt.ts'
import { type BinarySource, findBinaries, placesForBinaries, prepareBinaries } from './binaries.ts'
import { ensureDatabase } from './connect.ts'
import { explainDatabaseFailure } from './explain-failure.ts'
import { hasCluster, initialiseCluster } from './initialise.ts'
import { launchServer } from './launch.ts'
import { databaseName, socketPort, superuser } from './settings.ts'
import { openSocketFolder } from './socket-folder.ts'
import { askToStop, stopServer } from './stop-server.ts'

/** A running embedded database. Connect with `{ host, port, user, database, ssl: false }`; there is no password, the folder of the socket is the lock. */
export type EmbeddedDatabase = {
  /** The folder that holds the socket; never a network address. */
  host: string
  port: number
  user: string
  database: string
  /** Whether it was left running by an earlier process that was killed. */
  adopted: boolean
  pid: number
  /**
   * Stops it cleanly and waits until it is gone. End your pools first, and give each a listener for `error`: what is still open, be it for a moment
   * after `pool.end()`, is broken off, and a pool without that listener then throws.
   */
  stop(): Promise<void>
  /** Calls once, with a sentence, when the database ends without having been asked to; at once when it already has. */
  onUnexpectedExit(listener: (reason: string) => void): void
}

export type StartStep = 'prepare' | 'initialise' | 'start' | 'adopt' | 'ready'

export type StartOptions = {
  folder: DataFolder
  onProgress?: (step: StartStep, detail?: string) => void
  /** Programs other than those of the npm package, and where they may be copied to. */
  binaries?: { source: BinarySource; places: string[] }
}

/**
 * Starts the PostgreSQL of the data folder, making its cluster the first time, or adopts the one that a killed process left running.
 * The caller holds the lock of the data folder (`lockDataFolder`) until after `stop()`.
 *
 * When this process ends without calling `stop()` the database is asked to stop; when it is killed, the next start adopts the database.
 *
 * @throws StartFailure `no-database-binaries`, `database-account`, `database-version`, `database-damaged`, `disk-full`, `socket-folder` or `database-failed`
 */
export async function startEmbeddedDatabase({
  folder,
  onProgress = () => {},
  binaries: given,
}: StartOptions): Promise<EmbeddedDatabase> {
  const cluster = folder.postgres
  onProgress('prepare')
  const account = await chooseAccount(cluster)
  const binaries = await prepareBinaries(
    given?.source ?? findBinaries(),
    account,
    given?.places ?? placesForBinaries(account, folder.path),
  )
  if (!(await hasCluster(cluster, binaries))) {
    onProgress('initialise')
    await initialiseCluster(cluster, binaries, account)
  }
  await giveTo(account, cluster)
  const socket = await openSocketFolder(cluster)
  const adopted = await adoptServer(cluster, socket.host, binaries, account)
  onProgress(adopted === null ? 'start' : 'adopt', adopted === null ? undefined : `process ${adopted}`)
  const launched =
    adopted === null
      ? await launchServer(cluster, binaries, account, () =>
          onProgress('start', 'the database repairs what an interruption left; this may take minutes'),
        )
      : { pid: adopted, ended: watch(adopted) }

  let stopping = false
  const stopWithUs = () => askToStop(launched.pid)
  process.once('exit', stopWithUs)
  const unexpected = launched.ended.then((how) => {
    process.removeListener('exit', stopWithUs)
    return stopping
      ? null
      : `The embedded database (process ${launched.pid}) ended unexpectedly with ${how}; its log is in ${cluster}/log.`
  })
  const stop = async () => {
    stopping = true
    await stopServer(cluster, launched.pid)
    // The child does not keep us alive, so while we wait for its end something else must.
    const awake = setInterval(() => {}, 1_000)
    await unexpected
    clearInterval(awake)
    await socket.remove()
  }
  try {
    await ensureDatabase(socket.host)
  } catch (error) {
    const failure = await explainDatabaseFailure(cluster, 'be opened', '', error)
    await stop()
    throw failure
  }
  onProgress('ready')
  const listen = (listener: (reason: string) => void) =>
    void unexpected.then((reason) => reason !== null && listener(reason))
  const address = { host: socket.host, port: socketPort, user: superuser, database: databaseName }
  return { ...address, adopted: adopted !== null, pid: launched.pid, stop, onUnexpectedExit: listen }
}

/** How the end of a process that is not our child is seen: by looking, four times a second. */
async function watch(pid: number): Promise<string> {
  const mark = processMark(pid)
  while (mark !== null && processMark(pid) === mark) await wait(250, undefined, { ref: false })
  return 'an unknown cause'
}
