import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium } from './chromium.ts'
import { patienceMs, slowDown } from './slow.ts'
import { still, watchStillness } from './still.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Size = { width: number; height: number }
export const wide: Size = { width: 1440, height: 900 }
export const narrow: Size = { width: 390, height: 844 }

/** Somebody at a browser of their own, and everything that went wrong in it. */
export type Visitor = { page: Page; context: BrowserContext; faults: string[] }

let running: Browser | undefined

/** The browser of this worker, which ends with it: starting one for each file takes as long as opening ten pages. */
async function runningBrowser(): Promise<Browser> {
  if (!running?.isConnected()) running = await chromium.launch({ ...(await findChromium()), timeout: 4 * patienceMs })
  return running
}

/** A browser for a file of journeys; each visitor has cookies and storage of their own. Close it in `afterAll`. */
export async function openBrowser(address: string) {
  const browser = await runningBrowser()
  const contexts: BrowserContext[] = []
  const visit = async (language: 'nl' | 'en' = 'nl', viewport: Size = wide): Promise<Visitor> => {
    const context = await browser.newContext({
      viewport,
      baseURL: address,
      locale: language === 'nl' ? 'nl-NL' : 'en-GB',
      timezoneId: 'Europe/Amsterdam',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    contexts.push(context)
    context.setDefaultTimeout(patienceMs)
    await watchStillness(context)
    const page = await context.newPage()
    await slowDown(context, page)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      // A refusal of the server is part of a journey; the browser reports it as an error of its own.
      const refusal = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !refusal) faults.push(message.text())
    })
    return { page, context, faults }
  }
  const close = async () => {
    // To see where a journey got stuck: the last picture of every page.
    const folder = process.env.ZORGBORG_TEST_PICTURES
    const pages = folder ? contexts.flatMap((context) => context.pages()) : []
    const journey = basename(expect.getState().testPath ?? '', '.journey.test.ts')
    await Promise.all(
      pages.map((page, index) => page.screenshot({ path: `${folder}/${journey}-${index + 1}.png` }).catch(() => {})),
    )
    await Promise.all(contexts.map((context) => context.close()))
  }
  return { visit, close }
}

/** Signs in on the page where one is sent. */
export async function signIn(page: Page, email: string, password: string, words = dutch): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.signIn }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

const dutch = { email: 'E-mailadres', password: 'Wachtwoord', signIn: 'Aanmelden' }
export const english = { email: 'E-mail address', password: 'Password', signIn: 'Sign in' }

type Found = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }

/** What axe finds on the page once it is still: a line for each kind, with where and why. */
export const axeFindings = (page: Page): Promise<string[]> => still(page).then(() => findings(page, {}))

/** Whether colours stand out is half of axe's work and hardly depends on the width. */
const allButColours = { rules: { 'color-contrast': { enabled: false } } }

/** What only a narrow window brings about: a part that can be scrolled there and not be reached by the keyboard. */
const ofTheWidth = { runOnly: ['scrollable-region-focusable'] }

async function findings(page: Page, which: object): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axeSource)
  const { violations } = await page.evaluate<Found>(
    `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...which })})`,
  )
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`)
    return `${id}\n  ${places.join('\n  ')}`
  })
}

/** By how many pixels the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/**
 * Checks that the page fits in its window, in windows of these sizes, and that axe finds nothing; it ends in the last of them, where
 * axe looks for all. In the others it looks for what depends on the width; `everywhere` also for all else but colours.
 */
export async function isSound(
  page: Page,
  where = new URL(page.url()).pathname,
  sizes = [narrow, wide],
  everywhere = false,
): Promise<void> {
  const elsewhere = everywhere ? allButColours : ofTheWidth
  for (const size of sizes) {
    await page.setViewportSize(size)
    await still(page)
    expect(await overflow(page), `${where} is wider than ${size.width} pixels`).toBeLessThanOrEqual(0)
    expect(await findings(page, size === sizes.at(-1) ? {} : elsewhere), `${where} at ${size.width}`).toEqual([])
  }
}

/** Reads what a press downloads. */
export async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  // Documents are made one after the other, by a program that has to start first.
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 4 * patienceMs }), press()])
  const parts: Buffer[] = []
  for await (const part of await file.createReadStream()) parts.push(part as Buffer)
  return { name: file.suggestedFilename(), bytes: Buffer.concat(parts) }
}

/** Waits until the text is on screen. */
export const sees = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

/** Nothing went wrong in the browser that a person would not see. */
export const faultless = (...visitors: Visitor[]): void => expect(visitors.flatMap(({ faults }) => faults)).toEqual([])
