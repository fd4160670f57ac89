import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../platform/home.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { parseConfig } from './config.ts'
import { describeOptions, options, optionsAsMarkdown } from './options.ts'

const refusal = (argv: string[], env: Record<string, string> = {}): string => {
  try {
    parseConfig(argv, env)
  } catch (error) {
    expect(error).toBeInstanceOf(StartFailure)
    expect(error).toMatchObject({ code: 'wrong-option' })
    return (error as StartFailure).message
  }
  throw new Error('nothing was refused')
}

test('without options and environment the standard values hold', () => {
  expect(parseConfig([], {})).toEqual({
    port: 7510,
    host: '127.0.0.1',
    data: join(home, 'data'),
    databaseUrl: null,
    baseUrl: null,
    demo: false,
    smtpUrl: null,
    mailFrom: 'Zorgborg <zorgborg@localhost>',
    uploadLimit: 100,
    clamd: null,
    fileKey: null,
    trustedProxies: [],
    logLevel: 'warn',
    dev: false,
  })
})

test('everything can be set', () => {
  const env = {
    DATABASE_URL: 'postgresql://a:b@c/d',
    ZORGBORG_BASE_URL: 'https://isms.example.nl/',
    ZORGBORG_SMTP_URL: 'smtps://u:p@mail.example.nl:465',
    ZORGBORG_MAIL_FROM: 'ISMS <isms@example.nl>',
    ZORGBORG_UPLOAD_LIMIT: '250',
    ZORGBORG_CLAMD: '127.0.0.1:3310',
    ZORGBORG_FILE_KEY: 'A'.repeat(43),
    ZORGBORG_TRUSTED_PROXIES: '10.0.0.7, fd00::/8',
    ZORGBORG_LOG_LEVEL: 'debug',
  }
  expect(parseConfig(['--port=8000', '--host', '::1', '--data', 'elsewhere', '--demo', '--dev'], env)).toEqual({
    port: 8000,
    host: '::1',
    data: resolve('elsewhere'),
    databaseUrl: 'postgresql://a:b@c/d',
    baseUrl: 'https://isms.example.nl',
    demo: true,
    smtpUrl: 'smtps://u:p@mail.example.nl:465',
    mailFrom: 'ISMS <isms@example.nl>',
    uploadLimit: 250,
    clamd: { host: '127.0.0.1', port: 3310 },
    fileKey: 'A'.repeat(43),
    trustedProxies: ['10.0.0.7', 'fd00::/8'],
    logLevel: 'debug',
    dev: true,
  })
})

test('the command line wins over the environment, and an empty variable counts as not set', () => {
  const env = { ZORGBORG_PORT: '9000', ZORGBORG_HOST: '', DATABASE_URL: ' ' }
  expect(parseConfig([], env)).toMatchObject({ port: 9000, host: '127.0.0.1', databaseUrl: null })
  expect(parseConfig(['--port', '8000'], env).port).toBe(8000)
})

describe('a wrong option is refused with what to write instead', () => {
  const cases: [argv: string[], sentence: RegExp][] = [
    [['--prot', '8000'], /no option --prot: did you mean --port\?/],
    [['--frobnicate'], /no option --frobnicate: there are --port, --host/],
    [['-p', '8000'], /no option -p/],
    [['--port', '80a'], /--port must be a number.*'80a': write for instance --port 7510/],
    [['--port', '-1'], /--port must be a number/],
    [['--port', '65536'], /--port must lie between 0 and 65535/],
    [['--port'], /--port needs a value: write --port NUMBER/],
    [['--port', '--demo'], /--port needs a value/],
    [['--port', '1', '--port', '2'], /--port is given twice/],
    [['--demo=yes'], /--demo takes no value/],
    [['--no-demo'], /no option --no-demo/],
    [['8000'], /'8000' is not expected here/],
    [['--data', ''], /--data needs a value/],
    [['--host', 'http://localhost:80'], /--host must be an address or a host name/],
    [['--log-level', 'loud'], /--log-level must be one of silent, fatal/],
  ]
  test.each(cases)('%j', (argv, sentence) => {
    expect(refusal(argv)).toMatch(sentence)
  })
})

describe('a wrong variable is refused with what to write instead', () => {
  const cases: [name: string, value: string, sentence: RegExp][] = [
    ['ZORGBORG_PORT', 'eighty', /ZORGBORG_PORT must be a number.*write for instance ZORGBORG_PORT=7510/],
    ['DATABASE_URL', 'mysql://a:secret@b/c', /DATABASE_URL must begin with postgres:\/\//],
    ['DATABASE_URL', 'postgres://a b@c', /DATABASE_URL must begin with postgres:\/\/ and hold no spaces/],
    ['ZORGBORG_SMTP_URL', 'mail.example.nl', /smtp:\/\/ or smtps:\/\//],
    ['ZORGBORG_SMTP_URL', 'http://secret@mail.example.nl', /smtp:\/\/ or smtps:\/\//],
    ['ZORGBORG_BASE_URL', 'isms.example.nl', /must begin with http:\/\/ or https:\/\//],
    ['ZORGBORG_BASE_URL', 'ftp://isms.example.nl', /must begin with http:\/\/ or https:\/\//],
    ['ZORGBORG_BASE_URL', 'https://example.nl/isms', /write https:\/\/example\.nl\. Zorgborg cannot live under a path/],
    ['ZORGBORG_MAIL_FROM', 'Zorgborg', /must be a mail address/],
    ['ZORGBORG_MAIL_FROM', 'Zorgborg <a@b.nl', /must be a mail address/],
    ['ZORGBORG_TRUSTED_PROXIES', '10.0.0.1,proxy', /holds 'proxy', which is no address/],
    ['ZORGBORG_TRUSTED_PROXIES', '10.0.0.0/33', /no address and no range/],
    ['ZORGBORG_LOG_LEVEL', 'INFO', /must be one of/],
    ['ZORGBORG_BASEURL', 'https://a.nl', /holds ZORGBORG_BASEURL.*did you mean ZORGBORG_BASE_URL\?/],
    ['ZORGBORG_COLOUR', 'blue', /holds ZORGBORG_COLOUR, which means nothing/],
  ]
  test.each(cases)('%s=%s', (name, value, sentence) => {
    const said = refusal([], { [name]: value })
    expect(said).toMatch(sentence)
    expect(said).not.toContain('secret')
  })

  test('variables of the suite are let through', () => {
    expect(parseConfig([], { ZORGBORG_TEST_OFFICE: 'required' }).port).toBe(7510)
  })
})

test('help and documentation name every option of the table', () => {
  const readme = readFileSync(join(home, 'README.md'), 'utf8')
  for (const option of options) {
    expect(describeOptions()).toContain(option.flag ?? option.variable)
    expect(describeOptions()).toContain(option.summary)
  }
  expect(readme).toContain(optionsAsMarkdown())
})
