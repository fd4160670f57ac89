import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { flat, pdfText, testWith } from '../../src/render/outside-program.fixture.ts'
import { download, faultless, isSound, sees } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>

beforeAll(async () => {
  demo = await openDemo()
})

afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()
const customer = 'Zorghuis De Linde'

async function nameService(page: Page, name: string, customers: string[]) {
  await page.getByLabel('Naam van de dienst').fill(name)
  await page.getByLabel('Klanten').fill(customers.join('\n'))
  await press(page, 'Opslaan')
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

async function answerChecks(page: Page) {
  const open = page.getByRole('button', { name: 'Opslaan', exact: true })
  for (let asked = 0; asked < 30; asked += 1) {
    if ((await open.count()) === 0) return asked
    const planned = asked === 0
    await page.getByRole('radio', { name: planned ? 'Nee, het komt er' : 'Ja, en dat is te laten zien' }).check()
    const day = page.getByRole('textbox', { name: planned ? 'Werkt en te tonen op' : 'Werkt sinds' })
    await day.fill(planned ? dayFromNow(30) : '2025-03-01')
    await day.press('Tab')
    const before = await page.getByText(/Nog \d+ zonder antwoord|Alles is beantwoord/).textContent()
    await open.click()
    await expect
      .poll(() => page.getByText(/Nog \d+ zonder antwoord|Alles is beantwoord/).textContent())
      .not.toBe(before)
    // The next question has come in its place, and nothing is chosen in it.
    await page.getByRole('radio', { checked: true }).waitFor({ state: 'detached' })
  }
  return 30
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const withPdf = testWith('pdftotext')

withPdf('a supplier walks from a customer’s question to an overview to send', async () => {
  const visitor = await demo.person('beheerder@devaart.example')
  const { page } = visitor
  await page.goto('/organisations/new')
  await page.getByLabel('Naam').fill('Kompas Automatisering')
  await page.getByLabel(/ICT-leverancier/).check()
  await press(page, 'Organisatie maken')
  await page.waitForURL('**/touchpoints')

  // First a service without any health information: the road ends kindly.
  await page.goto('/touchpoints')
  await isSound(page, 'the beginning')
  await follow(page, 'Beginnen met de diensten')
  await nameService(page, 'Kassasystemen', ['Bakkerij Jansen'])
  await isSound(page, 'services')
  await follow(page, /^Volgende: Gegevensstromen/)
  await press(page, '‘Logbestanden’ toevoegen aan Kassasystemen')
  await page.getByRole('heading', { level: 3, name: 'Logbestanden' }).waitFor()
  await isSound(page, 'flows')
  // Nothing to tell the customer is offered before it is true.
  await page.goto('/touchpoints/overview')
  await sees(page, /Pas als van elke stroom bekend is/)
  expect(await page.getByRole('button', { name: 'Kopiëren' }).count()).toBe(0)
  await page.goto('/touchpoints/flows')
  await follow(page, /^Volgende: Wat erin staat/)
  await press(page, 'Geen van deze zes staat erin')
  await sees(page, 'geen gezondheidsinformatie')
  await isSound(page, 'parts')
  await page.goto('/touchpoints/result')
  await sees(page, 'Geen persoonlijke gezondheidsinformatie')
  await sees(page, /Een certificaat voor NEN 7510 is niet mogelijk/)
  await sees(page, 'Wat de klant kan horen')
  await isSound(page, 'no health information')

  // Then one that hosts records: NEN 7510 matters.
  await page.goto('/touchpoints/services')
  await press(page, 'Nog een dienst')
  await nameService(page, 'EPD-hosting', [customer])
  await page.goto('/touchpoints/flows')
  await press(page, '‘Meekijken bij een storing’ toevoegen aan EPD-hosting')
  await page.getByRole('heading', { level: 3, name: 'Meekijken bij een storing' }).waitFor()
  await page.goto('/touchpoints/parts')
  const bsn = page.getByRole('group', { name: /BSN, patiëntnummer/ })
  await bsn.getByRole('radio', { name: 'Ja' }).check()
  await press(page, 'De rest staat er niet in')
  await still(page)
  await page.goto('/touchpoints/ways')
  await page.getByRole('checkbox', { name: 'Zien bij hulp of beheer' }).check()
  await page.getByRole('checkbox', { name: 'Bewaren' }).check()
  await still(page)
  await isSound(page, 'ways')
  await page.reload()
  await press(page, /Meekijken bij een storing/)
  await page.getByRole('checkbox', { name: 'Bewaren', checked: true }).waitFor()

  await page.goto('/touchpoints/result')
  await sees(page, 'NEN 7510 is van belang')
  const identifying = page.getByRole('group', { name: /vastgesteld wie een cliënt/ })
  await identifying.getByRole('radio', { name: 'Nee' }).check()
  await sees(page, 'Want hier wordt niet vastgesteld wie een cliënt of patiënt is.')
  await isSound(page, 'the result')

  await page.goto('/touchpoints/check')
  await sees(page, /Nog \d+ zonder antwoord/)
  await isSound(page, 'the check')
  expect(await answerChecks(page)).toBeGreaterThan(12)
  await sees(page, 'Alles is beantwoord.')

  await page.goto('/touchpoints/plan')
  await page.getByRole('radio', { name: 'Ja', exact: true }).check()
  await press(page, 'Plan maken')
  await sees(page, 'Nog even: de audit komt in zicht')
  await isSound(page, 'the plan')
  // Putting the audit too early moves it to the first day that is possible.
  await press(page, 'Wijzigen: Audit fase 2: de praktijk')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox', { name: 'Gepland op' }).fill(dayFromNow(7))
  await sheet.getByRole('textbox', { name: 'Gepland op' }).press('Tab')
  await sheet.getByRole('button', { name: 'Opslaan' }).click()
  await sees(page, /De gekozen dag is te vroeg/)

  await page.goto('/touchpoints/overview')
  await page.getByLabel('Voor wie?').selectOption(customer)
  await page.getByRole('button', { name: 'Kopiëren' }).waitFor()
  await isSound(page, 'the overview')
  const plain = await download(page, () => press(page, 'PDF maken'))
  expect(plain.name).toMatch(/\.pdf$/)
  const told = flat(await pdfText(plain.bytes))
  for (const expected of [customer, 'EPD-hosting', 'Kompas Automatisering', 'Zero trust'])
    expect(told).toContain(expected)
  for (const inner of ['Kassasystemen', 'Bakkerij Jansen', 'Meekijken bij een storing'])
    expect(told).not.toContain(inner)
  await page.getByLabel('De gegevensstromen en hoe ze worden aangeraakt').check()
  const more = await download(page, () => press(page, 'PDF maken'))
  expect(flat(await pdfText(more.bytes))).toContain('Meekijken bij een storing')
  faultless(visitor)
})

test('the supplier of the demo sees its plan, as it was and as it is; a reader changes nothing', async () => {
  const visitor = await demo.person('directeur@medicom.example')
  const { page } = visitor
  await page.goto('/touchpoints')
  await sees(page, 'Nog even: de audit komt in zicht')
  await page.goto('/touchpoints/plan')
  await still(page)
  expect(await page.getByRole('button', { name: /^Wijzigen/ }).count()).toBe(0)
  const before = dayFromNow(-60)
  await page.goto(`/touchpoints?at=${before}`)
  await sees(page, /Een klant in de zorg vraagt naar NEN 7510/)
  faultless(visitor)
})
