// Work on Zorgborg: the server restarts when a file changes, Vite serves the screens with reload, demo data, mail on the console.
import { spawn } from 'node:child_process'
import { enter, root } from './bootstrap.mjs'
import { say } from './say.mjs'

const args = process.argv.slice(2)
await enter(import.meta.url, args)

const given = (name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`))
const server = ['--watch', '--watch-preserve-output', 'src/app/main.ts', 'start', '--dev', '--demo']
if (!given('--data')) server.push('--data', 'data/dev')
server.push(...args)

// Links in mails and the check on where a request comes from must name the address that the browser shows.
const env = { ZORGBORG_BASE_URL: 'http://localhost:7511', ...process.env }
const children = [
  spawn(process.execPath, server, { cwd: root, stdio: 'inherit', env }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1'], { cwd: root, stdio: 'inherit' }),
]
say('screens with reload at the address that Vite prints; stop with Ctrl-C')
let ending = false
for (const child of children) {
  child.on('exit', (code) => {
    if (!ending) for (const other of children) other.kill('SIGTERM')
    ending = true
    process.exitCode ||= code ?? 0
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    ending = true
    for (const child of children) child.kill('SIGTERM')
  })
}
