import type { Locator, Page } from 'playwright-core'

/**
 * Words a minute in silent reading of non-fiction in English: 238 on average, and 'most adults fall in the range of 175 to 300'
 * (Brysbaert 2019, 'How many words do we read per minute?', Journal of Memory and Language 109, 104047). Taken for Dutch as well.
 */
export const wordsPerMinute = { average: 238, slow: 175 }

/**
 * Seconds of the keystroke-level model (Card, Moran & Newell 1983, 'The Psychology of Human-Computer Interaction', chapter 8): a key
 * of somebody who types without being a typist, pointing with a mouse, pressing and letting go of its button, a hand that moves
 * between mouse and keyboard, and making up one's mind before each act.
 */
const operator = { key: 0.28, point: 1.1, press: 0.2, home: 0.4, mind: 1.35 }

/**
 * Seconds of thought, which no publication gives: our assumption, beside the reading of the question. `name`: to think of something and what to call
 * it. `known`: yes or no about one's own work. `look`: whether a measure is there and since when, with a look in one's own papers.
 */
export const thought = { name: 30, known: 10, look: 60 }

export type Thought = keyof typeof thought
export type Counted = {
  page: string
  words: number
  clicks: number
  keys: number
  fields: number
  asked: Record<Thought, number>
}

const nothing = (page: string): Counted => ({
  page,
  words: 0,
  clicks: 0,
  keys: 0,
  fields: 0,
  asked: { name: 0, known: 0, look: 0 },
})

/** Minutes of a page by their parts. */
export function minutesOf({ words, clicks, keys, fields, asked }: Counted) {
  const { key, point, press, home, mind } = operator
  const hands = clicks * (mind + point + press) + keys * key + fields * (mind + point + press + 2 * home)
  const kinds = Object.keys(thought) as Thought[]
  const thinking = kinds.reduce((sum, kind) => sum + asked[kind] * thought[kind], 0)
  return { reading: words / wordsPerMinute.average, hands: hands / 60, thinking: thinking / 60 }
}

/** All pages of a walk together. */
export function sumOf(pages: readonly Counted[]): Counted {
  const all = nothing('')
  for (const one of pages) {
    for (const what of ['words', 'clicks', 'keys', 'fields'] as const) all[what] += one[what]
    for (const kind of Object.keys(thought) as Thought[]) all.asked[kind] += one.asked[kind]
  }
  return all
}

/**
 * Counts what a walk through pages asks of somebody: every line on screen that was not there before is read once, every act is done
 * by hand, every question thought about. Before each act, and at the end of a page, what stands on screen is read.
 */
export function counterOf(page: Page, look: (page: Page, name: string) => Promise<void> = async () => {}) {
  const pages: Counted[] = []
  const read = new Set<string>()
  let here = nothing('')
  const readAll = async () => {
    await page.waitForLoadState('networkidle')
    const shown = await page.locator('body').evaluate((body: { innerText: string }) => body.innerText)
    const lines = shown.split('\n').map((line) => line.trim())
    for (const line of lines) {
      if (line === '' || read.has(line)) continue
      read.add(line)
      here.words += line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    }
  }
  const think = (kind: Thought | undefined, times = 1) => {
    if (kind) here.asked[kind] += times
  }
  return {
    pages,
    /** From here on is counted for a page of this name. */
    on: async (name: string) => {
      here = nothing(name)
      pages.push(here)
      await readAll()
      await look(page, name)
    },
    click: async (what: Locator, asked?: Thought) => {
      await readAll()
      think(asked)
      here.clicks += 1
      await what.click()
    },
    type: async (field: Locator, value: string, asked?: Thought) => {
      await readAll()
      think(asked)
      here.fields += 1
      here.keys += value.length
      await field.fill(value)
    },
    /** Thought that goes into more than one question before one act answers them. */
    think,
    /** Reads what an act brought on screen. */
    read: readAll,
  }
}
