import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFailure, systemCode } from '../../start-failure.ts'
import { type Account, accountWithName, giveTo, giveTree } from './account.ts'
import type { Binaries } from './binaries.ts'
import { bareEnvironment } from './environment.ts'
import { explainDatabaseFailure } from './explain-failure.ts'
import { initialiseArguments } from './settings.ts'

/**
 * Whether there is a cluster that these programs can run; false where the folder is absent or empty.
 *
 * @throws StartFailure `database-version` for a cluster of another major version, `database-damaged` for a folder that holds something else
 */
export async function hasCluster(cluster: string, binaries: Binaries): Promise<boolean> {
  try {
    const major = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
    if (major === binaries.major) return true
    throw new StartFailure(
      'database-version',
      `The database in ${cluster} was made by PostgreSQL ${major} and this Zorgborg brings PostgreSQL ${binaries.major}: start the Zorgborg that made it, make a backup, and restore that into an empty data folder with this one.`,
    )
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
  }
  const names = await readdir(cluster).catch(() => [])
  if (names.length === 0) return false
  throw new StartFailure(
    'database-damaged',
    `The folder ${cluster} holds files but no database (PG_VERSION is missing): put back what was there from a backup, or choose another data folder with --data.`,
  )
}

/**
 * Makes an empty cluster at `cluster`. It is made beside it and moved into place when whole, so that an interrupted start leaves nothing half made.
 *
 * @throws StartFailure `disk-full`, `database-account` or `database-failed`
 */
export async function initialiseCluster(cluster: string, binaries: Binaries, account: Account): Promise<void> {
  const draft = `${cluster}.draft`
  await rm(draft, { recursive: true, force: true })
  try {
    await mkdir(draft, { mode: 0o700 })
    const maker = accountWithName(account)
    await giveTo(maker, draft)
    await runInitdb(draft, binaries, maker)
    if (account !== null) await giveTree(account, draft)
    await rename(draft, cluster)
  } catch (error) {
    const failure = await explainDatabaseFailure(cluster, 'be made', '', error)
    await rm(draft, { recursive: true, force: true })
    throw failure
  }
}

async function runInitdb(draft: string, binaries: Binaries, account: Account): Promise<void> {
  const child = spawn(binaries.initdb, initialiseArguments(account, draft), {
    ...account,
    cwd: draft,
    env: bareEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-16_384)
    })
  }
  const status = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
  if (status !== 0) throw await explainDatabaseFailure(draft, 'be made', said, `initdb ended with ${status}`)
}
