import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ClamdAddress } from '../platform/files/virus-scanner.ts'
import { home } from '../platform/home.ts'
import { StartFailure } from '../platform/start-failure.ts'
import {
  checkBaseUrl,
  checkClamd,
  checkDatabaseUrl,
  checkFileKey,
  checkHost,
  checkLogLevel,
  checkMailFrom,
  checkPort,
  checkProxies,
  checkSmtpUrl,
  checkUploadLimit,
  type LogLevel,
} from './check-option.ts'
import { nearest } from './nearest.ts'
import { type Option, type OptionKey, options, variablesOfOthers } from './options.ts'

/** All that can be set, checked. Made once, at the start; nothing else reads the arguments or the environment. */
export type Config = {
  port: number
  host: string
  /** Absolute. */
  data: string
  /** Null: the embedded database. */
  databaseUrl: string | null
  /** Scheme, host and port; null: http://localhost and the port that the server got. */
  baseUrl: string | null
  demo: boolean
  smtpUrl: string | null
  mailFrom: string
  /** Megabytes. */
  uploadLimit: number
  /** Null: files are not scanned. */
  clamd: ClamdAddress | null
  /** Null: the key lies in the data folder. */
  fileKey: string | null
  trustedProxies: string[]
  logLevel: LogLevel
  dev: boolean
}

type Given = { name: string; text: string } | null

/**
 * Reads options (`argv` without program and command) and environment. The command line wins; an empty variable counts as not set.
 *
 * @throws StartFailure `wrong-option` with a sentence that says what to write instead
 */
export function parseConfig(argv: readonly string[], env: Record<string, string | undefined>): Config {
  refuseUnknownVariables(env)
  const flags = parseFlags(argv)
  const given = (key: OptionKey): Given => {
    const option: Option | undefined = options.find((one) => one.key === key)
    const text = flags.get(key)
    if (option?.flag && text !== undefined) return { name: option.flag, text }
    const variable = option?.variable ? env[option.variable]?.trim() : undefined
    if (option?.variable && variable) return { name: option.variable, text: variable }
    return null
  }
  const checked = <T>(key: OptionKey, check: (name: string, text: string) => T, otherwise: T): T => {
    const found = given(key)
    return found === null ? otherwise : check(found.name, found.text)
  }
  return {
    port: checked('port', checkPort, 7510),
    host: checked('host', checkHost, '127.0.0.1'),
    data: checked('data', (_, text) => resolve(text), join(home, 'data')),
    databaseUrl: checked<string | null>('databaseUrl', checkDatabaseUrl, null),
    baseUrl: checked<string | null>('baseUrl', checkBaseUrl, null),
    demo: flags.has('demo'),
    smtpUrl: checked<string | null>('smtpUrl', checkSmtpUrl, null),
    mailFrom: checked('mailFrom', checkMailFrom, 'Zorgborg <zorgborg@localhost>'),
    uploadLimit: checked('uploadLimit', checkUploadLimit, 100),
    clamd: checked<ClamdAddress | null>('clamd', checkClamd, null),
    fileKey: checked<string | null>('fileKey', checkFileKey, null),
    trustedProxies: checked('trustedProxies', checkProxies, []),
    logLevel: checked('logLevel', checkLogLevel, 'warn'),
    dev: flags.has('dev'),
  }
}

function parseFlags(argv: readonly string[]): Map<OptionKey, string> {
  const withFlag = options.filter((option) => option.flag !== null)
  const known = Object.fromEntries(
    withFlag.map((option) => [
      option.flag.slice(2),
      { type: option.value === null ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { tokens } = parseArgs({ args: [...argv], options: known, strict: false, tokens: true, allowPositionals: true })
  const found = new Map<OptionKey, string>()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      throw wrong(`'${token.value}' is not expected here: options begin with --, such as --port 7510.`)
    }
    const option = withFlag.find((one) => one.flag === token.rawName)
    if (option === undefined) throw wrong(unknownFlag(token.rawName))
    if (option.value === null) {
      if (token.value !== undefined)
        throw wrong(`${option.flag} takes no value: write ${option.flag} alone, or leave it out.`)
    } else if (!token.value || (!token.inlineValue && token.value.startsWith('--'))) {
      throw wrong(`${option.flag} needs a value: write ${option.flag} ${option.value}.`)
    }
    if (found.has(option.key)) throw wrong(`${option.flag} is given twice: write it once.`)
    found.set(option.key, token.value ?? '')
  }
  return found
}

function unknownFlag(flag: string): string {
  const flags = options.flatMap((option) => (option.flag === null ? [] : [option.flag]))
  const near = nearest(flag, flags)
  const instead = near === null ? `there are ${flags.join(', ')}` : `did you mean ${near}?`
  return `There is no option ${flag}: ${instead}${near === null ? '.' : ''}`
}

function refuseUnknownVariables(env: Record<string, string | undefined>): void {
  const known = options.flatMap((option) => (option.variable === null ? [] : [option.variable as string]))
  for (const name of Object.keys(env)) {
    if (!name.startsWith('ZORGBORG_') || known.includes(name) || variablesOfOthers.test(name)) continue
    const near = nearest(name, known)
    const instead =
      near === null ? `remove it; there are ${known.join(', ')}.` : `did you mean ${near}? Otherwise remove it.`
    throw wrong(`The environment holds ${name}, which means nothing to Zorgborg: ${instead}`)
  }
}

const wrong = (sentence: string) => new StartFailure('wrong-option', sentence)
