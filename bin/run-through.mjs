import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fail } from './say.mjs'

/** Runs a program to its end: same streams unless told otherwise, signals passed on; resolves to its exit code. */
export function runThrough(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const handlers = ['SIGTERM', 'SIGHUP', 'SIGINT'].map((signal) => [
      signal,
      // A terminal sends Ctrl-C to the whole group by itself; passing it on would count twice.
      () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal),
    ])
    for (const [signal, handler] of handlers) process.on(signal, handler)
    child.on('error', (error) => fail(`could not run ${program}: ${error.message}`))
    child.on('exit', (code, signal) => {
      for (const [name, handler] of handlers) process.off(name, handler)
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1))
    })
  })
}
