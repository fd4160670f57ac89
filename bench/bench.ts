import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseConfig } from '../src/app/config.ts'
import { loadDemo } from '../src/app/demo/load-demo.ts'
import { type App, openApp } from '../src/app/open-app.ts'
import { home } from '../src/platform/home.ts'
import { documents } from './documents.ts'
import { evidenceList } from './evidence-list.ts'
import { makeHospital } from './hospital.ts'
import { listAgainstPlainSql } from './list-against-plain-sql.ts'
import { matrixPaint } from './matrix-paint.ts'
import { databaseMemory, processMemory } from './memory.ts'
import { numbers } from './numbers.ts'
import { openAssessment } from './open-assessment.ts'
import { packAgainstZip, packMemory } from './pack.ts'
import { risks } from './risks.ts'
import { supplierChain } from './supplier-chain.ts'
import { supplierRoad } from './supplier-road.ts'
import { sustain } from './sustain.ts'
import { verdicts } from './verdicts.ts'

// `npm run bench -- pack 5` measures packs alone, of 5 GB; without words: everything.
const asked = process.argv.slice(2)
const gigabytes = Number(asked.find((word) => /^\d{1,2}$/.test(word)) ?? 1)
const wants = (part: string) => asked.length === 0 || asked.includes(part)

/** Prints figures as ratios against something measured in the same run. Nothing here passes or fails. */
const say = (line = '') => console.log(line)

async function initialJavaScript(): Promise<number> {
  const html = await readFile(join(home, 'dist/web/index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1] as string)
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(home, 'dist/web', file))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function inProcess(folder: string): Promise<void> {
  const config = parseConfig(['--data', join(folder, 'in-process'), '--log-level', 'error'], {})
  const app: App = await openApp(config, { onProgress: () => {} })
  try {
    const begun = performance.now()
    await loadDemo(app, () => {})
    say(`demo loaded in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    if (wants('lists')) await listAgainstPlainSql(app, say)
    if (wants('assessment')) await openAssessment(app, say)
    if (wants('documents')) await documents(app, say)
    if (wants('numbers')) await numbers(app, say)
    if (wants('pack')) {
      await packAgainstZip(say)
      await packMemory(app, say, gigabytes)
    }
    if (wants('risks')) await risks(app, await makeHospital(app), say)
    if (wants('suppliers')) await supplierChain(app, await makeHospital(app), say)
    if (wants('hospital')) {
      const hospital = await makeHospital(app)
      await evidenceList(app, hospital, say)
      await verdicts(app, hospital, say)
    }
  } finally {
    await app.close()
  }
}

async function asServer(folder: string): Promise<void> {
  const data = join(folder, 'server')
  // As people start it: by the program, which becomes the server.
  const server = spawn(
    join(home, 'bin', 'zorgborg'),
    ['start', '--demo', '--port', '0', '--data', data, '--log-level', 'error'],
    {
      cwd: home,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = ''
      server.stdout.on('data', (chunk: Buffer) => {
        text += chunk
        const found = /ready: (http:\S+)/.exec(text)
        if (found?.[1]) resolve(found[1])
      })
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)))
    })
    const pid = server.pid as number
    say(`server process after the demo: ${await processMemory(pid)} MB (aim: under 250)`)
    say(`embedded database after the demo: ${await databaseMemory(data)} MB (aim: under 150)`)
    await matrixPaint(url, say)
    for (const language of ['nl', 'en'] as const) await supplierRoad(url, language, say)
    await sustain(url, data, say)
    say(`server process after the load: ${await processMemory(pid)} MB`)
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
  }
}

const folder = await mkdtemp(join(tmpdir(), 'zorgborg-bench-'))
try {
  const built = await readdir(join(home, 'dist/web')).catch(() => [])
  if (built.length > 0)
    say(`initial JavaScript: ${((await initialJavaScript()) / 1000).toFixed(0)} kB gzipped (aim: under 250)`)
  await inProcess(folder)
  if (wants('server')) await asServer(folder)
} finally {
  await rm(folder, { recursive: true, force: true })
}
