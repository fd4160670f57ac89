import { demoPassword } from '../../src/app/demo/load-demo.ts'
import { createTestDatabase } from '../database-world.ts'
import { openBrowser, signIn, type Visitor } from './browser-world.ts'
import { startServer } from './running-server.ts'

/** A server with the demo on a database of its own, and a browser: what most journeys begin with. Close it in `afterAll`. */
export async function openDemo(options: { smtpUrl?: string } = {}) {
  const database = await createTestDatabase(1)
  const server = await startServer({ demo: true, databaseUrl: database.url, ...options })
  const browser = await openBrowser(server.address)
  return {
    visit: browser.visit,
    /** Somebody of the demo at a browser of their own, signed in, in Dutch. */
    async person(email: string): Promise<Visitor> {
      const visitor = await browser.visit('nl')
      await signIn(visitor.page, email, demoPassword)
      return visitor
    },
    close: async () => {
      await browser.close()
      await server.stop()
      await database.drop()
    },
  }
}
