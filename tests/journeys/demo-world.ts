import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { demoPassword } from '../../src/app/demo/load-demo.ts'
import { createTestDatabase } from '../database-world.ts'
import { openBrowser, type Visitor } from './browser-world.ts'
import { demoTemplate } from './demo-setup.ts'
import { startServer } from './running-server.ts'

/** A server with a copy of the demo of its own, and a browser: what most journeys begin with. Close it in `afterAll`. */
export async function openDemo(options: { smtpUrl?: string } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'zorgborg-journey-'))
  await cp(inject('demoData'), data, { recursive: true })
  const database = await createTestDatabase(1, demoTemplate)
  const start = () => startServer({ demo: true, data, databaseUrl: database.url, ...options })
  let server = await start()
  const browser = await openBrowser(server.address)
  return {
    visit: browser.visit,
    /**
     * Somebody of the demo at a browser of their own, signed in, in Dutch, with the page open that a path names; left out, none. Signing in on
     * screen, and all that the first page gathers, is for the journeys that are about it.
     */
    async person(email: string, path?: string): Promise<Visitor> {
      const visitor = await browser.visit('nl')
      const data = { email, password: demoPassword }
      const answer = await visitor.context.request.post('/api/sign-in', { data, headers: { 'zorgborg-csrf': '1' } })
      if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`)
      if (path) await visitor.page.goto(path)
      return visitor
    },
    /** Stops the server and starts it again, elsewhere: what happens by itself happens at once. Gives where it is found. */
    async restart(): Promise<string> {
      await server.stop()
      server = await start()
      return server.address
    },
    close: async () => {
      await Promise.all([browser.close(), server.stop()])
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
