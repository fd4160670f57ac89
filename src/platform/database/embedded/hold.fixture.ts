import { writeSync } from 'node:fs'
import { lockDataFolder, openDataFolder } from '../../files/data-folder.ts'
import { StartFailure } from '../../start-failure.ts'
import { startEmbeddedDatabase } from './start.ts'

// A process that starts the database of the folder in its first argument, tells so in one line, and holds it until it is killed or told `stop`.
const tell = (value: object) => writeSync(1, `${JSON.stringify(value)}\n`)
try {
  const folder = await openDataFolder(process.argv[2] ?? '')
  const lock = await lockDataFolder(folder, 4711)
  const database = await startEmbeddedDatabase({ folder })
  database.onUnexpectedExit((reason) => tell({ unexpected: reason }))
  tell({ pid: database.pid, host: database.host, adopted: database.adopted, uid: process.getuid?.() })
  process.stdin.resume().once('data', async (word) => {
    if (String(word).trim() === 'leave') process.exit(0)
    await database.stop()
    await lock.release()
    process.exit(0)
  })
} catch (error) {
  tell({ code: error instanceof StartFailure ? error.code : 'other', message: String(error) })
  process.exitCode = 1
}
