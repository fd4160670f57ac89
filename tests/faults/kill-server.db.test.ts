import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, inject, test } from 'vitest'
import { connect } from '../../src/platform/database/connect.ts'
import { databaseAt } from '../database-setup.ts'
import { verifyAll } from './operator.ts'
import { seeded } from './seeded.ts'
import { newFolder, processesIn, type Server, startServer, tidy, until } from './server-process.ts'
import { prepareWriteLoad } from './write-load.ts'

const kills = 20
const folders: string[] = []
let database: string | null = null

afterAll(async () => {
  await tidy(folders)
  if (database) await onServer(`drop database ${database} with (force)`)
})

async function onServer(statement: string): Promise<void> {
  const admin = connect(inject('databaseServer'), 1)
  await admin.pool.query(statement).finally(() => admin.close())
}

/** On the server that DATABASE_URL names a database of its own; otherwise the embedded one of the data folder. */
async function chooseDatabase(): Promise<Record<string, string>> {
  if (!process.env.DATABASE_URL) return {}
  database = `zorgborg_fault_${randomBytes(4).toString('hex')}`
  await onServer(`create database ${database}`)
  return { DATABASE_URL: databaseAt(inject('databaseServer'), database) }
}

test(`kill -9 of the server under write load, ${kills} times, loses nothing that was acknowledged`, async () => {
  const chance = seeded('kill-server')
  const data = newFolder()
  folders.push(data)
  const env = await chooseDatabase()
  let server: Server = await startServer(data, env)
  const load = await prepareWriteLoad(server)
  let entries = 0
  const starts: number[] = []
  for (let round = 1; round <= kills; round += 1) {
    const writing = load.write(server)
    const before = load.acknowledged()
    await until('writes are acknowledged', () => load.acknowledged() > before + 5)
    await wait(chance.between(0, 250))
    process.kill(server.pid, 'SIGKILL')
    expect(await server.ended).toMatchObject({ code: null, signal: 'SIGKILL' })
    await writing.ended
    server = await startServer(data, env)
    starts.push(server.startedIn)
    expect({ round, differs: await load.compare(server), said: server.err() }).toEqual({ round, differs: [], said: '' })
    const { whole, faults, ...proven } = await verifyAll(server)
    expect({ round, whole, faults }).toEqual({ round, whole: true, faults: [] })
    // Each acknowledged write is an entry of the trail, of a trail that only grows.
    expect(proven.entries).toBeGreaterThanOrEqual(Math.max(entries, load.acknowledged()))
    entries = proven.entries
  }
  process.kill(server.pid, 'SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0, signal: null })
  expect(processesIn(data)).toEqual([])
  // Otherwise the kills came while nothing was being written, and show nothing.
  expect(load.leftOpen()).toBeGreaterThan(kills)
  console.log(
    `${load.acknowledged()} writes acknowledged, ${load.leftOpen()} cut off, ${entries} entries, slowest start ${Math.max(...starts)} ms`,
  )
}, 240_000)
