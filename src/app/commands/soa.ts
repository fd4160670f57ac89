import { Option } from 'commander'
import { downloadSoa } from '../../features/soa/soa.contract.ts'
import { findOrganisation } from './organisations.ts'
import { saveTo } from './save-to.ts'
import {
  calendarDay,
  dataCommand,
  organisationOption,
  type Terminal,
  WrongUse,
  wholeNumber,
  withApi,
} from './terminal.ts'

const formats = ['pdf', 'docx', 'xlsx', 'json'] as const
type Format = (typeof formats)[number]

type SoaOptions = {
  data?: string
  organisation: string
  format?: Format
  out: string
  at?: string
  edition?: string
  combined?: true
  version?: number
  language?: 'nl' | 'en'
}

/** `soa`: the statement of applicability as a file. */
export function soaCommand(terminal: Terminal) {
  return dataCommand('soa', 'write the statement of applicability to a file')
    .addOption(organisationOption())
    .addOption(
      new Option('--format <format>', 'kind of file; read from the name of the file when left out').choices(formats),
    )
    .requiredOption('--out <file>', 'file to write; - is standard output')
    .option('--at <day>', 'as it stood at the end of that day', calendarDay)
    .option('--edition <id>', 'for this edition alone, such as nen-7510-2024')
    .addOption(
      new Option('--combined', 'one row for each subject, with a column for each standard').conflicts('edition'),
    )
    .option('--version <number>', 'an approved version, exactly as it was frozen', wholeNumber)
    .addOption(new Option('--language <language>', 'language of the statement').choices(['nl', 'en']))
    .action(async (options: SoaOptions) => {
      const format = options.format ?? formats.find((one) => options.out.toLowerCase().endsWith(`.${one}`))
      if (format === undefined) throw new WrongUse(`Say which kind of file: --format ${formats.join('|')}.`)
      await withApi(terminal, options, async (api) => {
        const organisation = await findOrganisation(api, options.organisation)
        const { edition, version, language } = options
        const view = options.combined ? ('combined' as const) : undefined
        const bytes = await api.callForFile(downloadSoa, {
          organisation: organisation.id,
          query: { format, edition, version, view, language: language ?? organisation.language },
          at: options.at,
        })
        const size = await saveTo(options.out, bytes)
        if (options.out !== '-') terminal.warn(`${options.out} written (${size} bytes)`)
      })
    })
}
