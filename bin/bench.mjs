import { enter, root } from './bootstrap.mjs'
import { runThrough } from './run-through.mjs'

const args = process.argv.slice(2)
await enter(import.meta.url, args)
process.exitCode = await runThrough(process.execPath, ['bench/bench.ts', ...args], { cwd: root })
