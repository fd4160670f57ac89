import { join } from 'node:path'
import { readBackupKey } from '../platform/backup/backup-key.ts'
import { checkArchive } from '../platform/backup/check-archive.ts'
import { type Restored, restoreBackup } from '../platform/backup/restore-backup.ts'
import { connect } from '../platform/database/connect.ts'
import { migrationNames } from '../platform/database/migrate.ts'
import { lockDataFolder, openDataFolder } from '../platform/files/data-folder.ts'
import { home } from '../platform/home.ts'
import type { Config } from './config.ts'
import { openEngine, unreachable, version } from './open-app.ts'

export type RestoreOptions = {
  /** File with the age key; null: the backup key of the data folder. */
  key: string | null
  evenIfBroken: boolean
  onProgress(line: string): void
}

/**
 * Reads and checks an archive, and only then makes or touches the data folder and the database that the configuration names. Both
 * have to be empty, and no server may run on them.
 *
 * @throws StartFailure with a sentence for whatever is in the way
 */
export async function restoreArchive(config: Config, file: string, options: RestoreOptions): Promise<Restored> {
  const key = await readBackupKey(options.key ?? join(config.data, 'keys', 'backup.agekey'))
  const migrations = join(home, 'migrations')
  options.onProgress('Reading and checking the archive')
  const names = await migrationNames(migrations)
  const archive = await checkArchive({ file, identity: key.identity, version }, names)
  options.onProgress(`Made by Zorgborg ${archive.head.version} at ${archive.head.madeAt}; complete and unaltered`)
  const folder = await openDataFolder(config.data)
  const lock = await lockDataFolder(folder, null)
  try {
    const database = await openEngine(config, folder, options)
    const engine = connect(database.connection, 2)
    try {
      options.onProgress('Loading it and verifying the trail')
      return await restoreBackup(archive, { engine, folder, migrations, evenIfBroken: options.evenIfBroken })
    } catch (error) {
      throw unreachable(error) ?? error
    } finally {
      await engine.close()
      await database.stop()
    }
  } finally {
    await lock.release()
  }
}
