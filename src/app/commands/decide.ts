import { Option } from 'commander'
import type { z } from 'zod'
import {
  decideApplicability,
  decideTogether,
  type givenFacts,
  listControls,
  presence,
  readControl,
  reason,
} from '../../features/applicability/applicability.contract.ts'
import { adoptEdition } from '../../features/standards/standards.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import type { ApiClient } from '../api-client.ts'
import { findOrganisation } from './organisations.ts'
import { calendarDay, dataCommand, organisationOption, type Terminal, WrongUse, withApi } from './terminal.ts'

type Facts = z.input<typeof givenFacts>

/** `adopt`: the organisation sets out to demonstrate an edition. */
export function adoptCommand(terminal: Terminal) {
  return dataCommand('adopt', 'adopt an edition of a standard')
    .argument('<edition>', 'such as nen-7510-2024')
    .addOption(organisationOption())
    .action((edition: string, options: { data?: string; organisation: string }) =>
      withApi(terminal, options, async (api) => {
        const { id, name } = await findOrganisation(api, options.organisation)
        const adopted = (await api.call(adoptEdition, { organisation: id, params: { edition } })).body
        terminal.print(`${name} adopted ${adopted.name}: ${adopted.requirements} controls to decide on`)
      }),
    )
}

type DecideOptions = {
  data?: string
  organisation: string
  applies: 'yes' | 'no'
  reason?: Facts['reasons']
  justification?: string
  presence?: Facts['presence']
  description?: string
  since?: string
  allUndecided?: boolean
}

/** `decide`: whether controls apply and why, and what is there. */
export function decideCommand(terminal: Terminal) {
  return dataCommand('decide', 'decide whether controls apply and why, and mark what is there')
    .argument('<edition>', 'such as nen-7510-2024')
    .argument('[requirements...]', 'numbers of controls, such as 5.1 8.24')
    .addOption(organisationOption())
    .addOption(new Option('--applies <answer>', 'whether they apply').choices(['yes', 'no']).makeOptionMandatory())
    .addOption(new Option('--reason <reasons...>', 'why they apply, one or more').choices(reason.options))
    .option('--justification <text>', 'required where they do not apply')
    .addOption(new Option('--presence <state>', 'what is there').choices(presence.options))
    .option('--description <text>', 'what is there, in words')
    .option('--since <day>', 'in place since, or planned for', calendarDay)
    .option('--all-undecided', 'every control of the edition on which nothing was decided yet')
    .action((edition: string, requirements: string[], options: DecideOptions) => {
      if (requirements.length > 0 === (options.allUndecided === true)) {
        throw new WrongUse('Name the controls, or write --all-undecided: one of both.')
      }
      return withApi(terminal, options, async (api) => {
        const { id } = await findOrganisation(api, options.organisation)
        const [one, ...more] = requirements
        if (one !== undefined && more.length === 0) await decideOne(api, id, edition, one, options)
        else await decideMany(api, id, edition, requirements, options)
        terminal.print(options.allUndecided ? 'decided' : `decided: ${requirements.join(', ')}`)
      })
    })
}

/** What was decided before stays where the command does not say otherwise. */
async function decideOne(
  api: ApiClient,
  organisation: string,
  edition: string,
  requirement: string,
  options: DecideOptions,
) {
  const params = { edition, requirement }
  const { decision } = (await api.call(readControl, { organisation, params })).body
  const body = factsFrom(options, decision?.applies === (options.applies === 'yes') ? decision : null)
  await api.call(decideApplicability, { organisation, params, body, ifMatch: decision?.revision ?? 0 })
}

async function decideMany(
  api: ApiClient,
  organisation: string,
  edition: string,
  requirements: string[],
  options: DecideOptions,
) {
  const controls: BodyOf<typeof decideTogether>['controls'] = []
  for (let page = 1, total = 1; (page - 1) * 200 < total; page++) {
    const state = options.allUndecided ? ('undecided' as const) : undefined
    const found = (await api.call(listControls, { organisation, query: { edition, state, page, size: 200 } })).body
    total = found.total
    for (const { requirement, decision } of found.items) {
      if (options.allUndecided || requirements.includes(requirement)) {
        controls.push({ edition, requirement, revision: decision?.revision ?? 0 })
      }
    }
  }
  const missing = requirements.filter((wanted) => !controls.some(({ requirement }) => requirement === wanted))
  if (missing.length > 0) throw new WrongUse(`${edition} has no control ${missing.join(', ')}, or was not adopted.`)
  if (controls.length === 0) return
  await api.call(decideTogether, { organisation, body: { controls, facts: factsFrom(options, null) } })
}

function factsFrom(options: DecideOptions, before: Facts | null): Facts {
  const applies = options.applies === 'yes'
  return {
    applies,
    reasons: applies ? (options.reason ?? before?.reasons ?? []) : [],
    justification: options.justification ?? before?.justification ?? '',
    presence: applies ? (options.presence ?? before?.presence ?? null) : null,
    description: options.description ?? before?.description ?? '',
    since: applies ? (options.since ?? before?.since ?? null) : null,
  }
}
