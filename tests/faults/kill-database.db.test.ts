import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { ask, verifyAll } from './operator.ts'
import { seeded } from './seeded.ts'
import {
  newFolder,
  postmasterOf,
  processesIn,
  readServer,
  type Server,
  startServer,
  tidy,
  until,
} from './server-process.ts'
import { prepareWriteLoad, type WriteLoad } from './write-load.ts'

const kills = 20
const folders: string[] = []
afterAll(() => tidy(folders))

async function mustBeThere(server: Server, load: WriteLoad, round: number): Promise<void> {
  expect({ round, differs: await load.compare(server) }).toEqual({ round, differs: [] })
  const { whole, faults, entries } = await verifyAll(server)
  expect({ round, whole, faults }).toEqual({ round, whole: true, faults: [] })
  expect(entries).toBeGreaterThanOrEqual(load.acknowledged())
}

/** A process that serves a connection; its title ends with what it is doing. */
const isBackend = (pid: number) => /zorgborg zorgborg \[local\]/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))

async function underLoad(server: Server, load: WriteLoad): Promise<{ ended: Promise<void>; stop(): void }> {
  const writing = load.write(server)
  const before = load.acknowledged()
  await until('writes are acknowledged', () => load.acknowledged() > before + 5)
  return writing
}

// The embedded database is ours to keep alive; that of DATABASE_URL is its owner's.
test.skipIf(process.env.DATABASE_URL)(
  `kill -9 of the database under write load, ${kills} times, loses nothing that was acknowledged`,
  async () => {
    const chance = seeded('kill-database')
    const data = newFolder()
    folders.push(data)
    let server = await startServer(data)
    const load = await prepareWriteLoad(server)
    for (let round = 1; round <= kills; round += 1) {
      const writing = await underLoad(server, load)
      await wait(chance.between(0, 250))
      const died = Date.now()
      const pid = postmasterOf(data)
      process.kill(pid, 'SIGKILL')
      const ended = await server.ended
      writing.stop()
      await writing.ended
      // The server says what happened and ends, so that whoever watches over it can start it again.
      expect({ round, code: ended.code, signal: ended.signal }).toEqual({ round, code: 1, signal: null })
      expect(ended.err).toContain(`The embedded database (process ${pid}) ended unexpectedly with`)
      expect(Date.now() - died).toBeLessThan(15_000)
      expect(readServer(data)).toBeNull()
      server = await startServer(data)
      expect(server.err()).toBe('')
      await mustBeThere(server, load, round)
    }
    process.kill(server.pid, 'SIGTERM')
    expect(await server.ended).toMatchObject({ code: 0, signal: null })
    expect(processesIn(data)).toEqual([])
    expect(load.leftOpen()).toBeGreaterThan(kills)
    console.log(`${load.acknowledged()} writes acknowledged, ${load.leftOpen()} cut off; refused: ${refusals(load)}`)
  },
  240_000,
)

test.skipIf(process.env.DATABASE_URL)(
  'kill -9 of one process of the database under write load: the server goes on, and nothing acknowledged is lost',
  async () => {
    const data = newFolder()
    folders.push(data)
    const server = await startServer(data)
    const load = await prepareWriteLoad(server)
    for (let round = 1; round <= 3; round += 1) {
      const writing = await underLoad(server, load)
      const postmaster = postmasterOf(data)
      const backend = processesIn(data)
        .filter((pid) => pid !== postmaster && isBackend(pid))
        .at(-1)
      expect(backend).toBeGreaterThan(0)
      process.kill(backend as number, 'SIGKILL')
      await wait(300)
      writing.stop()
      await writing.ended
      await until(
        'it answers again',
        async () => (await ask(server, 'GET', '/api/organisations')).status === 200,
        30_000,
      )
      await mustBeThere(server, load, round)
      expect(postmasterOf(data)).toBe(postmaster)
    }
    const again = await underLoad(server, load)
    again.stop()
    await again.ended
    process.kill(server.pid, 'SIGTERM')
    expect(await server.ended).toMatchObject({ code: 0 })
    expect(processesIn(data)).toEqual([])
    console.log(`refused meanwhile: ${refusals(load)}`)
  },
  90_000,
)

const refusals = (load: WriteLoad) => [...load.refusals].map(([code, times]) => `${times} × ${code}`).join(', ')
