import { logLevels } from './check-option.ts'

/**
 * One thing that can be set, from the command line, the environment, or both; the command line wins. This table is the single
 * source for parsing, for `--help` and for the documentation.
 */
export type Option = {
  readonly key: string
  readonly flag: string | null
  /** What stands after the flag; null for a switch. */
  readonly value: string | null
  readonly variable: string | null
  /** As shown to people; null where nothing is set unless one sets it. */
  readonly standard: string | null
  readonly summary: string
}

export const options = [
  {
    key: 'port',
    flag: '--port',
    value: 'NUMBER',
    variable: 'ZORGBORG_PORT',
    standard: '7510',
    summary: 'Port that the server listens on; 0 takes any free one',
  },
  {
    key: 'host',
    flag: '--host',
    value: 'ADDRESS',
    variable: 'ZORGBORG_HOST',
    standard: '127.0.0.1',
    summary: 'Address that the server listens on; 0.0.0.0 is every IPv4 address of this machine',
  },
  {
    key: 'data',
    flag: '--data',
    value: 'DIR',
    variable: 'ZORGBORG_DATA',
    standard: 'data',
    summary: 'Folder that holds everything; the standard one lies in the folder of Zorgborg itself',
  },
  {
    key: 'demo',
    flag: '--demo',
    value: null,
    variable: null,
    standard: null,
    summary: 'Load two example organisations; refuses a data folder that holds real data',
  },
  {
    key: 'logLevel',
    flag: '--log-level',
    value: 'LEVEL',
    variable: 'ZORGBORG_LOG_LEVEL',
    standard: 'warn',
    summary: `How much is logged: ${logLevels.join(', ')}`,
  },
  {
    key: 'dev',
    flag: '--dev',
    value: null,
    variable: null,
    standard: null,
    summary: 'For work on Zorgborg itself: mail goes to the console',
  },
  {
    key: 'databaseUrl',
    flag: null,
    value: 'postgres://USER:PASSWORD@HOST/DATABASE',
    variable: 'DATABASE_URL',
    standard: null,
    summary: 'PostgreSQL server (15 or newer) to use in place of the embedded one',
  },
  {
    key: 'baseUrl',
    flag: null,
    value: 'https://HOST',
    variable: 'ZORGBORG_BASE_URL',
    standard: 'http://localhost:PORT',
    summary: 'Address at which people reach Zorgborg, for links in mails; https makes cookies secure',
  },
  {
    key: 'smtpUrl',
    flag: null,
    value: 'smtp://USER:PASSWORD@HOST:PORT',
    variable: 'ZORGBORG_SMTP_URL',
    standard: null,
    summary: 'Mail server; without one no mail is sent, and the screens say so',
  },
  {
    key: 'mailFrom',
    flag: null,
    value: 'NAME <ADDRESS>',
    variable: 'ZORGBORG_MAIL_FROM',
    standard: 'Zorgborg <zorgborg@localhost>',
    summary: 'Sender of the mails',
  },
  {
    key: 'uploadLimit',
    flag: null,
    value: 'MEGABYTES',
    variable: 'ZORGBORG_UPLOAD_LIMIT',
    standard: '100',
    summary: 'How large one file may be that is handed in as evidence or as a document',
  },
  {
    key: 'clamd',
    flag: null,
    value: 'HOST:PORT',
    variable: 'ZORGBORG_CLAMD',
    standard: null,
    summary: 'ClamAV daemon (or the path of its socket) that looks at every file; without one files are kept unscanned',
  },
  {
    key: 'fileKey',
    flag: null,
    value: 'KEY',
    variable: 'ZORGBORG_FILE_KEY',
    standard: null,
    summary: 'Key that files are sealed with (32 bytes in base64url), kept outside the data folder and outside backups',
  },
  {
    key: 'trustedProxies',
    flag: null,
    value: 'ADDRESS,…',
    variable: 'ZORGBORG_TRUSTED_PROXIES',
    standard: null,
    summary: 'Addresses or ranges of reverse proxies whose X-Forwarded headers are believed; none otherwise',
  },
] as const satisfies readonly Option[]

export type OptionKey = (typeof options)[number]['key']

/** Variables that begin with ZORGBORG_ and mean nothing to the server: the suite, the development server and `evidence add` read them. */
export const variablesOfOthers = /^ZORGBORG_(TEST_\w+|SERVER|TOKEN)$/

/** The table as text: for `--help`, in columns. */
export function describeOptions(): string {
  const left = (option: Option) => option.flag ?? option.variable ?? ''
  const rows = options.map((option: Option) => {
    const name = option.flag === null ? left(option) : [option.flag, option.value].filter(Boolean).join(' ')
    const also = option.flag !== null && option.variable !== null ? ` [${option.variable}]` : ''
    const standard = option.standard === null ? '' : ` (${option.standard})`
    return {
      kind: option.flag === null ? 'variable' : 'flag',
      line: `  ${name.padEnd(26)} ${option.summary}${standard}${also}`,
    }
  })
  const linesOf = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.line)
  return ['Options:', ...linesOf('flag'), '', 'Environment:', ...linesOf('variable')].join('\n')
}

/** The table as Markdown, for the documentation. */
export function optionsAsMarkdown(): string {
  const code = (text: string | null) => (text === null ? '' : `\`${text}\``)
  const rows = options.map((option: Option) => {
    const flag = option.flag === null ? null : [option.flag, option.value].filter(Boolean).join(' ')
    return `| ${code(flag)} | ${code(option.variable)} | ${code(option.standard)} | ${option.summary} |`
  })
  return ['| option | environment | standard | what |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
