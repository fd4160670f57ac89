/**
 * Makes the archive that every later version has to be able to restore: `node tests/archives/make-archive.ts`, once for each release,
 * before it is published, and again when a migration of a version that is not released yet changes. Writes `<version>.age` and the
 * key that opens it, which protects nothing: all in it is invented.
 */
import { createWriteStream, readFileSync } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openBackupKey } from '../../src/platform/backup/backup-key.ts'
import { makeBackup } from '../../src/platform/backup/make-backup.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { startEmbeddedDatabase } from '../../src/platform/database/embedded/start.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDataFolder } from '../../src/platform/files/data-folder.ts'
import { installationOn, migrations } from '../installation.ts'

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'))
const folder = await openDataFolder(await mkdtemp(join(tmpdir(), 'zorgborg-archive-')))
const database = await startEmbeddedDatabase({ folder })
const engine = connect(
  { host: database.host, port: database.port, user: database.user, database: database.database },
  2,
)
try {
  await migrate(engine, migrations)
  const installation = await installationOn(engine, folder)
  await installation.organisation(8)
  await installation.organisation(3, 'Twee woorden — en “aanhalingstekens”.')
  await installation.account()
  await writeFile(join(folder.keys, 'secret'), 'for-tests-only-for-tests-only-for-tests-only\n', { mode: 0o600 })
  await writeFile(join(folder.files, 'evidence'), 'evidence')
  const { path } = await openBackupKey(folder.keys)
  const to = join(import.meta.dirname, `${version}.age`)
  await pipeline(await makeBackup({ engine, folder, version }), createWriteStream(to))
  await copyFile(path, `${to}key`)
  console.log(`${to} made`)
} finally {
  await engine.close()
  await database.stop()
  await rm(folder.path, { recursive: true, force: true })
}
