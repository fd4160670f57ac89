import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { home } from '../platform/home.ts'
import { runCommandLine } from './cli.ts'
import { options } from './options.ts'

const run = async (argv: string[], env: Record<string, string> = {}) => {
  const printed: string[] = []
  const warned: string[] = []
  const code = await runCommandLine(argv, {
    env,
    print: (line) => printed.push(line),
    warn: (line) => warned.push(line),
  })
  return { code, out: printed.join('\n'), err: warned.join('\n') }
}

const folder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'zorgborg-cli-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

const everyCommand = [
  ['start'],
  ['demo'],
  ['stop'],
  ['organisations', 'list'],
  ['organisations', 'create'],
  ['standards', 'list'],
  ['standards', 'show'],
  ['standards', 'check'],
  ['standards', 'record'],
  ['adopt'],
  ['decide'],
  ['soa'],
  ['backup'],
  ['restore'],
  ['verify'],
]

test.each(everyCommand.map((words) => [words.join(' '), words]))(
  '%s --help tells of --data and ends well',
  async (_, words) => {
    const { code, out, err } = await run([...words, '--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`Usage: zorgborg ${words.join(' ')}`)
    expect(out).toContain('--data')
  },
)

test('start --help tells of every option and variable', async () => {
  const { out } = await run(['start', '--help'])
  for (const option of options) expect(out).toContain(option.flag ?? option.variable)
})

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  expect(await run(['--version'])).toMatchObject({ code: 0, out: version })
})

describe('wrong use ends with 2 and says on standard error what to write', () => {
  const cases: [argv: string[], sentence: RegExp][] = [
    [[], /Usage: zorgborg/],
    [['sao'], /unknown command 'sao'[\s\S]*Did you mean soa\?/],
    [['start', '--prot', '1'], /did you mean --port\?/],
    [['start', '--port', '99999'], /between 0 and 65535/],
    [['demo', 'now'], /'now' is not expected here/],
    [['soa', '--out', 'x.pdf'], /--organisation/],
    [['soa', '--organisation', 'A', '--out', 'x'], /--format pdf\|docx\|xlsx\|json/],
    [['soa', '--organisation', 'A', '--out', 'x', '--format', 'odt'], /Allowed choices are pdf, docx, xlsx, json/],
    [['soa', '--organisation', 'A', '--out', 'x.pdf', '--at', '2026-02-30'], /Write a day as 2026-03-01/],
    [['soa', '--organisation', 'A', '--out', 'x.pdf', '--version', '0'], /whole number of at least 1/],
    [
      ['decide', '--organisation', 'A', 'nen-7510-2024', '--applies', 'yes'],
      /Name the controls, or write --all-undecided/,
    ],
    [['decide', '--organisation', 'A', 'nen-7510-2024', '5.1', '--applies', 'perhaps'], /Allowed choices are yes, no/],
    [['verify', '--checkpoint', 'x'], /add --organisation NAME/],
    [['backup'], /--out/],
    [['restore'], /missing required argument 'file'/],
  ]
  test.each(cases)('%j', async (argv, sentence) => {
    const { code, out, err } = await run(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
  })

  test('a wrong variable stops every command on data', async () => {
    const { code, err } = await run(['organisations', 'list'], { DATABASE_URL: 'mysql://x' })
    expect(code).toBe(2)
    expect(err).toMatch(/DATABASE_URL must begin with postgres/)
  })
})

test('a data folder that is not there is not made by a command that reads', async () => {
  const path = join(await folder(), 'nowhere')
  const { code, err } = await run(['organisations', 'list', '--data', path])
  expect(code).toBe(1)
  expect(err).toContain(`There is no data folder ${path}`)
})

describe('standards need no data', () => {
  test('list', async () => {
    const { code, out } = await run(['standards', 'list'])
    expect(code).toBe(0)
    expect(out).toMatch(/^nen-7510-2024\s+NEN 7510:2024\s+101 controls$/m)
    const brief = JSON.parse((await run(['standards', 'list', '--json'])).out)
    expect(brief).toContainEqual({
      id: 'iso-27001-2022',
      name: 'ISO/IEC 27001:2022',
      publisher: 'ISO/IEC',
      requirements: 93,
    })
  })
  test('show', async () => {
    expect((await run(['standards', 'show', 'nen-7510-2024', '--language', 'en'])).out).toMatch(/^5\.1\s+(care)?\s+\S/m)
    const { code, err } = await run(['standards', 'show', 'nen-7510-2042'])
    expect(code).toBe(1)
    expect(err).toMatch(/Did you mean nen-7510-20\d\d\?/)
  })
  test('check', async () => {
    expect(await run(['standards', 'check'])).toMatchObject({ code: 0, out: expect.stringContaining('are in order') })
    expect(await run(['standards', 'check', '--content', '/nowhere'])).toMatchObject({ code: 1, out: '' })
  })
  test('record', async () => {
    const copy = await folder()
    await cp(join(home, 'content'), copy, { recursive: true })
    const file = join(copy, 'guidance/clauses/4.2.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/( {4}nl: )/, '$1Kort gezegd, '))
    expect(await run(['standards', 'check', '--content', copy])).toMatchObject({ code: 1, out: '' })
    const { code, out } = await run(['standards', 'record', '--content', copy])
    expect(code).toBe(0)
    expect(out).toMatch(
      /^clauses\/4\.2\/\S+ reads otherwise\n\d+ questions are on record, 1 of them reworded and 0 new$/,
    )
    expect(await run(['standards', 'check', '--content', copy])).toMatchObject({ code: 0 })
    expect(await run(['standards', 'record', '--content', '/nowhere'])).toMatchObject({ code: 1, out: '' })
  })
})

test('bin/zorgborg works through a symbolic link and from any folder', async () => {
  const path = await folder()
  await symlink(join(home, 'bin/zorgborg'), join(path, 'first'))
  await symlink('first', join(path, 'second'))
  const result = await new Promise<{ code: unknown; out: string }>((resolve) => {
    execFile(join(path, 'second'), ['standards', 'list'], { cwd: '/' }, (error, out) =>
      resolve({ code: error?.code ?? 0, out }),
    )
  })
  expect(result).toEqual({ code: 0, out: expect.stringContaining('nen-7510-2024') })
})
