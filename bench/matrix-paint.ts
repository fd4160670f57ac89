import { chromium, type Page } from 'playwright-core'
import { demoPassword } from '../src/app/demo/load-demo.ts'
import { findChromium } from '../tests/journeys/chromium.ts'
import { quantile } from './quantile.ts'

const visits = 9

type Painted = { cells: number; fromClick: number; fromAnswer: number }

/**
 * Opens the result of a gap assessment from its overview, in a browser, and times until every cell of the matrix stands and two frames
 * went by: from the click, and from the moment at which the answer of the server was in. The difference is the way there.
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
    await page.locator('a[href$="/result"]').first().waitFor()
    const overview = page.url()
    const painted: Painted[] = []
    for (let visit = -2; visit < visits; visit += 1) {
      await page.goto(overview)
      await page.locator('a[href$="/result"]').first().waitFor()
      await page.waitForLoadState('networkidle')
      const one = await paintOnce(page)
      if (visit >= 0) painted.push(one)
    }
    const median = (of: (one: Painted) => number) => quantile(painted.map(of), 0.5).toFixed(0)
    say(
      `matrix of ${painted[0]?.cells} requirements in the browser: ${median((one) => one.fromAnswer)} ms from answer to paint, ${median((one) => one.fromClick)} ms from the click, median of ${visits} (aim: under 200)`,
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
