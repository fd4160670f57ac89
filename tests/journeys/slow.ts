import type { BrowserContext, Page } from 'playwright-core'

/**
 * How many times slower the processor of a page works: ZORGBORG_TEST_SLOW=4. Answers of the server then come up to 0.4 s later,
 * each by chance, so that they overtake one another. Off where it is not set.
 */
const slowness = Number(process.env.ZORGBORG_TEST_SLOW) || 0

/** How long a journey waits for what should come. A machine that does much else takes long for what is right all the same. */
export const patienceMs = 30_000 * Math.max(1, slowness / 2)

const latestMs = 400

/** Slows a page down, to find what a journey only sees in time on a quick machine. */
export async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  if (slowness === 0) return
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  await context.route('**/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * latestMs))
    // The page may have gone on meanwhile.
    await route.continue().catch(() => {})
  })
}
