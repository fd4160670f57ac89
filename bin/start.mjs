// Runs on any Node ≥ 18: makes everything ready, then hands over to src/app/main.ts on Node ≥ 24.
import { pathToFileURL } from 'node:url'
import { enter, root } from './bootstrap.mjs'

const args = process.argv.slice(2)
/** Only these show the web application; the other commands need not wait for its build. */
const servesWeb = args[0] === 'start' || args[0] === 'demo'
const asksHelp = args.some((arg) => arg === '--help' || arg === '-h')

await enter(import.meta.url, args)
if (servesWeb && !asksHelp) {
  const { makeWeb } = await import('./web.mjs')
  await makeWeb(root)
}
const main = `${root}/src/app/main.ts`
process.argv = [process.execPath, main, ...args]
await import(pathToFileURL(main).href)
