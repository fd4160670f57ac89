import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../tests/test-app.ts'
import { openDataFolder, removeServerFile, writeServerFile } from '../platform/files/data-folder.ts'
import { runCommandLine } from './cli.ts'

let app: TestApp
let data: string

beforeAll(async () => {
  app = await openTestApp()
  data = await mkdtemp(join(tmpdir(), 'zorgborg-cli-'))
  const address = new URL(await app.http.listen({ port: 0, host: '127.0.0.1' }))
  const server = { pid: process.pid, port: Number(address.port), host: '127.0.0.1', token: app.operatorToken }
  await writeServerFile(await openDataFolder(data), server)
})

afterAll(async () => {
  await app?.close()
  if (data) await rm(data, { recursive: true, force: true })
})

const run = async (...argv: string[]) => {
  const printed: string[] = []
  const warned: string[] = []
  const print = (line: string) => void printed.push(line)
  const code = await runCommandLine([...argv, '--data', data], {
    env: {},
    print,
    warn: (line) => void warned.push(line),
  })
  return { code, out: printed.join('\n'), err: warned.join('\n') }
}

const done = async (...argv: string[]) => {
  const { code, out, err } = await run(...argv)
  expect({ argv, code, err: code === 0 ? '' : err }).toEqual({ argv, code: 0, err: '' })
  return out
}

const name = 'Zorggroep De Proef'
const here = ['--organisation', name]

describe('the shortest main job, from the command line, against a running server', () => {
  test('create an organisation and adopt both standards', async () => {
    expect(await done('organisations', 'create', name, '--kind', 'care-provider')).toContain(`${name} created`)
    expect(JSON.parse(await done('organisations', 'list', '--json'))).toMatchObject([{ name, kind: 'care-provider' }])
    expect(await done('adopt', ...here, 'nen-7510-2024')).toContain('101 controls to decide on')
    await done('adopt', ...here, 'iso-27001-2022')
    expect(await done('standards', 'list', ...here)).toMatch(/^nen-7510-2024 .* adopted \d{4}-\d\d-\d\d$/m)
  })

  test('decide one control, and change one thing about it later', async () => {
    const control = ['decide', ...here, 'nen-7510-2024', '5.1', '--applies', 'yes']
    await done(...control, '--reason', 'law', 'risk', '--justification', 'The law asks for it.')
    await done(...control, '--presence', 'in-place', '--since', '2026-01-15')
    const { rows } = await soaJson()
    expect(JSON.stringify(rows)).toContain('The law asks for it.')
    expect(JSON.stringify(rows)).toContain('2026-01-15')
  })

  test('decide several, and all that are left', async () => {
    const no = ['--applies', 'no', '--justification', 'No development is outsourced.']
    await done('decide', ...here, 'nen-7510-2024', '8.30', '8.28', ...no)
    const yes = ['--applies', 'yes', '--reason', 'risk', '--presence', 'in-place']
    for (const edition of ['nen-7510-2024', 'iso-27001-2022'])
      await done('decide', ...here, edition, '--all-undecided', ...yes)
    expect(JSON.stringify((await soaJson()).rows).match(/No development is outsourced\./g)).toHaveLength(2)
  })

  test('write the statement in every form', async () => {
    const begins = { pdf: '%PDF-', docx: 'PK', xlsx: 'PK', json: '{' }
    for (const [format, start] of Object.entries(begins)) {
      const out = join(data, `soa.${format}`)
      await done('soa', ...here, '--format', format, '--out', out, '--language', 'en')
      expect((await readFile(out)).subarray(0, start.length).toString('latin1')).toBe(start)
    }
  })

  test('the trail is whole', async () => {
    expect(await done('verify')).toMatch(/^The trail is whole, and so is every stored file: \d+ entries/)
    expect(JSON.parse(await done('verify', '--json', ...here))).toMatchObject({ whole: true, faults: [] })
  })
})

describe('what is refused ends with 1 and the sentence of the server', () => {
  test('an organisation that is not there', async () => {
    const { code, out, err } = await run('adopt', '--organisation', 'Zorggroep De Proof', 'nen-7510-2024')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe("There is no organisation 'Zorggroep De Proof'. Did you mean 'Zorggroep De Proef'?")
  })
  test('a control excluded without a justification', async () => {
    const { code, err } = await run('decide', ...here, 'nen-7510-2024', '5.2', '--applies', 'no')
    expect(code).toBe(1)
    expect(err).toContain('An auditor will ask.')
  })
  test('an edition that does not exist', async () => {
    expect(await run('adopt', ...here, 'nen-7510-2042')).toMatchObject({ code: 1, out: '' })
  })
  test('a file where none can be', async () => {
    const out = join(data, 'nowhere', 'soa.json')
    expect(await run('soa', ...here, '--out', out)).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not exist. Make it first.'),
    })
  })
  test('a trail of which a row was changed behind its back', async () => {
    const forge = "update decisions set justification = 'Forged.' where requirement = '5.1'"
    await app.database.engine.pool.query(
      `set session_replication_role = replica; ${forge}; reset session_replication_role`,
    )
    const { code, err } = await run('verify')
    expect(code).toBe(1)
    expect(err).toMatch(/^Not everything is whole\.\n {2}\S/)
  })
  test('a server that does not answer', async () => {
    const folder = await openDataFolder(data)
    await writeServerFile(folder, { pid: process.pid, port: 1, host: '127.0.0.1', token: 'x' })
    expect(await run('organisations', 'list')).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not answer at 127.0.0.1:1'),
    })
    await removeServerFile(folder)
  })
})

async function soaJson(): Promise<{ rows: unknown }> {
  const out = join(data, 'statement.json')
  await done('soa', ...here, '--format', 'json', '--out', out)
  return { rows: JSON.parse(await readFile(out, 'utf8')) }
}
