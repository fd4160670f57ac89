import { BlockList, isIP } from 'node:net'
import type { ClamdAddress } from '../platform/files/virus-scanner.ts'
import { StartFailure } from '../platform/start-failure.ts'

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

/** Checks of single values. `name` is what the person wrote it under: `--port` or `ZORGBORG_PORT`. All throw StartFailure `wrong-option`. */
function refuse(name: string, sentence: string): StartFailure {
  return new StartFailure('wrong-option', `${name} ${sentence}`)
}

/** A TCP port; 0 asks for any free one. */
export function checkPort(name: string, text: string): number {
  if (!/^\d+$/.test(text)) {
    throw refuse(
      name,
      `must be a number from 0 to 65535, and is ${quoted(text)}: write for instance ${example(name, '7510')}.`,
    )
  }
  const port = Number(text)
  if (port > 65535) {
    throw refuse(name, `must lie between 0 and 65535, and is ${text}: write for instance ${example(name, '7510')}.`)
  }
  return port
}

/** An address or a host name to listen on. */
export function checkHost(name: string, text: string): string {
  if (isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text)) return text
  throw refuse(
    name,
    `must be an address or a host name without scheme and port, and is ${quoted(text)}: write for instance ${example(name, '127.0.0.1')}.`,
  )
}

export function checkLogLevel(name: string, text: string): LogLevel {
  const level = logLevels.find((known) => known === text)
  if (level === undefined) throw refuse(name, `must be one of ${logLevels.join(', ')}, and is ${quoted(text)}.`)
  return level
}

/** A connection string of PostgreSQL (libpq, section 'Connection URIs'). The text itself, which may hold a password, is never repeated. */
export function checkDatabaseUrl(name: string, text: string): string {
  if (!/^postgres(ql)?:\/\/\S+$/.test(text)) {
    throw refuse(
      name,
      'must begin with postgres:// and hold no spaces: write for instance postgres://zorgborg:PASSWORD@localhost:5432/zorgborg, or leave it out to use the embedded database.',
    )
  }
  return text
}

/** A mail server. The text, which may hold a password, is never repeated. */
export function checkSmtpUrl(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw refuse(
      name,
      'must be an address that begins with smtp:// or smtps://: write for instance smtp://USER:PASSWORD@mail.example.nl:587.',
    )
  }
  return text
}

/** Scheme, host and port at which people reach Zorgborg, without a slash at the end. */
export function checkBaseUrl(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw refuse(
      name,
      `must begin with http:// or https://, and is ${quoted(text)}: write for instance https://zorgborg.example.nl.`,
    )
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') {
    throw refuse(
      name,
      `must be a host and nothing after it: write ${url.origin}. Zorgborg cannot live under a path; give it a host name of its own.`,
    )
  }
  return url.origin
}

/** A sender: an address, or a name and an address in angle brackets (RFC 5322 §3.4). */
export function checkMailFrom(name: string, text: string): string {
  if (!/^([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/.test(text) || text.includes('<') !== text.endsWith('>')) {
    throw refuse(
      name,
      `must be a mail address, and is ${quoted(text)}: write for instance Zorgborg <zorgborg@example.nl>.`,
    )
  }
  return text
}

/** A size in megabytes, up to 100 GB. */
export function checkUploadLimit(name: string, text: string): number {
  const megabytes = Number(text)
  if (/^\d+$/.test(text) && megabytes >= 1 && megabytes <= 102_400) return megabytes
  throw refuse(
    name,
    `must be a whole number of megabytes from 1 to 102400, and is ${quoted(text)}: write for instance ${example(name, '250')}.`,
  )
}

/** Where ClamAV's daemon listens: host and port, or the absolute path of its socket. */
export function checkClamd(name: string, text: string): ClamdAddress {
  if (text.startsWith('/')) return { path: text }
  const [, host, port] = /^\[?([A-Za-z0-9.:-]+?)\]?:(\d{1,5})$/.exec(text) ?? []
  if (host !== undefined && Number(port) > 0 && Number(port) <= 65535) return { host, port: Number(port) }
  throw refuse(
    name,
    `must be host and port, or the path of a socket, and is ${quoted(text)}: write for instance ${example(name, '127.0.0.1:3310')}.`,
  )
}

/** 32 bytes in base64url. The text itself, which is a secret, is never repeated. */
export function checkFileKey(name: string, text: string): string {
  if (/^[A-Za-z0-9_-]{43}$/.test(text)) return text
  throw refuse(
    name,
    'must be 43 characters of base64url, which stand for 32 bytes: make one with openssl rand 32 | basenc --base64url | tr -d =.',
  )
}

/** Addresses and ranges, separated by commas. */
export function checkProxies(name: string, text: string): string[] {
  const entries = text.split(',').map((entry) => entry.trim())
  for (const entry of entries) {
    if (!isAddressOrRange(entry)) {
      throw refuse(
        name,
        `holds ${quoted(entry)}, which is no address and no range: write for instance 10.0.0.7 or 10.0.0.0/24, with commas between.`,
      )
    }
  }
  return entries
}

function isAddressOrRange(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (bits === undefined) return true
  if (!/^\d{1,3}$/.test(bits)) return false
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}

const quoted = (text: string) => `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`
const example = (name: string, value: string) => (name.startsWith('--') ? `${name} ${value}` : `${name}=${value}`)
