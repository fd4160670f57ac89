import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBackupKey } from '../../src/platform/backup/backup-key.ts'
import { restoreBackup } from '../../src/platform/backup/restore-backup.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDataFolder } from '../../src/platform/files/data-folder.ts'
import { checked, createBareDatabase, openInstallation } from '../backup-world.ts'
import { type Installation, installationOn, migrations } from '../installation.ts'
import { mustAsk } from './operator.ts'
import { type Ended, newFolder, type Running, runProgram, startServer, tidy, until } from './server-process.ts'

const folders: string[] = []
const undo: (() => Promise<unknown> | unknown)[] = []
let large: Installation & { url: string; archive: string }
const kept: string[] = []

const folder = () => {
  const made = newFolder()
  folders.push(made)
  return made
}

beforeAll(async () => {
  const bare = await createBareDatabase()
  const path = newFolder()
  kept.push(path)
  const engine = connect(bare.url, 4)
  await migrate(engine, migrations)
  const installation = await installationOn(engine, await openDataFolder(join(path, 'data')), async () => {
    await engine.close()
    await bare.drop()
  })
  // Long texts, so that the archive does not fit in what lies between the database and the file.
  await installation.organisation(6, 'x'.repeat(400_000))
  await openBackupKey(installation.folder.keys)
  large = { ...installation, url: bare.url, archive: await installation.backup() }
})
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
  await tidy(folders)
})
afterAll(async () => {
  await large.close()
  await tidy(kept)
})

/** What a command that did not succeed said, in place of a bare code. */
const outcome = (ended: Ended) => (ended.code === 0 ? 'done' : ended.err)

const stop = async (running: Running) => {
  running.child.kill('SIGTERM')
  await running.ended
}

test('backup, restore, start: everything is there, from the command line', async () => {
  const data = join(folder(), 'data')
  const server = await startServer(data)
  const facts = { kind: 'care-provider', language: 'nl', careTerm: 'client' }
  await mustAsk(server, 'POST', '/api/organisations', { body: { name: 'Zorggroep De Proef', ...facts } })
  const out = join(folder(), 'copy.age')
  const made = await runProgram(['backup', '--data', data, '--out', out]).ended
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining(`the key ${data}/keys/backup.agekey`) })
  const refused = await runProgram([
    'backup',
    '--data',
    data,
    '--out',
    join(folder(), 'x.age'),
    '--recipient',
    'nobody',
  ]).ended
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("'nobody' is no public age key") })
  const trail = await mustAsk(server, 'GET', '/api/system/trail?size=100')
  const noted = (trail.body.items as { action: string }[]).filter(({ action }) => action === 'backup.made')
  expect(noted, 'only what was made is noted').toHaveLength(1)
  const inUse = await runProgram(['restore', out, '--data', data]).ended
  expect(inUse).toMatchObject({ code: 1, err: expect.stringContaining('already runs on the data folder') })
  await stop(server)
  const holds = await runProgram(['restore', out, '--data', data]).ended
  expect(holds).toMatchObject({ code: 1, err: expect.stringContaining('The database holds data') })

  const elsewhere = join(folder(), 'data')
  const noKey = await runProgram(['restore', out, '--data', elsewhere]).ended
  expect(noKey).toMatchObject({ code: 1, err: expect.stringContaining('--key') })
  const bytes = readFileSync(out)
  for (const wrong of [bytes.subarray(0, -1), bytes.subarray(0, bytes.length / 2), Buffer.from('not an archive')]) {
    writeFileSync(`${out}.wrong`, wrong)
    const key = ['--key', join(data, 'keys', 'backup.agekey')]
    const refused = await runProgram(['restore', `${out}.wrong`, '--data', elsewhere, ...key]).ended
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/damaged, cut off or altered|no archive/) })
  }
  expect(existsSync(elsewhere)).toBe(false)
  const restored = await runProgram(['restore', out, '--data', elsewhere, '--key', `${data}/keys/backup.agekey`]).ended
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Restored 1 organisations') })
  expect(outcome(await runProgram(['verify', '--data', elsewhere]).ended)).toBe('done')
  const again = await startServer(elsewhere)
  const { body } = await mustAsk(again, 'GET', '/api/organisations')
  expect(JSON.stringify(body)).toContain('Zorggroep De Proef')
  await stop(again)
}, 120_000)

