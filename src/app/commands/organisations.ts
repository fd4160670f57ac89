import { Command, Option } from 'commander'
import type { z } from 'zod'
import {
  createOrganisation,
  listOrganisations,
  type organisation,
  organisationKind,
} from '../../features/organisations/organisations.contract.ts'
import type { ApiClient } from '../api-client.ts'
import { nearest } from '../nearest.ts'
import { CommandFailed, columns, dataCommand, jsonOption, type Terminal, withApi } from './terminal.ts'

type Organisation = z.output<typeof organisation>

/** `organisations list` and `organisations create`. */
export function organisationsCommand(terminal: Terminal): Command {
  const list = dataCommand('list', 'all organisations of this installation')
    .addOption(jsonOption())
    .action((options: { data?: string; json?: boolean }) =>
      withApi(terminal, options, async (api) => {
        const { items } = (await api.call(listOrganisations)).body
        if (options.json) return terminal.print(JSON.stringify(items, null, 2))
        for (const line of columns(items.map((one) => [one.name, one.kind, one.id]))) terminal.print(line)
        if (items.length === 0) terminal.warn('There are no organisations yet.')
      }),
    )
  const create = dataCommand('create', 'create an organisation')
    .argument('<name>', 'its name')
    .addOption(new Option('--kind <kind>', 'what it is').choices(organisationKind.options).default('care-provider'))
    .addOption(new Option('--language <language>', 'its language').choices(['nl', 'en']).default('nl'))
    .option('--scope <text>', 'what its management system covers')
    .addOption(jsonOption())
    .action((name: string, options: CreateOptions) =>
      withApi(
        terminal,
        options,
        async (api) => {
          const { kind, language, scope } = options
          const made = (await api.call(createOrganisation, { body: { name, kind, language, scope } })).body
          terminal.print(options.json ? JSON.stringify(made, null, 2) : `${made.name} created (${made.id})`)
        },
        true,
      ),
    )
  return new Command('organisations')
    .description('the organisations of this installation')
    .addCommand(list, { isDefault: true })
    .addCommand(create)
}

type CreateOptions = {
  data?: string
  kind: z.output<typeof organisationKind>
  language: 'nl' | 'en'
  scope?: string
  json?: boolean
}

/** The organisation of this name or id. Where two share a name the id decides. */
export async function findOrganisation(api: ApiClient, name: string): Promise<Organisation> {
  const { items } = (await api.call(listOrganisations)).body
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const found = items.filter((one) => one.id === name || same(one.name, name))
  if (found.length > 1)
    throw new CommandFailed(`${found.length} organisations are called '${name}': use the id instead.`)
  if (found[0] !== undefined) return found[0]
  const names = items.map((one) => one.name)
  const near = nearest(name, names)
  const known = names.length === 0 ? 'There are none yet.' : `There are: ${names.join(', ')}.`
  throw new CommandFailed(`There is no organisation '${name}'. ${near === null ? known : `Did you mean '${near}'?`}`)
}
