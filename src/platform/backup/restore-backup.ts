import { identityToRecipient } from 'age-encryption'
import { instantOf } from '../../core/time/instant.ts'
import type { Engine } from '../database/connect.ts'
import { installation } from '../database/ids.ts'
import type { DataFolder } from '../files/data-folder.ts'
import { diskFull, StartFailure, saysDiskFull, systemCode } from '../start-failure.ts'
import { trailKeyFile, trailKeyOf } from '../trail/keys.ts'
import { type TrailVerification, verifyEverything } from '../trail/verify.ts'
import { archiveRefusals } from './archive-refusals.ts'
import { keepBackupKey } from './backup-key.ts'
import type { CheckedArchive } from './check-archive.ts'
import { inOneTransaction, loadArchive } from './load-archive.ts'
import { openPlacing, refuseOtherFiles } from './place-files.ts'

export type RestoreTarget = {
  /** Opened for this alone; close it afterwards. */
  engine: Engine
  /** Locked by the caller. */
  folder: DataFolder
  /** The folder of migrations. */
  migrations: string
  /** Go on although the trail in the archive is not whole: the archive tells faithfully of a database that was altered. */
  evenIfBroken?: boolean
}

export type Restored = {
  organisations: number
  rows: number
  files: number
  /** What verifying found, in the restored database. */
  trail: TrailVerification
}

/**
 * Puts a checked archive into an empty database and an empty data folder, in one transaction: rows, then the proof that the trail is
 * whole under the restored key, then keys and files, and at last the commit. Until that commit the database is as empty as it was;
 * interrupted before it, the same restore can be run again.
 *
 * @throws StartFailure `restore-target`, `restore-broken-trail`, `archive-damaged`, `disk-full` or `restore-failed`
 */
export async function restoreBackup(archive: CheckedArchive, target: RestoreTarget): Promise<Restored> {
  const { engine, folder, migrations } = target
  const { head, manifest } = archive
  await refuseOtherFiles(folder, manifest)
  const placing = await openPlacing(folder)
  try {
    const trail = await inOneTransaction(engine, async (loading) => {
      await loadArchive(loading, archive, migrations, placing.take)
      const pem = placing.key(trailKeyFile)
      if (pem === undefined) throw archiveRefusals.damaged(archive.file, 'the key of the trail is not in it')
      const reader = { rows: loading.rows, now: instantOf(Date.now()) }
      const found = await verifyEverything(reader, trailKeyOf(Buffer.from(pem).toString('utf8')))
      if (!found.whole && !target.evenIfBroken) throw brokenTrail(archive.file, found)
      // Before the commit, because rows without their keys are of no use, and keys without rows do no harm: interrupted here, the
      // same restore runs again.
      await placing.place()
      return found
    })
    // A key that others hold, offline, is not put on the server.
    if ((await identityToRecipient(archive.identity)) === head.recipient) {
      await keepBackupKey(folder.keys, async () => archive.identity)
    }
    await engine.pool.query('analyze').catch(() => {})
    return {
      organisations: head.trail.heads.filter(({ organisation }) => organisation !== installation).length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: manifest.entries.filter(({ name }) => name.startsWith('files/')).length,
      trail,
    }
  } catch (error) {
    throw explain(folder, error)
  } finally {
    await placing.end()
  }
}

function brokenTrail(file: string, { faults }: TrailVerification): StartFailure {
  const first = faults.slice(0, 5).map(({ sentence }) => `\n  ${sentence}`)
  return new StartFailure(
    'restore-broken-trail',
    `${file} is intact, but the trail in it was already broken when it was made. Nothing was restored; add --even-if-broken to restore it as it is.${first.join('')}`,
  )
}

function explain(folder: DataFolder, error: unknown): StartFailure {
  if (error instanceof StartFailure) return error
  // PostgreSQL's own code for a full disk is 53100.
  if (saysDiskFull(error) || systemCode(error) === '53100') return diskFull(folder.path, error)
  const said = error instanceof Error ? error.message : String(error)
  return new StartFailure('restore-failed', `The archive could not be restored and nothing was changed: ${said}`, {
    cause: error,
  })
}
