import { join, resolve } from 'node:path'
import { makeBackup } from '../../features/system/system.contract.ts'
import { parseConfig } from '../config.ts'
import { saveTo } from './save-to.ts'
import { dataCommand, type Terminal, withApi } from './terminal.ts'

/** `backup`: one encrypted archive of everything. */
export function backupCommand(terminal: Terminal) {
  return dataCommand('backup', 'write one encrypted archive of everything')
    .requiredOption('--out <file>', 'file to write; - is standard output')
    .option('--recipient <key...>', 'encrypt to these age recipients in place of the own backup key')
    .action((options: { data?: string; out: string; recipient?: string[] }) =>
      withApi(terminal, options, async (api) => {
        const bytes = await api.callForFile(makeBackup, { body: { recipients: options.recipient } })
        const size = await saveTo(options.out, bytes, 0o600)
        if (options.out !== '-') terminal.warn(`${options.out} written (${size} bytes)`)
        terminal.warn(
          options.recipient === undefined
            ? `Only the key ${ownKey(terminal, options)} opens it. Keep a copy of that key elsewhere: without it no archive can be restored.`
            : 'Only who holds a key of the recipients opens it: the key of this installation does not.',
        )
      }),
    )
}

const configOf = (terminal: Terminal, options: { data?: string }) =>
  parseConfig(options.data === undefined ? [] : ['--data', options.data], terminal.env)

const ownKey = (terminal: Terminal, options: { data?: string }) =>
  join(configOf(terminal, options).data, 'keys', 'backup.agekey')

type RestoreOptions = { data?: string; key?: string; evenIfBroken?: boolean }

/** `restore`: an archive into an empty database, and the proof that nothing in it was changed. */
export function restoreCommand(terminal: Terminal) {
  return dataCommand('restore', 'put an archive into an empty data folder or database, and verify it')
    .argument('<file>', 'the archive')
    .option('--key <file>', 'key that opens it; left out: the backup key of the data folder')
    .option('--even-if-broken', 'restore also when the trail in the archive is not whole')
    .action(async (file: string, options: RestoreOptions) => {
      const { restoreArchive } = await import('../restore-archive.ts')
      const restored = await restoreArchive(configOf(terminal, options), resolve(file), {
        key: options.key === undefined ? null : resolve(options.key),
        evenIfBroken: options.evenIfBroken ?? false,
        onProgress: (line) => terminal.warn(line),
      })
      const trail = restored.trail.whole ? 'the trail is whole' : 'the trail is NOT whole, as it was when it was made'
      terminal.print(
        `Restored ${restored.organisations} organisations with ${restored.rows} rows and ${restored.files} files; ${trail}.`,
      )
    })
}
