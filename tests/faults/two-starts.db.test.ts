import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, verifyAll } from './operator.ts'
import { seeded } from './seeded.ts'
import {
  type Ended,
  newFolder,
  postmasterOf,
  processesIn,
  readServer,
  runProgram,
  type Server,
  startServer,
  tidy,
  until,
} from './server-process.ts'
import { prepareWriteLoad } from './write-load.ts'

// All of this is about the data folder and the embedded database in it; with DATABASE_URL it would be the same again.
const embedded = describe.skipIf(process.env.DATABASE_URL)

const folders: string[] = []
afterAll(() => tidy(folders))

function newData(): string {
  const data = newFolder()
  folders.push(data)
  return data
}

/** Nothing of a server is left: no process, no socket, no file that says there is one. */
function expectGone(data: string, server?: Server): void {
  expect(processesIn(data)).toEqual([])
  expect(readServer(data)).toBeNull()
  expect(existsSync(join(data, 'lock'))).toBe(false)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
  if (server) expect(() => process.kill(server.pid, 0)).toThrow('ESRCH')
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** No stack and no name of ours: what a person is told in the terminal. */
function expectSentence({ err }: Ended): void {
  expect(err.trim()).toMatch(/^[A-Z].*\.$/)
  expect(err).not.toMatch(/\n\s+at |node:internal|Error:/)
}

embedded('a server that runs', () => {
  let data: string
  let server: Server
  beforeAll(async () => {
    data = newData()
    server = await startServer(data)
  })

  test('a second start refuses with a sentence, and the first goes on', async () => {
    const second = await runProgram(['start', '--data', data, '--port', '0']).ended
    expect(second).toMatchObject({ code: 1, signal: null })
    expectSentence(second)
    expect(second.err).toContain(`Zorgborg already runs on the data folder ${data}`)
    expect(second.err).toContain(`http://127.0.0.1:${server.port} (process ${server.pid})`)
    expect((await ask(server, 'GET', '/api/health')).status).toBe(200)
    expect(readServer(data)?.pid).toBe(server.pid)
  })

  test('a second start on the same folder by another name, and three at once, are refused as well', async () => {
    const names = [`${data}/`, `${data}/../${data.split('/').at(-1)}`, data]
    const ended = await Promise.all(names.map((name) => runProgram(['start', '--data', name, '--port', '0']).ended))
    expect(ended.map(({ code }) => code)).toEqual(names.map(() => 1))
    for (const one of ended) expect(one.err).toContain('already runs on the data folder')
    expect((await ask(server, 'GET', '/api/health')).status).toBe(200)
  })

  test('the command line talks to it and opens no second engine', async () => {
    const engine = postmasterOf(data)
    const made = await runProgram(['organisations', 'create', 'Van de opdrachtregel', '--data', data]).ended
    expect(made).toMatchObject({ code: 0, err: '' })
    const { items } = (await ask(server, 'GET', '/api/organisations')).body as { items: { name: string }[] }
    expect(items.map(({ name }) => name)).toContain('Van de opdrachtregel')
    const verified = await runProgram(['verify', '--data', data]).ended
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(postmasterOf(data)).toBe(engine)
  })

  test('a port that is taken is told with another to try, and leaves nothing running', async () => {
    const other = newData()
    const ended = await runProgram(['start', '--data', other, '--port', String(server.port)]).ended
    expect(ended).toMatchObject({ code: 1, signal: null })
    expectSentence(ended)
    expect(ended.err).toBe(
      `Port ${server.port} is in use by another program. Choose another one, for example --port ${server.port + 1}.\n`,
    )
    expectGone(other)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s stops it in good order, also while requests are under way',
    async (signal) => {
      const load = await prepareWriteLoad(server)
      const writing = load.write(server)
      await until('writes are acknowledged', () => load.acknowledged() > 5)
      const asked = Date.now()
      process.kill(server.pid, signal)
      const ended = await server.ended
      await writing.ended
      expect(ended).toMatchObject({ code: 0, signal: null, err: '' })
      expect(ended.out).toContain(`Stopping (${signal})`)
      // Well within what a supervisor allows before it kills.
      expect(Date.now() - asked).toBeLessThan(9_000)
      expectGone(data, server)
      expect(await isFree(server.port)).toBe(true)
      // What was under way was answered: a stop refuses nothing and leaves no write open but for those that never arrived.
      expect([...load.refusals]).toEqual([])
      server = await startServer(data)
      expect(await load.compare(server)).toEqual([])
      expect((await verifyAll(server)).whole).toBe(true)
    },
  )

  test('more signals while it stops leave nothing behind', async () => {
    process.kill(server.pid, 'SIGTERM')
    for (let i = 0; i < 5; i += 1) {
      await wait(20)
      try {
        process.kill(server.pid, 'SIGTERM')
        process.kill(server.pid, 'SIGINT')
      } catch {
        // It was gone already.
      }
    }
    // The last of them may come when all has been closed and the process is about to end by itself.
    const { code, signal, err } = await server.ended
    expect({ ended: code ?? signal, err }).toEqual({ ended: expect.toBeOneOf([0, 'SIGTERM', 'SIGINT']), err: '' })
    expectGone(data, server)
  })

  test('when none runs, the command line opens the data itself and leaves nothing running', async () => {
    const ended = await runProgram(['organisations', 'list', '--data', data, '--json']).ended
    expect(ended.code).toBe(0)
    expect(ended.out).toContain('Van de opdrachtregel')
    expectGone(data)
  })
})

embedded('a start that is stopped before it is ready', () => {
  test.each(['Making a new database', 'Starting the database', 'Brought the database up to date'])(
    'at "%s": it ends in good order and leaves nothing running',
    async (line) => {
      const data = newData()
      const starting = runProgram(['start', '--data', data, '--port', '0'])
      await until(`it says ${line}`, () => starting.out().includes(line))
      starting.child.kill('SIGTERM')
      const ended = await starting.ended
      expect(ended).toMatchObject({ code: 0, signal: null, err: '' })
      expect(ended.out).toContain('Stopping (SIGTERM)')
      expectGone(data)
    },
  )

  test('by a signal at any moment: nothing is left running, and the next start is clean', async () => {
    const chance = seeded('two-starts')
    const data = newData()
    // The first ones make the database, the later ones find it, whole or not.
    for (let round = 0; round < 10; round += 1) {
      const signal = chance.pick(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)
      // A kill leaves the database running for the next start to adopt; one that is broken off before that leaves it too.
      const orphaned = processesIn(data).length > 0
      const starting = runProgram(['start', '--data', data, '--port', '0'])
      const moment = chance.between(50, 1500)
      await wait(moment)
      starting.child.kill(signal)
      const ended = await starting.ended
      const told = { round, signal, moment, code: ended.code, signal_: ended.signal, err: ended.err }
      if (signal !== 'SIGKILL') {
        expect(ended.err, JSON.stringify(told)).not.toMatch(/\n\s+at |Error:/)
        if (!orphaned)
          await until(`nothing runs any more (${JSON.stringify(told)})`, () => processesIn(data).length === 0)
      }
    }
    const server = await startServer(data)
    expect(server.err()).toBe('')
    expect((await verifyAll(server)).whole).toBe(true)
    process.kill(server.pid, 'SIGTERM')
    expect(await server.ended).toMatchObject({ code: 0 })
    expectGone(data, server)
    expect(readdirSync(data).filter((name) => /draft|writable|takeover/.test(name))).toEqual([])
  }, 120_000)
})
