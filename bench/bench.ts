import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseConfig } from '../src/app/config.ts'
import { loadDemo } from '../src/app/demo/load-demo.ts'
import { type App, openApp } from '../src/app/open-app.ts'
import { home } from '../src/app/options.ts'
import { documents } from './documents.ts'
import { listAgainstPlainSql } from './list-against-plain-sql.ts'
import { matrixPaint } from './matrix-paint.ts'
import { databaseMemory, processMemory } from './memory.ts'
import { openAssessment } from './open-assessment.ts'
import { supplierRoad } from './supplier-road.ts'
import { sustain } from './sustain.ts'

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
    await listAgainstPlainSql(app, say)
    await openAssessment(app, say)
    await documents(app, say)
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
  await asServer(folder)
} finally {
  await rm(folder, { recursive: true, force: true })
}
