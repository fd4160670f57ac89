import { chromium, type Page } from 'playwright-core'
import { demoPassword } from '../src/app/demo/load-demo.ts'
import type { Language } from '../src/platform/language/languages.ts'
import { en } from '../src/web/texts/en.ts'
import { nl } from '../src/web/texts/nl.ts'
import { findChromium } from '../tests/journeys/chromium.ts'
import { counterOf, minutesOf, sumOf, wordsPerMinute } from './minutes.ts'

type Name = keyof typeof nl
type Flow = { suggestion: Name; parts: readonly number[]; ways: readonly number[]; sameAs?: Name }
type Service = { name: string; customers: readonly string[]; flows: readonly Flow[] }

const hour = 60
/** Facts that hold for it, by their place: its software shows health data, it has suppliers, an office and staff. */
const factsThatHold = new Set([2, 5, 6, 7])
/** Parts of the definition of personal health information, asked of every flow. */
const questions = 6
/** Ways of touching that are asked of every flow that counts. */
const waysAsked = 6

/**
 * A supplier of 35 people as there are many: it hosts the record system of two care providers, looks after workplaces, and makes
 * websites. Parts and ways by their place on the page; a flow without parts holds no health information.
 */
const services: readonly Service[] = [
  {
    name: 'EPD-hosting',
    customers: ['Zorghuis De Linde', 'GGZ Oeverland'],
    flows: [
      { suggestion: 'touch.suggest.data', parts: [0, 2, 3], ways: [0, 1, 2] },
      { suggestion: 'touch.suggest.copies', parts: [0, 2, 3], ways: [0, 4], sameAs: 'touch.suggest.data' },
      { suggestion: 'touch.suggest.support', parts: [2], ways: [3] },
    ],
  },
  {
    name: 'Werkplekbeheer',
    customers: ['Zorghuis De Linde'],
    flows: [
      { suggestion: 'touch.suggest.mail', parts: [2], ways: [3] },
      { suggestion: 'touch.suggest.paper', parts: [3], ways: [5] },
    ],
  },
  { name: 'Websites', customers: [], flows: [{ suggestion: 'touch.suggest.logs', parts: [], ways: [] }] },
]

type Look = (page: Page, name: string) => Promise<void>

/**
 * Walks the road of a supplier in a browser, from an organisation without anything to the overview for a customer in PDF, and says how
 * many minutes it takes somebody who never saw it: what there is to read, to do by hand and to think about, page by page.
 */
export async function supplierRoad(address: string, language: Language, say: (line: string) => void, look?: Look) {
  const browser = await chromium.launch(await findChromium())
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, baseURL: address })
    page.setDefaultTimeout(60_000)
    await page.addInitScript((chosen) => localStorage.setItem('zorgborg-language', chosen), language)
    const pages = await walk(page, language, look)
    for (const one of pages) say(`  ${one.page}: ${toldOf(one)}`)
    const all = sumOf(pages)
    const { reading, hands, thinking } = minutesOf(all)
    const whole = reading + hands + thinking
    const { name, known, look: looked } = all.asked
    say(
      `road of a supplier, ${language}: ${whole.toFixed(0)} minutes, ${(whole / hour).toFixed(2)} of the hour it may take. ${toldOf(all)}; ${name} things to name, ${known} yes or no, ${looked} measures to look up. With a slow reader ${((whole - reading + all.words / wordsPerMinute.slow) / hour).toFixed(2)}, with double the thought ${((whole + thinking) / hour).toFixed(2)}.`,
    )
  } finally {
    await browser.close()
  }
}

function toldOf(one: Parameters<typeof minutesOf>[0]): string {
  const { reading, hands, thinking } = minutesOf(one)
  const figures = [reading, hands, thinking].map((minutes) => minutes.toFixed(1))
  return `${one.words} words to read (${figures[0]} min), ${one.clicks} clicks and ${one.keys} keys in ${one.fields} fields (${figures[1]} min), thought ${figures[2]} min`
}

