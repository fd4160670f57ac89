import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeServer, makeWeb } from './build.mjs'
import { describeFailure } from './failures.mjs'

const tool = (path, ...args) => [`node_modules/${path}`, ...args]
const vitest = (project) => tool('vitest/vitest.mjs', 'run', '--project', project)
const kept = 'node_modules/.cache/zorgborg-types'
/**
 * What did not change since the run before is not checked again; what was wrong in it is told again. On one thread each, because two
 * projects are checked at a time, and what threads find each anew costs more than they save.
 */
const typesOf = (project, name) => {
  const remembered = ['--incremental', '--tsBuildInfoFile', `${kept}/${name}.json`]
  return tool('typescript-7/bin/tsc', '--singleThreaded', '--noEmit', '-p', project, ...remembered)
}

/** In the order in which they run; those with `together` share the processors, because each uses one of them. */
export const steps = [
  { name: 'types', together: true, run: typesOf('.', 'server') },
  { name: 'types-web', together: true, run: typesOf('src/web/tsconfig.json', 'web') },
  { name: 'lint', together: true, run: tool('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings') },
  {
    name: 'boundaries',
    together: true,
    run: tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'src'),
  },
  { name: 'unused', together: true, run: tool('knip/bin/knip.js') },
  { name: 'unit', tests: true, run: vitest('unit') },
  { name: 'build', build: true },
  { name: 'database', tests: true, run: vitest('database') },
  { name: 'journeys', tests: true, run: vitest('journeys') },
]

/** Runs the steps, all of them even where one fails; a step that is no test run counts as one test. `failures` says what failed. */
export async function runSteps(root, chosen) {
  const results = []
  const waiting = chosen.filter((step) => step.together)
  const workers = [1, 2].map(async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(root, step))
  })
  await Promise.all(workers)
  for (const step of chosen.filter((one) => !one.together)) results.push(await runStep(root, step))
  return chosen.map((step) => results.find((result) => result.name === step.name))
}

async function runStep(root, step) {
  const started = Date.now()
  const counted = step.build
    ? await build(root)
    : step.tests
      ? await runTests(root, step)
      : await runQuietly(root, step)
  const seconds = (Date.now() - started) / 1000
  return { name: step.name, skipped: 0, failures: [], counts: false, ...counted, seconds }
}

async function build(root) {
  await makeServer(root)
  await makeWeb(root)
  return { passed: 1, failed: 0 }
}

async function runQuietly(root, step) {
  const { code, output } = await run(root, step.run, 'pipe')
  if (code !== 0) console.log(`\n── ${step.name} ──\n${output.trimEnd()}`)
  if (code === 0) return { passed: 1, failed: 0 }
  return { passed: 0, failed: 1, failures: [describeFailure(step.name, output)] }
}

async function runTests(root, step) {
  const folder = mkdtempSync(join(tmpdir(), 'zorgborg-test-'))
  const file = join(folder, 'report.json')
  const failures = join(folder, 'failures.json')
  try {
    console.log(`\n── ${step.name} ──`)
    const reporters = [
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      '--reporter=./bin/failures.mjs',
    ]
    const { code } = await run(root, [...step.run, ...reporters], 'inherit', { ZORGBORG_TEST_FAILURES: failures })
    return counts(step, code, readJson(file), readJson(failures))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** A file that could not even be loaded has no tests to fail: it counts as one failure. */
function counts(step, code, report, told) {
  const failures = told ?? []
  if (code !== 0 && failures.length === 0)
    failures.push(describeFailure(step.name, 'The run failed without saying which test did: the reason stands above.'))
  if (!report) return { passed: 0, failed: 1, failures }
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0)
  const failed = Math.max(report.numFailedTests, failures.length)
  return { passed: report.numPassedTests, failed, skipped, failures, counts: true }
}

function run(root, args, stdio, more = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...more, FORCE_COLOR: process.env.FORCE_COLOR ?? (process.stdout.isTTY ? '1' : '0') }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', stdio, stdio] })
    const stop = () => child.kill('SIGTERM')
    process.once('SIGTERM', stop)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('close', (code) => {
      process.off('SIGTERM', stop)
      resolve({ code: code ?? 1, output })
    })
  })
}
