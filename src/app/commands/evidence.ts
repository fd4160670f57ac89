import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { dayOf, instantOf } from '../../core/time/instant.ts'
import { pushEvidence } from '../../features/evidence/evidence.contract.ts'
import { uploadFile } from '../../features/files/files.contract.ts'
import { systemCode } from '../../platform/start-failure.ts'
import { type ApiClient, remoteApi } from '../api-client.ts'
import { findOrganisation } from './organisations.ts'
import { CommandFailed, calendarDay, dataCommand, jsonOption, type Terminal, WrongUse, withApi } from './terminal.ts'

type AddOptions = {
  data?: string
  organisation?: string
  server?: string
  tokenFile?: string
  measure: string
  proof?: string
  from?: string
  to?: string
  title?: string
  how?: string
  collectedBy?: string
  json?: boolean
}

/** `evidence add`: hands in files as evidence, from a script or a CI job. */
export function evidenceCommand(terminal: Terminal): Command {
  const add = dataCommand('add', 'hand in files as evidence; the same files for the same days are recorded once')
    .argument('<file...>', 'files')
    .requiredOption('--measure <title>', 'title or id of the measure that it shows')
    .option('--proof <title>', 'title or id of the expected proof that it gives')
    .option('--from <day>', 'first day that it is about; today when left out', calendarDay)
    .option('--to <day>', 'last day that it is about; the first day when left out', calendarDay)
    .option('--title <text>', 'what it is called; the proof when left out')
    .option('--how <text>', 'how it was made')
    .option('--collected-by <name>', 'who or what collected it; the token when left out')
    .option('--server <url>', 'address of Zorgborg, for use with an access token [ZORGBORG_SERVER]')
    .option('--token-file <file>', 'file that holds an access token; otherwise ZORGBORG_TOKEN')
    .option('--organisation <name>', 'without a token, on the machine itself: the organisation')
    .addOption(jsonOption())
    .action(async (files: string[], options: AddOptions) => {
      const token = await tokenOf(terminal, options)
      const work = (api: ApiClient, organisation?: string) => handIn(terminal, api, organisation, files, options)
      if (token !== null) return work(remoteApi(serverOf(terminal, options), token))
      if (options.organisation === undefined) {
        throw new WrongUse(
          'Give an access token (--token-file or ZORGBORG_TOKEN), or --organisation on the machine itself.',
        )
      }
      const { organisation: named } = options
      await withApi(terminal, options, async (api) => work(api, (await findOrganisation(api, named)).id))
    })
  return new Command('evidence').description('evidence that measures work').addCommand(add)
}

async function tokenOf(terminal: Terminal, { tokenFile }: AddOptions): Promise<string | null> {
  if (tokenFile === undefined) return terminal.env.ZORGBORG_TOKEN?.trim() || null
  const text = await readFile(tokenFile, 'utf8').catch(() => {
    throw new CommandFailed(`${tokenFile} cannot be read.`)
  })
  return text.trim()
}

function serverOf(terminal: Terminal, { server }: AddOptions): string {
  const given = server ?? terminal.env.ZORGBORG_SERVER?.trim() ?? 'http://localhost:7510'
  const url = URL.canParse(given) ? new URL(given) : null
  const near = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && near))) {
    throw new WrongUse(
      'Write the server as https://zorgborg.example.nl: a token does not cross a network in the clear.',
    )
  }
  return url.origin
}

async function handIn(
  terminal: Terminal,
  api: ApiClient,
  organisation: string | undefined,
  files: string[],
  options: AddOptions,
): Promise<void> {
  const from = options.from ?? dayOf(instantOf(Date.now()))
  const within = organisation === undefined ? {} : { organisation }
  const parts: { kind: 'file'; file: string; name: string }[] = []
  for (const path of files) {
    const bytes = await openAsBlob(path).catch((error) => {
      throw systemCode(error) === 'ENOENT' || systemCode(error) === 'ERR_INVALID_ARG_VALUE'
        ? new CommandFailed(`There is no file ${path}. Nothing was handed in.`)
        : new CommandFailed(`${path} cannot be read. Nothing was handed in.`)
    })
    const { body } = await api.call(uploadFile, { ...within, query: { name: basename(path) }, bytes })
    parts.push({ kind: 'file', file: body.id, name: body.name })
  }
  const { measure, proof, title, how, collectedBy } = options
  const { body } = await api.call(pushEvidence, {
    ...within,
    body: { measure, proof, title, how, collectedBy, periodFrom: from, periodTo: options.to ?? from, parts },
  })
  if (options.json) return terminal.print(JSON.stringify(body, null, 2))
  const about = body.proof === null ? body.measure : `${body.measure}: ${body.proof}`
  terminal.print(body.added ? `Recorded for ${about} (${body.id})` : `Was recorded before for ${about} (${body.id})`)
}
