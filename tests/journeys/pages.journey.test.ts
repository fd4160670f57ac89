import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/load-demo.ts'
import { createTestDatabase, type TestDatabase } from '../database-world.ts'
import {
  axeFindings,
  english,
  faultless,
  isSound,
  narrow,
  openBrowser,
  signIn,
  type Visitor,
  wide,
} from './browser-world.ts'
import { type RunningServer, startServer } from './running-server.ts'
import { still } from './still.ts'

let database: TestDatabase
let server: RunningServer
let browser: Awaited<ReturnType<typeof openBrowser>>
let visitor: Visitor

beforeAll(async () => {
  database = await createTestDatabase(1)
  server = await startServer({ demo: true, databaseUrl: database.url })
  browser = await openBrowser(server.address)
  visitor = await browser.visit('en')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.drop()
})

/** Every page that an administrator can open, with what its heading says in English. */
const pages: [path: string, heading: RegExp][] = [
  ['/', /Today/],
  ['/standards', /Standards/],
  ['/standards/nen-7510-2024', /NEN 7510:2024/],
  ['/standards/nen-7510-2024/8.13', /8\.13/],
  ['/profile', /Profile and scope/],
  ['/profile/scope', /Scope/],
  ['/profile/calendar', /Certificates and terms/],
  ['/profile/statement', /Scope statement/],
  ['/assessments', /Gap assessment/],
  ['/statement', /Statement of applicability/],
  ['/statement/versions', /Approved versions/],
  ['/touchpoints', /PHI touchpoints/],
  ['/touchpoints/services', /Which services/],
  ['/settings/organisation', /Organisation/],
  ['/settings/people', /People/],
  ['/settings/security', /Account and security/],
  ['/settings/trail', /Trail/],
  ['/settings/trail/5', /Entry 5/],
  ['/settings/mail', /Mail/],
  ['/organisations', /Which organisation/],
  ['/organisations/new', /Create organisation/],
  ['/nowhere', /does not exist/],
]

const outside: [path: string, heading: RegExp][] = [
  ['/sign-in', /Sign in/],
  ['/password-reset', /New password/],
  ['/invitation#token=unknown', /incomplete/],
  ['/first-administrator', /account already/],
]

async function isGood(path: string, heading: RegExp) {
  const { page } = visitor
  await page.setViewportSize(wide)
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await still(page)
  expect(await page.title()).toMatch(/ · Zorgborg$/)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await isSound(page, path, [wide, narrow])
  faultless(visitor)
}

describe('pages in English, on a desk and on a telephone', () => {
  test.each(outside)('%s, for nobody in particular', isGood)
  test('signing in, and choosing English', async () => {
    const { page } = visitor
    await signIn(page, 'beheerder@devaart.example', demoPassword, english)
    // The account says Dutch; from now on it says English.
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    // The page speaks English before the account does.
    await still(page)
  })
  test.each(pages)('%s', isGood)

  test.each(['/', '/standards/nen-7510-2024', '/assessments', '/statement', '/settings/people'])(
    '%s in the dark',
    async (path) => {
      const { page } = visitor
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.goto(path)
      expect(await axeFindings(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
    },
  )
})
