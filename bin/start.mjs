// Runs on any Node ≥ 18: makes everything ready, then hands over to the built server on Node ≥ 24.
import { pathToFileURL } from 'node:url'
import { enter, root } from './bootstrap.mjs'

const args = process.argv.slice(2)
/** Only these show the web application; the other commands need not wait for its build. */
const servesWeb = args[0] === 'start' || args[0] === 'demo'
const asksHelp = args.some((arg) => arg === '--help' || arg === '-h')

await enter(import.meta.url, args)
const { makeServer, makeWeb, serverProgram } = await import('./build.mjs')
await makeServer(root)
if (servesWeb && !asksHelp) await makeWeb(root)
const main = serverProgram(root)
process.argv = [process.execPath, main, ...args]
await import(pathToFileURL(main).href)
