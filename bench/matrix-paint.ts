import { chromium, type Page } from 'playwright-core'
import { demoPassword } from '../src/app/demo/load-demo.ts'
import { findChromium } from '../tests/journeys/chromium.ts'
import { quantile } from './quantile.ts'

const visits = 9
/** Milliseconds between coming to a link and clicking it; a person takes longer. */
const restsBeforeClick = 150

type Painted = { cells: number; fromClick: number; fromAnswer: number }

/**
 * Opens the result of a gap assessment from its overview, in a browser, and times until every cell of the matrix stands and two frames
 * went by: from the click, and from the moment at which the answer of the server was in. The difference is the way there. Once with a
 * click out of nowhere, as a script gives it, and once as a hand does it: the pointer rests on the link for a moment before it clicks,
 * and the page asks ahead.
 */
export async function matrixPaint(address: string, say: (line: string) => void): Promise<void> {
  const browser = await chromium.launch(await findChromium())
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL', baseURL: address })
    page.setDefaultTimeout(30_000)
    await page.goto('/sign-in')
    await page.getByLabel('E-mailadres').fill('security@devaart.example')
    await page.getByLabel('Wachtwoord', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Aanmelden' }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.goto('/assessments')
    await page.locator('main a[href^="/assessments/"]').first().click()
    // The list of assessments has links to results as well: wait until its page is left.
    await page.waitForURL(/\/assessments\/[0-9a-f-]{36}$/)
    const overview = page.url()
    const painted: Painted[] = []
    const rested: Painted[] = []
    for (let visit = -2; visit < visits * 2; visit += 1) {
      await page.goto(overview)
      const link = page.locator('a[href$="/result"]').first()
      await link.waitFor()
      await page.waitForLoadState('networkidle')
      const rests = visit % 2 !== 0
      if (rests) {
        await link.hover()
        await page.waitForTimeout(restsBeforeClick)
      }
      const one = await paintOnce(page)
      if (visit >= 0) (rests ? rested : painted).push(one)
    }
    const median = (all: Painted[], of: (one: Painted) => number) => quantile(all.map(of), 0.5).toFixed(0)
    say(
      `matrix of ${painted[0]?.cells} requirements in the browser: ${median(painted, (one) => one.fromAnswer)} ms from answer to paint, ${median(painted, (one) => one.fromClick)} ms from the click, ${median(rested, (one) => one.fromClick)} ms from a click after the pointer rested ${restsBeforeClick} ms on the link, median of ${visits} (aim: under 200)`,
    )
  } finally {
    await browser.close()
  }
}

// As text: it runs in the page, where nothing of ours is known.
const paintOnce = (page: Page) =>
  page.evaluate<Painted>(`new Promise((resolve) => {
    const begun = performance.now()
    performance.clearResourceTimings()
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const look = async () => {
      const cells = document.querySelectorAll('[data-cell]').length
      if (cells < 90) return requestAnimationFrame(look)
      await frame()
      await frame()
      const answers = performance.getEntriesByType('resource').filter(({ name }) => /\\/result(\\?|$)/.test(name))
      const arrived = Math.max(begun, ...answers.map(({ responseEnd }) => responseEnd))
      const now = performance.now()
      resolve({ cells, fromClick: now - begun, fromAnswer: now - arrived })
    }
    document.querySelector('a[href$="/result"]').click()
    look()
  })`)
