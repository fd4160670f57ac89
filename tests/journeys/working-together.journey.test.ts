import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/load-demo.ts'
import { axeFindings, faultless, sees } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>

beforeAll(async () => {
  demo = await openDemo()
})

afterAll(() => demo?.close())

const control = '/standards/nen-7510-2024/8.13'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const description = (page: Page) => page.getByLabel(/Wat doet de organisatie hieraan/)

async function startChanging(page: Page, text: string) {
  await page.goto(control)
  await press(page, 'Besluit wijzigen')
  await description(page).fill(text)
}

test('two people change the same decision: the second sees both, and nothing is lost', async () => {
  const first = await demo.person('security@devaart.example')
  const second = await demo.person('ict@devaart.example')
  await startChanging(first.page, 'Elke nacht een kopie, volgens de security officer.')
  await startChanging(second.page, 'Elk uur een kopie, volgens het hoofd ICT.')
  await press(first.page, 'Opslaan')
  await sees(first.page, /^Besluit .*opgeslagen/)

  await press(second.page, 'Opslaan')
  await sees(second.page, 'Iemand anders wijzigde dit intussen')
  const both = second.page.getByRole('table', { name: 'Iemand anders wijzigde dit intussen' })
  await both.getByText('Elke nacht een kopie, volgens de security officer.').first().waitFor()
  await both.getByText('Elk uur een kopie, volgens het hoofd ICT.').first().waitFor()
  expect(await axeFindings(second.page)).toEqual([])
  await press(second.page, 'Opslaan wat hier is ingevuld')
  await second.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await sees(second.page, 'Elk uur een kopie, volgens het hoofd ICT.')

  // What the first one wrote is in the trail, word for word.
  await first.page.goto('/settings/trail')
  await first.page
    .getByRole('link', { name: /NEN 7510:2024 8\.13/ })
    .first()
    .click()
  await sees(first.page, 'Elke nacht een kopie, volgens de security officer.')
  faultless(first, second)
})

test('a session that ends while somebody works takes nothing with it', async () => {
  const worker = await demo.person('hr@devaart.example')
  await startChanging(worker.page, 'Dit was nog niet opgeslagen.')
  const admin = await demo.person('beheerder@devaart.example')
  await admin.page.goto('/settings/people')
  await press(admin.page, 'Wijzigen: HR-adviseur De Vaart (demo)')
  await press(admin.page, 'Overal afmelden')
  await sees(admin.page, /HR-adviseur De Vaart \(demo\) is (overal )?afgemeld/)

  await press(worker.page, 'Opslaan')
  const again = worker.page.getByRole('dialog', { name: 'De sessie is beëindigd' })
  await again.waitFor()
  expect(await axeFindings(worker.page)).toEqual([])
  await worker.page.keyboard.press('Escape')
  await again.getByLabel('Wachtwoord', { exact: true }).fill('een ander wachtwoord')
  await again.getByRole('button', { name: 'Aanmelden en verdergaan' }).click()
  await again.getByText(/horen niet bij elkaar/).waitFor()
  await again.getByLabel('Wachtwoord', { exact: true }).fill(demoPassword)
  await again.getByRole('button', { name: 'Aanmelden en verdergaan' }).click()
  await again.waitFor({ state: 'hidden' })
  await expect.poll(() => description(worker.page).inputValue()).toBe('Dit was nog niet opgeslagen.')
  await press(worker.page, 'Opslaan')
  await worker.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await sees(worker.page, 'Dit was nog niet opgeslagen.')
  faultless(worker, admin)
})

test('a consultant works in one organisation at a time', async () => {
  const consultant = await demo.person('consultant@adviesbureau.example', '/')
  const { page } = consultant
  await page.waitForURL('**/organisations')
  await page.getByRole('button', { name: /GGZ De Vaart/ }).click()
  await page.getByRole('button', { name: 'Organisatie: GGZ De Vaart (demo)' }).click()
  await page.getByRole('menuitem', { name: /Medicom Hosting/ }).click()
  await page.getByRole('button', { name: 'Organisatie: Medicom Hosting (demo)' }).waitFor()
  await page.goto('/settings/organisation')
  await sees(page, /38 zorgorganisaties/)
  faultless(consultant)
})

test('looking back at a past day shows what was, and nothing can be changed', async () => {
  const admin = await demo.person('beheerder@devaart.example')
  const { page } = admin
  // The sentence with which the page opens.
  const totals = () => page.getByRole('main').getByText('NEN 7510:2024').first().textContent()
  await page.goto('/statement')
  await still(page)
  const now = await totals()

  await page.getByRole('button', { name: /^Vandaag, / }).click()
  await page.getByLabel('Dag', { exact: true }).fill('1-3-2026')
  await page.getByLabel('Dag', { exact: true }).press('Tab')
  await press(page, 'Bekijk deze dag')
  await sees(page, /Dit is de stand aan het eind van 1 maart 2026/)
  await page.waitForURL(({ searchParams }) => searchParams.get('at') === '2026-03-01')
  // What was on screen stays until the past has arrived.
  await expect.poll(totals).not.toBe(now)

  const paths = [
    '/',
    '/standards',
    control,
    '/statement',
    '/statement/versions',
    '/settings/organisation',
    '/settings/people',
  ]
  for (const path of paths) {
    await page.goto(`${path}?at=2026-03-01`)
    await sees(page, /Dit is de stand aan het eind van 1 maart 2026/)
    await still(page)
    const main = page.getByRole('main')
    const acts = /beslui|wijzig|goedkeuren$|uitnodig|intrekken|in gebruik nemen|stoppen|opslaan/i
    expect(await main.getByRole('button', { name: acts }).allInnerTexts(), path).toEqual([])
    expect(await main.getByRole('checkbox', { name: /select/i }).count(), path).toBe(0)
  }
  await page.getByRole('button', { name: 'Terug naar vandaag' }).click()
  await page.getByRole('button', { name: 'Iemand uitnodigen' }).waitFor()
  faultless(admin)
})
