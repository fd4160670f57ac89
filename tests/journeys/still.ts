import type { BrowserContext, Page } from 'playwright-core'
import { patienceMs } from './slow.ts'

// Between an answer that was read and the next question of the page lie a timer and a drawing at most: a few frames without
// anything open, counted by the page's own clock, mean that nothing more comes by itself.
const frames = 6

/**
 * Counts what the page asked of the server and did not read yet, and tells when nothing is left; null then, else what there is.
 * Runs before the page's own scripts.
 */
const counting = `(() => {
  let open = 0
  let ended = 0
  const counted = (work) => {
    open += 1
    const end = () => {
      open -= 1
      ended += 1
    }
    work.then(end, end)
    return work
  }
  const ask = window.fetch
  window.fetch = (...given) => counted(ask(...given))
  for (const part of ['json', 'text', 'blob', 'arrayBuffer']) {
    const read = Response.prototype[part]
    Response.prototype[part] = function () {
      return counted(read.call(this))
    }
  }
  const moves = (one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().endTime) < 3000
  const stirring = () => {
    if (document.readyState !== 'complete') return 'the document is loading'
    if (open > 0) return open + ' answers of the server are awaited'
    if (document.querySelector('h1') === null) return 'there is no heading'
    return document.getAnimations().some(moves) ? 'something moves' : null
  }
  window.journeyStill = (patienceMs) =>
    new Promise((resolve) => {
      const last = performance.now() + 4 * patienceMs
      let end = performance.now() + patienceMs
      let quiet = 0
      let seen = ended
      const look = () => {
        // What comes bit by bit may take long, as long as it comes.
        if (ended !== seen) end = Math.min(performance.now() + patienceMs, last)
        seen = ended
        const found = stirring()
        quiet = found === null ? quiet + 1 : 0
        if (quiet > ${frames} || performance.now() > end) resolve(found)
        else requestAnimationFrame(look)
      }
      look()
    })
})()`

/** Makes `still` possible in every page of a visitor. */
export const watchStillness = (context: BrowserContext): Promise<unknown> => context.addInitScript(counting)

/**
 * Waits until the page is still: it has a heading, everything it asked of the server is there and on screen, and nothing moves.
 * The browser's own sign of an idle network comes once for a document and says nothing about what was asked later.
 */
export async function still(page: Page): Promise<void> {
  const end = Date.now() + patienceMs
  for (;;) {
    const found = await page.evaluate<string | null>(`journeyStill(${patienceMs})`).catch((error: Error) => {
      // The page went on to another document meanwhile: that one is looked at then.
      if (/navigation|context was destroyed/.test(error.message) && Date.now() < end) return 'another document came'
      throw error
    })
    if (found === null) return
    if (Date.now() > end) throw new Error(`${page.url()} does not come to rest: ${found}`)
  }
}
