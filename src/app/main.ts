import { runCommandLine } from './cli.ts'

const code = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  warn: (line) => void process.stderr.write(`${line}\n`),
})
// A server that ended by itself has said so with an exit code of its own.
if (code !== 0) process.exitCode = code
