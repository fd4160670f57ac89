import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { Content } from '../../core/standards/content.ts'
import { type Edition, isHealthcareControl } from '../../core/standards/edition.ts'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { home } from '../../platform/home.ts'
import { ContentError, loadContent, recordQuestions } from '../load-content.ts'
import { nearest } from '../nearest.ts'
import { findOrganisation } from './organisations.ts'
import { CommandFailed, columns, dataCommand, jsonOption, type Terminal, withApi } from './terminal.ts'

type ListOptions = { data?: string; organisation?: string; json?: boolean }

/** `standards list`, `show`, `check` and `record`: the standards that Zorgborg knows, as data. */
export function standardsCommand(terminal: Terminal): Command {
  const list = dataCommand('list', 'editions that can be adopted')
    .option('--organisation <name>', 'show which of them this organisation adopted')
    .addOption(jsonOption())
    .action((options: ListOptions) => listStandards(terminal, options))
  const show = dataCommand('show', 'numbers and titles of one edition')
    .argument('<edition>', 'such as nen-7510-2024')
    .addOption(new Option('--language <language>', 'language of the titles').choices(['nl', 'en']).default('nl'))
    .addOption(jsonOption())
    .action((id: string, options: { language: 'nl' | 'en'; json?: boolean }) => {
      const { editions } = open(resolve(home, 'content'))
      const edition = editions.get(id)
      if (edition === undefined) {
        const near = nearest(id, [...editions.keys()])
        const instead = near === null ? `There are: ${[...editions.keys()].join(', ')}.` : `Did you mean ${near}?`
        throw new CommandFailed(`There is no edition '${id}'. ${instead}`)
      }
      if (options.json) return terminal.print(JSON.stringify(edition, null, 2))
      const rows = edition.requirements.map((one) => [
        one.id,
        isHealthcareControl(one) ? 'care' : '',
        one.title[options.language],
      ])
      for (const line of [edition.name, ...columns(rows)]) terminal.print(line)
    })
  const check = dataCommand('check', 'check the files of standards, mappings, laws and explanations')
    .option('--content <dir>', 'folder with standards/, mappings/, laws/ and guidance/')
    .action((options: { content?: string }) => {
      const { editions, mappings, laws, guidance } = open(resolve(options.content ?? resolve(home, 'content')))
      const sum = (count: (edition: Edition) => number) =>
        [...editions.values()].reduce((total, edition) => total + count(edition), 0)
      terminal.print(
        `${editions.size} editions with ${sum((one) => one.requirements.length)} controls and ${sum((one) => one.clauses.length)} clauses, ${mappings.length} mappings, ${laws.length} article of law, and explanations of ${guidance.controls.size} controls and ${guidance.clauses.size} clauses are in order`,
      )
    })
  const record = dataCommand('record', 'record what the released questions ask, after their wording was mended')
    .option('--content <dir>', 'folder with standards/, mappings/, laws/ and guidance/')
    .action((options: { content?: string }) => {
      const { recorded, reworded, added } = orFailed(() =>
        recordQuestions(resolve(options.content ?? resolve(home, 'content'))),
      )
      for (const path of reworded) terminal.print(`${path} reads otherwise`)
      for (const path of added) terminal.print(`${path} is new`)
      terminal.print(`${recorded} questions are on record, ${reworded.length} of them reworded and ${added.length} new`)
    })
  return new Command('standards')
    .description('the standards that Zorgborg knows')
    .addCommand(list, { isDefault: true })
    .addCommand(show)
    .addCommand(check)
    .addCommand(record)
}

async function listStandards(terminal: Terminal, options: ListOptions): Promise<void> {
  const { organisation: name } = options
  if (name === undefined) {
    const editions = [...open(resolve(home, 'content')).editions.values()]
    if (options.json) {
      const brief = editions.map(({ id, name, publisher, requirements }) => ({
        id,
        name,
        publisher,
        requirements: requirements.length,
      }))
      return terminal.print(JSON.stringify(brief, null, 2))
    }
    const rows = editions.map((edition) => [edition.id, edition.name, `${edition.requirements.length} controls`])
    for (const line of columns(rows)) terminal.print(line)
    return
  }
  await withApi(terminal, options, async (api) => {
    const { id } = await findOrganisation(api, name)
    const { items } = (await api.call(listEditions, { organisation: id })).body
    if (options.json) return terminal.print(JSON.stringify(items, null, 2))
    const adopted = (at: string | undefined) => (at === undefined ? '' : `adopted ${at.slice(0, 10)}`)
    const rows = items.map((one) => [
      one.id,
      one.name,
      `${one.requirements} controls`,
      adopted(one.adoption?.adoptedAt),
    ])
    for (const line of columns(rows)) terminal.print(line)
  })
}

const open = (folder: string): Content => orFailed(() => loadContent(folder))

function orFailed<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof ContentError ? new CommandFailed(error.message) : error
  }
}