async function walk(page: Page, language: Language, look?: Look) {
  const texts: Record<string, string> = language === 'nl' ? nl : en
  const text = (name: Name, values: Record<string, string> = {}) =>
    (texts[name] ?? name).replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '')
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
  const counter = counterOf(page, look)
  const { on, click, type } = counter
  const onward = (step: Name) => click(page.getByRole('link', { name: text('touch.next', { step: text(step) }) }))

  await signIn(page, text)
  await speak(page, language)
  await on('new organisation')
  await type(
    page.getByLabel(text('newOrganisation.name'), { exact: true }),
    `Kompas ${Date.now().toString(36)}`,
    'name',
  )
  await click(page.getByText(text('kind.ict-supplier'), { exact: true }), 'known')
  await click(button(text('newOrganisation.act')))
  await page.waitForURL('**/touchpoints')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await on('the beginning')
  await click(page.getByRole('link', { name: text('touch.begin') }))

  await page.getByLabel(text('touch.serviceName')).waitFor()
  await on('services')
  for (const [index, service] of services.entries()) {
    if (index > 0) await click(button(text('touch.addService')))
    await type(page.getByLabel(text('touch.serviceName')), service.name, 'name')
    if (service.customers.length > 0)
      await type(page.getByLabel(text('touch.customers')), service.customers.join('\n'), 'name')
    await click(button(text('touch.save')))
    await page.getByRole('heading', { level: 2, name: service.name }).waitFor()
  }
  await onward('touch.step.flows')

  await page.getByRole('heading', { level: 2, name: services[0]?.name ?? '' }).waitFor()
  await on('flows')
  for (const service of services)
    for (const { suggestion } of service.flows) {
      const add = button(text('touch.addNamed', { name: text(suggestion), service: service.name }))
      await click(add, 'known')
      await add.waitFor({ state: 'detached' })
    }
  await onward('touch.step.parts')

  const flows = services.flatMap((service) => service.flows)
  const card = page.locator('main section fieldset')
  await card.first().waitFor()
  await on('what is in each flow')
  for (const [index, { parts, sameAs }] of flows.entries()) {
    if (sameAs) {
      await click(button(text('touch.sameAs', { name: text(sameAs) })), 'known')
    } else {
      for (const part of parts) await click(card.nth(part).getByText(text('touch.yes'), { exact: true }), 'known')
      // One act for what is not in it, but every question was thought about.
      await click(button(text(parts.length > 0 ? 'touch.restNo' : 'touch.allNo')), 'known')
      counter.think('known', questions - parts.length - 1)
    }
    await page.waitForLoadState('networkidle')
    if (index < flows.length - 1) await click(button(text('touch.nextFlow')))
  }
  await onward('touch.step.ways')

  await page.getByRole('checkbox').first().waitFor()
  await on('how it is touched')
  const held = flows.filter(({ parts }) => parts.length > 0)
  for (const [index, { ways }] of held.entries()) {
    for (const way of ways) await click(page.getByRole('checkbox').nth(way), 'known')
    // The ways that do not happen were thought about as well, and whether the data can be read.
    counter.think('known', waysAsked - ways.length + 1)
    await page.waitForLoadState('networkidle')
    if (index < held.length - 1) await click(button(text('touch.nextFlow')))
  }
  await onward('touch.step.result')

  await page.getByText(text('touch.outcome.phi')).waitFor()
  await on('what applies')
  const facts = page.locator('main fieldset')
  const asked = await facts.count()
  for (let index = 0; index < asked; index += 1) {
    await click(
      facts.nth(index).getByText(text(factsThatHold.has(index) ? 'touch.yes' : 'touch.no'), { exact: true }),
      'known',
    )
    await page.waitForLoadState('networkidle')
  }
  await onward('touch.step.check')

  await on('what is there')
  await answerChecks(page, text, counter)
  await onward('touch.step.plan')

  await on('the plan')
  await click(page.getByRole('radio', { name: text('touch.isoYes'), exact: true }), 'known')
  await click(button(text('touch.makePlan')))
  await page.getByText(text('touch.settings')).waitFor()
  await onward('touch.step.overview')

  await on('the overview')
  await click(page.getByLabel(text('touch.forCustomer')), 'known')
  await page.getByLabel(text('touch.forCustomer')).selectOption('Zorghuis De Linde')
  const file = page.waitForEvent('download')
  await click(button(text('touch.makeFile', { format: 'PDF' })))
  await file
  await counter.read()
  await look?.(page, 'the end')
  return counter.pages
}

type Counter = ReturnType<typeof counterOf>
type Told = (name: Name, values?: Record<string, string>) => string

/** Two of three measures are there; the others come in a month. */
async function answerChecks(page: Page, text: Told, { click, type, read }: Counter) {
  const save = page.getByRole('button', { name: text('touch.save'), exact: true })
  await save.waitFor()
  for (let answered = 0; answered < 40 && (await save.count()) > 0; answered += 1) {
    const planned = answered % 3 === 2
    const before = (await page.locator('main p b').first().textContent()) ?? ''
    await click(page.getByText(text(planned ? 'touch.check.planned' : 'touch.check.in-place'), { exact: true }), 'look')
    const day = page.getByRole('textbox', {
      name: text(planned ? 'touch.inOperationBy' : 'touch.inOperationSince'),
    })
    // The day of an earlier answer is proposed; most measures came with the certificate.
    if ((await day.inputValue()) === '') {
      await type(day, planned ? dayFromNow(30) : '2025-03-01')
      await day.press('Tab')
    }
    await click(save)
    await page.locator('main p b', { hasText: before }).waitFor({ state: 'detached' })
  }
  await read()
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function signIn(page: Page, text: Told) {
  await page.goto('/sign-in')
  await page.getByLabel(text('signIn.email')).fill('beheerder@devaart.example')
  await page.getByLabel(text('signIn.password'), { exact: true }).fill(demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** The account says which language, unless somebody chooses another. */
async function speak(page: Page, language: Language) {
  await page.goto('/organisations/new')
  await page.locator('form').waitFor()
  const other = page.getByRole('button', { name: language.toUpperCase(), exact: true })
  if ((await other.count()) > 0) await other.first().click()
  await page.waitForLoadState('networkidle')
}
