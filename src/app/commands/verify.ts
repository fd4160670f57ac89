import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { parsePrintedHead } from '../../core/transparency/printed-head.ts'
import { stopServer } from '../../features/system/system.contract.ts'
import { type trailVerification, verifyInstallation, verifyTrail } from '../../features/trail/trail.contract.ts'
import { findOrganisation } from './organisations.ts'
import { CommandFailed, dataCommand, jsonOption, type Terminal, WrongUse, withApi } from './terminal.ts'

type Verification = z.output<typeof trailVerification>
type VerifyOptions = { data?: string; organisation?: string; checkpoint?: string; printed?: string; json?: boolean }

/** `verify`: proves the trail and the stored files whole, or names where they are not. */
export function verifyCommand(terminal: Terminal) {
  return dataCommand('verify', 'prove that the trail and every stored file are whole, or name where they are not')
    .option('--organisation <name>', 'one organisation alone')
    .option('--checkpoint <file>', 'a checkpoint kept elsewhere that the trail must still contain')
    .option('--printed <size and root>', 'the same as printed in a document, such as "412 Zm9v…="')
    .addOption(jsonOption())
    .action(async (options: VerifyOptions) => {
      const { printed } = options
      if ((options.checkpoint ?? printed) !== undefined && options.organisation === undefined) {
        throw new WrongUse('A checkpoint belongs to one organisation: add --organisation NAME.')
      }
      if (options.checkpoint !== undefined && printed !== undefined) {
        throw new WrongUse('Give either --checkpoint or --printed.')
      }
      if (printed !== undefined && parsePrintedHead(printed) === null) {
        throw new WrongUse(
          'Write the number of entries and the root as the document prints them: --printed "412 <44 characters that end in =>".',
        )
      }
      const checkpoint = options.checkpoint === undefined ? printed : await readText(options.checkpoint)
      const found = await withApi(terminal, options, async (api): Promise<Verification> => {
        if (options.organisation === undefined) return (await api.call(verifyInstallation)).body
        const { id } = await findOrganisation(api, options.organisation)
        return (await api.call(verifyTrail, { organisation: id, body: { checkpoint, files: true } })).body
      })
      if (options.json) terminal.print(JSON.stringify(found, null, 2))
      const organisations = found.organisations === 1 ? '1 organisation' : `${found.organisations} organisations`
      const counted = `${found.entries} entries, ${found.rows} rows and ${found.files ?? 0} files of ${organisations}`
      if (found.whole) {
        if (!options.json) terminal.print(`The trail is whole, and so is every stored file: ${counted}.`)
        return
      }
      const faults = found.faults.map((fault) => `  ${fault.sentence}`)
      throw new CommandFailed(['Not everything is whole.', ...faults, `Looked at ${counted}.`].join('\n'))
    })
}

/** `stop`: ends the server that runs on the data folder, in good order. */
export function stopCommand(terminal: Terminal) {
  return dataCommand('stop', 'stop the server in good order').action((options: { data?: string }) =>
    withApi(terminal, options, async (api) => {
      await api.call(stopServer)
      terminal.print('The server stops.')
    }),
  )
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new CommandFailed(`${file} cannot be read.`)
  })
}
