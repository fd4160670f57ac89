import { resolve } from 'node:path'
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
      }),
    )
}

/** `restore`: an archive into an empty database, and the proof that nothing in it was changed. */
export function restoreCommand(terminal: Terminal) {
  return dataCommand('restore', 'put an archive into an empty data folder and verify it')
    .argument('<file>', 'the archive')
    .option('--identity <file>', 'key to decrypt with; left out: the backup key of the data folder')
    .action(async (file: string, options: { data?: string; identity?: string }) => {
      const config = parseConfig(options.data === undefined ? [] : ['--data', options.data], terminal.env)
      const { restoreArchive } = await import('../restore-archive.ts')
      const identity = options.identity === undefined ? null : resolve(options.identity)
      const onProgress = (line: string) => terminal.warn(line)
      const restored = await restoreArchive(config, resolve(file), { identity, onProgress })
      terminal.print(`Restored ${restored.organisations} organisations with ${restored.rows} rows; the trail is whole.`)
    })
}
