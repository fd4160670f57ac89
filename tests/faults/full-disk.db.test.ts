import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Answer, ask, mustAsk, verifyAll } from './operator.ts'
import { newFolder, processesIn, runProgram, type Server, startServer, tidy, until } from './server-process.ts'

const folders: string[] = []
const mounted: string[] = []
afterAll(async () => {
  for (const disk of mounted) {
    for (const pid of processesIn(disk)) process.kill(pid, 'SIGKILL')
    await until('nothing runs on the disk', () => processesIn(disk).length === 0)
    spawnSync('umount', ['-l', disk])
  }
  await tidy(folders)
})

/** A disk of so many megabytes; null where this user may not make one. */
function smallDisk(megabytes: number): string | null {
  const place = newFolder()
  folders.push(place)
  if (process.getuid?.() !== 0) return null
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', place]).status !== 0) return null
  mounted.push(place)
  return place
}

/** Takes all the room there is but so many bytes, as a log or another program would. */
function fill(disk: string, leave: number): void {
  const file = openSync(join(disk, 'filler'), 'a')
  const block = Buffer.alloc(64 * 1024)
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(disk)
      const room = bavail * bsize - leave
      if (room <= 0) return
      writeSync(file, block, 0, Math.min(block.length, room))
    }
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    closeSync(file)
  }
}

const empty = (disk: string) => rmSync(join(disk, 'filler'), { force: true })

const isFull = ({ status, body, type }: Answer) =>
  status === 507 &&
  body.code === 'disk-full' &&
  type.startsWith('application/problem+json') &&
  String(body.detail).endsWith('.')

const megabyte = 1024 * 1024

/** The files that were handed in, and what is left of those that were not kept. */
const filesIn = (data: string) =>
  readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name)

/** Hands in a file, such as an assurance report. */
async function hand(server: Server, organisation: string, text: string): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${server.token}`,
    'zorgborg-organisation': organisation,
    'accept-language': 'en',
  }
  const path = `http://${server.host}:${server.port}/api/files?name=report.txt`
  const answer = await fetch(path, { method: 'POST', headers, body: text })
  const type = answer.headers.get('content-type') ?? ''
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, etag: null, type }
}

test('a disk that fills up while the server runs: refusals say so, reading goes on, and with room again all is well', async (context) => {
  const disk = smallDisk(320)
  if (disk === null) {
    console.log('full-disk: left out, because it needs root and the right to mount a small disk')
    return context.skip()
  }
  const data = join(disk, 'data')
  const server: Server = await startServer(data)
  const body = { name: 'Op een volle schijf', kind: 'care-provider', language: 'nl' }
  const organisation = String((await mustAsk(server, 'POST', '/api/organisations', { body })).body.id)
  await mustAsk(server, 'POST', '/api/editions/nen-7510-2024/adoption', { organisation })
  let seen = 0
  let kept = ''
  // Twenty controls at once, with words that do not compress: half a megabyte for the database to store and to log.
  const numbers = Array.from({ length: 20 }, (_, i) => `5.${i + 1}`)
  const decide = async (name: string) => {
    const description = `${name} ${randomBytes(1900).toString('hex')}`
    const facts = {
      applies: true,
      reasons: ['risk'],
      justification: '',
      presence: 'in-place',
      description,
      since: null,
    }
    const controls = numbers.map((requirement) => ({ edition: 'nen-7510-2024', requirement, revision: seen }))
    const answer = await ask(server, 'POST', '/api/controls/decide', { organisation, body: { controls, facts } })
    if (answer.status === 201) {
      const { etag } = await mustAsk(server, 'GET', '/api/controls/nen-7510-2024/5.1', { organisation })
      seen = Number(etag?.slice(1, -1))
      kept = description
    }
    return answer
  }
  const stands = async (at: Server) => {
    const { body } = await mustAsk(at, 'GET', '/api/controls?edition=nen-7510-2024&theme=organizational&size=20', {
      organisation,
    })
    const { items } = body as { items: { decision: { description: string; revision: number } | null }[] }
    expect(items.map(({ decision }) => [decision?.description, decision?.revision])).toEqual(
      numbers.map(() => [kept, seen]),
    )
    expect(await verifyAll(at)).toMatchObject({ whole: true, faults: [] })
  }
  expect((await decide('before')).status).toBe(201)
  // Less than 512 MB from the start: whoever watches the health of the system is told before anything is refused.
  expect((await ask(server, 'GET', '/api/health')).body).toMatchObject({ status: 'attention', disk: 'low' })

  // Ways for a disk to be full: to the last byte, with a little room, with some, and by what we write ourselves.
  for (const leave of [0, 2 * megabyte, 20 * megabyte, 80 * megabyte]) {
    fill(disk, leave)
    const answers: Answer[] = []
    for (let turn = 0; turn < 200 && !(answers.length >= 5 && answers.slice(-5).every(isFull)); turn += 1) {
      answers.push(await decide(`${leave} ${turn}`))
    }
    // Written until it was full, and from then on refused in so many words; nothing in between.
    expect(answers.filter((answer) => answer.status !== 201 && !isFull(answer))).toEqual([])
    expect(answers.slice(-5).every(isFull)).toBe(true)
    await stands(server)
    // The report of a supplier: refused whole, with nothing of it left behind.
    const stored = filesIn(data)
    const report = await hand(server, organisation, randomBytes(megabyte).toString('hex'))
    expect(isFull(report) || report.status === 201, JSON.stringify(report)).toBe(true)
    if (leave === 0) expect(report.status).toBe(507)
    if (report.status === 507) expect(filesIn(data)).toEqual(stored)
    empty(disk)
    expect((await hand(server, organisation, randomBytes(megabyte).toString('hex'))).status).toBe(201)
    await until('it takes writes again', async () => (await decide(`room again after ${leave}`)).status === 201)
    await stands(server)
    expect(server.child.exitCode).toBeNull()
  }
  process.kill(server.pid, 'SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0, signal: null })

  // A start on a full disk refuses with a sentence, as often as it is tried, and changes nothing.
  fill(disk, 0)
  for (let turn = 0; turn < 2; turn += 1) {
    const refused = await runProgram(['start', '--data', data, '--port', '0']).ended
    expect(refused).toMatchObject({ code: 1, signal: null })
    expect(refused.err).toMatch(/^The disk that holds \S+ is full: make room, .*\.\n$/)
    expect(processesIn(data)).toEqual([])
  }
  empty(disk)
  const again = await startServer(data)
  expect(again.err()).toBe('')
  await stands(again)
  process.kill(again.pid, 'SIGTERM')
  expect(await again.ended).toMatchObject({ code: 0, signal: null })
  expect(existsSync(join(data, 'server.json'))).toBe(false)
}, 180_000)
