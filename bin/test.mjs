// Runs the whole suite, or the steps that are named: `npm test`, `npm test -- types unit`.
import { writeFileSync } from 'node:fs'
import { enter, root } from './bootstrap.mjs'
import { listFailures } from './failures.mjs'
import { say } from './say.mjs'
import { runSteps, steps } from './test-steps.mjs'

const names = process.argv.slice(2)
await enter(import.meta.url, names)

const unknown = names.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  say(`there is no step ${unknown.join(', ')}; the steps are ${steps.map((step) => step.name).join(', ')}`)
  process.exit(2)
}

const started = Date.now()
const results = await runSteps(root, names.length === 0 ? steps : steps.filter((step) => names.includes(step.name)))
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
const column = (text, width) => String(text).padEnd(width)

console.log('\nWhat ran')
for (const result of results) {
  const outcome = result.failed > 0 ? 'FAILED' : 'ok'
  const counts = result.counts ? `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped` : ''
  console.log(
    `  ${column(result.name, 12)}${column(outcome, 8)}${column(`${result.seconds.toFixed(1)} s`, 10)}${counts}`,
  )
}
console.log(`  in all      ${((Date.now() - started) / 1000).toFixed(1)} s, ${sum('skipped')} skipped`)
// Last, so that the end of a long output is enough to know what went wrong.
const failed = listFailures(results.flatMap(({ failures }) => failures))
if (failed) console.log(`\nFailed\n${failed}\n`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)

// For a program: the two numbers on the first line, and what failed on those that follow.
if (process.env.ZORGBORG_TEST_REPORT) {
  writeFileSync(process.env.ZORGBORG_TEST_REPORT, `${sum('passed')} ${sum('failed')}\n${failed ? `${failed}\n` : ''}`)
}
process.exitCode = sum('failed') > 0 ? 1 : 0
