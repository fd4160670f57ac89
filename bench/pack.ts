import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import type { App } from '../src/app/open-app.ts'
import { packStream } from '../src/features/pack/send-pack.ts'
import { newId } from '../src/platform/database/ids.ts'
import { type FileStore, openFileStore } from '../src/platform/files/file-store.ts'
import { home } from '../src/platform/home.ts'
import { quantile } from './quantile.ts'

const run = promisify(execFile)
const somewhere = '018f2f6e-7b1a-7000-8000-000000000001'
const mega = 1_000_000

type Content = { sha256: string; size: number }

async function kept(store: FileStore, organisation: string, bytes: Iterable<Uint8Array>): Promise<Content> {
  const incoming = await store.receive(organisation, Readable.from(bytes), Number.MAX_SAFE_INTEGER)
  await incoming.keep()
  return incoming
}

/** Writing a pack of 1,000 stored files against `zip` of the same files, turn by turn. */
export async function packAgainstZip(say: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zorgborg-bench-pack-'))
  try {
    const store = openFileStore(join(folder, 'store'), randomBytes(32))
    const plain = join(folder, 'plain')
    await mkdir(plain)
    const stored: Content[] = []
    for (let n = 0; n < 1000; n += 1) {
      // Half compressed by itself, as PDF and images are; half text.
      const bytes = n % 2 === 0 ? randomBytes(100_000) : Buffer.from(`line ${n} of a log\n`.repeat(6000))
      await writeFile(join(plain, `${n}.bin`), bytes)
      stored.push(await kept(store, somewhere, [bytes]))
    }
    const parts = await kept(store, somewhere, [Buffer.from('index')])
    const files = [
      { path: 'index.html', ...parts },
      ...stored.map(({ sha256, size }, n) => ({ path: `files/${n}.bin`, size, sha256 })),
    ].map(({ path, size, sha256 }) => ({ path, size, sha256 }))
    const rest = { manifest: Buffer.from('{}'), receipt: Buffer.from('{}'), parts: parts.sha256 }
    const ours = async () => {
      const stream = packStream(store, {
        ...{ organisation: somewhere, files, ...rest, madeAt: '2026-03-02T09:00:00.000Z' },
      })
      await pipeline(stream, createWriteStream(join(folder, 'pack.zip')))
      if ((await stat(join(folder, 'pack.zip'))).size !== stream.size)
        throw new Error('a pack is not as long as it said')
    }
    const theirs = async () => {
      await rm(join(folder, 'plain.zip'), { force: true })
      await run('zip', ['-qr', join(folder, 'plain.zip'), '.'], { cwd: plain })
    }
    const timed = async (work: () => Promise<void>) => {
      const begun = performance.now()
      await work()
      return performance.now() - begun
    }
    if (await run('zip', ['-v']).catch(() => null)) {
      const both: [number, number][] = []
      for (let n = 0; n < 7; n += 1) both.push([await timed(ours), await timed(theirs)])
      const ratio = quantile(
        both.map(([a, b]) => a / b),
        0.5,
      )
      const ms = quantile(
        both.map(([a]) => a),
        0.5,
      )
      say(
        `pack of 1,000 files, decrypted and checked on the way: ${ratio.toFixed(2)} times zip of the same files (${ms.toFixed(0)} ms; aim: at most 2)`,
      )
    } else {
      const ms = await timed(ours)
      say(`pack of 1,000 files: ${(ms / 1000).toFixed(1)} s; there is no zip on this machine to compare with`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A measure for 8.13 with files of 100 MB that show it, and one above 4 GB where so much is asked. */
async function addEvidence(app: App, organisation: string, gigabytes: number): Promise<void> {
  const sizes = gigabytes > 4.5 ? [4400 * mega] : []
  for (let left = gigabytes * 1000 * mega - (sizes[0] ?? 0); left > 0; left -= 100 * mega) sizes.push(100 * mega)
  const contents: Content[] = []
  for (const size of sizes) {
    const piece = randomBytes(mega)
    contents.push(await kept(app.fileStore, organisation, Array<Buffer>(size / mega).fill(piece)))
  }
  const own = { organisation_id: organisation }
  const [measure, proof, evidence] = [newId(), newId(), newId()]
  const today = new Date().toISOString().slice(0, 10)
  await app.transactions.inTx(organisation, { kind: 'system', name: 'benchmark' }, async ({ rows, now, note }) => {
    const words = { how: '', owner_role: '', stand_in_role: '', effectiveness: '', end_reason: '' }
    await rows
      .insertInto('measures')
      .values({ ...own, ...words, id: measure, title: 'Large files' })
      .execute()
    const served = { edition: 'nen-7510-2024', requirement: '8.13' }
    await rows
      .insertInto('measure_requirements')
      .values({ ...own, id: newId(), measure, ...served })
      .execute()
    const expected = { position: 1, title: 'Copies', kind: 'operation', fresh_for: 'P3M' }
    await rows
      .insertInto('measure_proofs')
      .values({ ...own, id: proof, measure, ...expected })
      .execute()
    const facts = { collected_by: 'Script', how: '', source: 'api', recorded_by: 'Script', withdrawn_reason: '' }
    const days = { period_from: today, period_to: today, collected_on: today, recorded_at: now }
    await rows
      .insertInto('evidence')
      .values({ ...own, ...facts, ...days, id: evidence, title: 'Copies' })
      .execute()
    await rows
      .insertInto('evidence_measures')
      .values({ ...own, id: newId(), evidence, measure, proof })
      .execute()
    for (const [place, { sha256, size }] of contents.entries()) {
      const file = newId()
      const how = { media_type: 'application/octet-stream', scan: 'unscanned', stored_at: now }
      await rows
        .insertInto('files')
        .values({ ...own, id: file, sha256, size, ...how })
        .execute()
      const part = { evidence, position: place + 1, kind: 'file', name: `copy-${place}.bin`, file }
      await rows
        .insertInto('evidence_parts')
        .values({ ...own, id: newId(), ...part })
        .execute()
    }
    note({ action: 'evidence.added', subject: 'benchmark' })
  })
}

const megabytes = (bytes: number) => Math.round(bytes / mega)

/** Runs a program to its end; the most memory it had, as the kernel counted it (Linux), in bytes. */
async function mostMemory(program: string, args: string[], cwd: string): Promise<{ said: string; most: number }> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  let most = 0
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    most = Math.max(most, Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024)
  }, 50)
  let said = ''
  for await (const piece of child.stdout) said += piece
  clearInterval(watch)
  if ((await new Promise((resolve) => child.once('close', resolve))) !== 0) throw new Error(`${program}: ${said}`)
  return { said, most }
}

/**
 * A pack with so many gigabytes of evidence: made, downloaded over the network by another program, and verified. How much the memory of
 * this process, which is the server, grows meanwhile, and how much the verifier takes.
 */
export async function packMemory(app: App, say: (line: string) => void, gigabytes = 1): Promise<void> {
  const [first] = await app.transactions.everyOrganisation('the benchmark picks one', (reader) =>
    reader.rows.selectFrom('organisations').select('id').orderBy('name').execute(),
  )
  if (!first) throw new Error('the demo holds no organisation')
  const folder = await mkdtemp(join(tmpdir(), 'zorgborg-bench-pack-'))
  try {
    await addEvidence(app, first.id, gigabytes)
    const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': first.id }
    const today = new Date().toISOString().slice(0, 10)
    const asked = { title: 'Large', audit: null, editions: ['nen-7510-2024'], from: today, to: today }
    const made = await app.http.inject({
      ...{ method: 'POST', url: '/api/packs', headers },
      payload: { ...asked, sample: null, language: 'nl' },
    })
    if (made.statusCode !== 201) throw new Error(made.body)
    const { id, size } = made.json() as { id: string; size: number }
    const address = await app.http.listen({ port: 0, host: '127.0.0.1' })
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 20)
    const begun = performance.now()
    const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
    await run('curl', ['-sSf', ...given, '-o', 'pack.zip', `${address}/api/packs/${id}/file`], { cwd: folder })
    const seconds = (performance.now() - begun) / 1000
    clearInterval(watch)
    const verifier = join(home, 'src/render/pack/verify-pack.mjs')
    const verified = await mostMemory(process.execPath, [verifier, 'pack.zip'], folder)
    if (!verified.said.includes('IN ORDER')) throw new Error(verified.said)
    say(
      `pack of ${megabytes(size)} MB: sent in ${seconds.toFixed(0)} s while the memory of the server grew from ${megabytes(before)} by at most ${megabytes(most - before)} MB; the verifier took at most ${megabytes(verified.most)} MB`,
    )
    if (gigabytes > 4) {
      await run('unzip', ['-tq', 'pack.zip'], { cwd: folder })
      const check = 'import zipfile; z = zipfile.ZipFile("pack.zip"); print(z.testzip(), len(z.namelist()))'
      const { stdout } = await run('python3', ['-c', check], { cwd: folder })
      say(`unzip and Python read it too, above 4 GB (ZIP64): ${stdout.trim()} files, none damaged`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
