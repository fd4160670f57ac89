import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

type Build = { makeServer(root: string): Promise<void>; makeWeb(root: string): Promise<void> }

/** What makes the programs that journeys and faults start: only where their source changed since. */
export async function makePrograms(which: 'server' | 'server and web'): Promise<void> {
  // Plain JavaScript, which runs before anything is installed.
  const { makeServer, makeWeb } = (await import(join(root, 'bin', 'build.mjs'))) as Build
  await makeServer(root)
  if (which === 'server and web') await makeWeb(root)
}

/** The server and the command line, as users run them. */
export const builtServer = join(root, 'dist', 'server', 'main.js')

/** Where Node keeps what it compiled: the same program is started some two hundred times, and compiling it is half of each start. */
export const compiledPrograms = join(root, 'node_modules', '.cache', 'zorgborg-programs')

/** For a program that runs a few seconds: to optimise its code takes a fifth of its start and is never earned back. */
export const forAMoment = ['--no-opt', '--no-maglev']
