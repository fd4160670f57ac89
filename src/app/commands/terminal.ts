import { Command, InvalidArgumentError, Option } from 'commander'
import type { ApiClient } from '../api-client.ts'
import { parseConfig } from '../config.ts'
import { openApi } from '../open-api.ts'

/** Where a command reads and writes. */
export type Terminal = {
  env: Record<string, string | undefined>
  print(line: string): void
  warn(line: string): void
}

/** A command that was understood and could not do what was asked; the sentence says why. Exit code 1. */
export class CommandFailed extends Error {}

/** A command that was written wrongly; the sentence says what to write instead. Exit code 2. */
export class WrongUse extends Error {}

/** A command with the options that all commands on data share. */
export function dataCommand(name: string, summary: string): Command {
  return new Command(name).summary(summary).description(summary).option('--data <dir>', 'data folder')
}

export const organisationOption = () =>
  new Option('--organisation <name>', 'name or id of the organisation').makeOptionMandatory()

export const jsonOption = () => new Option('--json', 'print JSON')

/** Opens the interface on the data folder of a command, does the work, and closes again. */
export async function withApi<T>(
  terminal: Terminal,
  options: { data?: string },
  work: (api: ApiClient) => Promise<T>,
  mayMake = false,
): Promise<T> {
  const config = parseConfig(options.data === undefined ? [] : ['--data', options.data], terminal.env)
  const api = await openApi(config, { mayMake, onProgress: (line) => terminal.warn(line) })
  try {
    return await work(api)
  } finally {
    await api.close()
  }
}

/** Reads a whole number of at least 1. */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1) throw new InvalidArgumentError('Write a whole number of at least 1.')
  return number
}

/** Reads a day such as 2026-03-01. */
export function calendarDay(text: string): string {
  const date = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('Write a day as 2026-03-01.')
  }
  return text
}

/** Rows as columns that line up. */
export function columns(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), [])
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
