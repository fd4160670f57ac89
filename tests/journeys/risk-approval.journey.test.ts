import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultless, isSound, sees } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

const sheet = (page: Page) => page.getByRole('dialog')
const inSheet = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true }).click()
const section = (page: Page) => page.locator('#approval')

/** Opens a risk from the treatment plan, among those that their owner did not approve. */
async function open(page: Page, title: string): Promise<void> {
  await page.goto('/risks/treatment?show=unapproved')
  await page.getByRole('link', { name: new RegExp(title) }).click()
  await page.waitForURL(/\/risks\/[0-9a-f-]{36}/)
}

test('the owner sees what is approved, approves it in person, and the treatment plan tells so', async () => {
  const owner = await demo.person('ict@devaart.example')
  const { page } = owner
  await open(page, 'De inlogdienst valt uit')
  await section(page).getByText('Was akkoord met een ander plan').waitFor()
  await section(page).getByText('Het rekent op andere maatregelen.').waitFor()
  await section(page).getByRole('button', { name: 'Akkoord geven' }).click()
  await sheet(page).getByText('Herstelplan voor het EPD').waitFor()
  await sheet(page).getByText('Blijft over als alles werkt:').waitFor()
  await isSound(page, 'what is approved')
  await inSheet(page, 'Akkoord geven')
  await sheet(page).waitFor({ state: 'hidden' })
  await section(page)
    .getByText(/^Akkoord door Hoofd ICT De Vaart/)
    .first()
    .waitFor()
  expect(await section(page).getByRole('button', { name: 'Akkoord geven' }).count()).toBe(0)
  await isSound(page)
  await page.goto('/risks/treatment')
  const row = page.getByRole('row', { name: /De inlogdienst valt uit/ })
  await row.getByText(/^Akkoord op/).waitFor()
  faultless(owner)
})

test('who records risks writes down what owners approved in a meeting, and reads for which that cannot be', async () => {
  const officer = await demo.person('security@devaart.example')
  const { page } = officer
  const approve = async (search: string) => {
    await page.goto(`/risks?${search}`)
    await page.getByRole('table', { name: 'Risico’s' }).getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Akkoord vastleggen' }).click()
  }
  await approve('state=to-treat')
  await inSheet(page, 'Vastleggen')
  await sheet(page).getByText('Vul dit in.').first().waitFor()
  await isSound(page, 'several at once')
  await sheet(page).getByLabel('Wie akkoord is').fill('Mia (demo)')
  await sheet(page).getByLabel('Waar dat te zien is').fill('Verslag van het overleg, punt 3')
  await inSheet(page, 'Vastleggen')
  await sheet(page).waitFor({ state: 'hidden' })
  await sees(page, 'Het akkoord met 1 risico is vastgelegd.')
  await approve(`text=${encodeURIComponent('delen één inlog')}`)
  await sheet(page).getByLabel('Wie akkoord is').fill('Mia (demo)')
  await sheet(page).getByLabel('Waar dat te zien is').fill('Verslag van het overleg, punt 3')
  await inSheet(page, 'Vastleggen')
  await sheet(page).getByText('0 vastgelegd, 1 niet:').waitFor()
  await sheet(page)
    .getByText(/^R-\d+ Dit risico moet eerst opnieuw worden beoordeeld/)
    .waitFor()
  await isSound(page, 'what could not be recorded')
  faultless(officer)
})