/** Breaks the connection over which a table is being copied, as soon as there is one. */
async function breakCopy(until: Promise<unknown>): Promise<number> {
  let broken = 0
  let over = false
  until.then(() => {
    over = true
  })
  while (!over && broken === 0) {
    const { rows } = await large.engine.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ~ '^copy .*trail_changes'`,
    )
    broken += rows.length
    await wait(2)
  }
  return broken
}

test('a backup that breaks off leaves no file, whether a server makes it or the command itself', async () => {
  const out = folder()
  const backup = () =>
    runProgram(['backup', '--data', large.folder.path, '--out', join(out, 'copy.age')], { DATABASE_URL: large.url })
  const alone = backup()
  expect(await breakCopy(alone.ended)).toBe(1)
  expect(await alone.ended).toMatchObject({ code: 1 })
  expect(readdirSync(out)).toEqual([])
  const server = await startServer(large.folder.path, { DATABASE_URL: large.url })
  const served = backup()
  expect(await breakCopy(served.ended)).toBe(1)
  expect(await served.ended).toMatchObject({ code: 1 })
  expect(readdirSync(out)).toEqual([])
  expect(outcome(await backup().ended)).toBe('done')
  expect(readdirSync(out)).toEqual(['copy.age'])
  await stop(server)
}, 120_000)

test('a full disk leaves no file and says so', async (context) => {
  const place = folder()
  const size = ['-o', 'size=2m', 'tmpfs', place]
  if (process.getuid?.() !== 0 || spawnSync('mount', ['-t', 'tmpfs', ...size]).status !== 0) {
    return context.skip('needs root and the right to mount a small disk')
  }
  undo.push(() => spawnSync('umount', ['-l', place]))
  const args = ['backup', '--data', large.folder.path, '--out', join(place, 'copy.age')]
  const full = await runProgram(args, { DATABASE_URL: large.url }).ended
  expect(full).toMatchObject({ code: 1, err: expect.stringContaining('is full') })
  expect(readdirSync(place)).toEqual([])
})

/** A small archive, with what a restore of it needs besides the folder. */
async function small() {
  const installation = await openInstallation()
  undo.push(() => installation.close())
  await installation.organisation(60)
  const archive = await installation.backup()
  return { archive, source: installation.folder, key: ['--key', join(installation.folder.keys, 'backup.agekey')] }
}

test('a restore that is killed leaves nothing, or everything, and can be run again', async () => {
  const { archive, source, key } = await small()
  let takes = 0
  const seen = new Set<string>()
  for (let round = 0; round < 6; round += 1) {
    const bare = await createBareDatabase()
    const engine = connect(bare.url, 3)
    const data = join(folder(), 'data')
    const running = runProgram(['restore', archive, '--data', data, ...key], { DATABASE_URL: bare.url })
    await until('it loads', () => running.err().includes('Loading it'), 60_000)
    const began = Date.now()
    // The first runs to its end and tells how long that takes.
    if (round > 0) {
      await wait((takes * (round - 1)) / 5)
      running.child.kill('SIGKILL')
    }
    await running.ended
    if (round === 0) takes = Date.now() - began
    const { rows } = await engine.pool.query(`select to_regclass('trail') as made`)
    const target = { engine, folder: await openDataFolder(data), migrations }
    seen.add(rows[0].made === null ? 'nothing' : 'everything')
    if (rows[0].made === null) await restoreBackup(await checked(archive, source), target)
    else await expect(restoreBackup(await checked(archive, source), target)).rejects.toThrow('holds data')
    const restored = await installationOn(engine, target.folder)
    expect(await restored.verify()).toMatchObject({ whole: true, entries: 121 })
    await engine.close()
    await bare.drop()
  }
  expect([...seen].sort()).toEqual(['everything', 'nothing'])
}, 120_000)

test('a restore into an embedded database that is killed can be run again', async () => {
  const { archive, key } = await small()
  const data = join(folder(), 'data')
  const running = runProgram(['restore', archive, '--data', data, ...key])
  await until('it loads', () => running.err().includes('Loading it'), 60_000)
  await wait(150)
  running.child.kill('SIGKILL')
  await running.ended
  expect(outcome(await runProgram(['restore', archive, '--data', data, ...key]).ended)).toBe('done')
  expect(outcome(await runProgram(['verify', '--data', data]).ended)).toBe('done')
}, 120_000)
