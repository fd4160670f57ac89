import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor
let report = ''
beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })

test('of each supplier the list says which days of our period were tested, and goes out as it is shown', async () => {
  const { page } = visitor
  await page.goto('/assurance')
  await sees(page, /van 365 dagen getoetst/)
  await isSound(page)
  await page.getByLabel('Periode', { exact: true }).selectOption('Het jaar 2024')
  await page.waitForURL('**/assurance?from=2024-01-01&through=2024-12-31')
  await sees(page, /van 366 dagen getoetst/)
  const file = await download(page, () => press(page, 'Assurance als PDF'))
  expect(file.name).toMatch(/^Assurance over leveranciers .*\.pdf$/)
  expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a report is recorded under conditions, with what it leaves out', async () => {
  const { page } = visitor
  await page.goto('/assurance')
  await page.getByRole('link', { name: 'Clouddienst Noordzee (demo)' }).first().click()
  await sees(page, 'De rapporten in de tijd')
  await isSound(page, '/assurance/suppliers')
  await press(page, 'Rapport vastleggen')
  await sheet(page).getByLabel('Titel').fill('ISAE 3000 over 2024 (demo)')
  await sheet(page).getByLabel('Soort').selectOption('isae-3000')
  await press(page, 'Opslaan')
  await sees(page, 'Vul de eerste en de laatste dag in van de periode die de auditor heeft getoetst.')
  await sheet(page).getByLabel('Eerste dag').fill('1-1-2024')
  await sheet(page).getByLabel('Laatste dag').fill('31-12-2024')
  await sheet(page).getByLabel('Voorwaarden').selectOption('nda')
  await press(page, 'Organisatie toevoegen')
  await sheet(page).getByLabel('Naam', { exact: true }).fill('Datacenter Zuid (demo)')
  await isSound(page, '/assurance/suppliers')
  await press(page, 'Opslaan')
  await page.waitForURL(/\/assurance\/reports\/[0-9a-f-]{36}$/)
  report = new URL(page.url()).pathname
  await sees(page, 'Waarom niet: deze organisatie staat niet als leverancier in het register.')
})

test('what it asks of us is open until a measure does it, and an exception until it is assessed', async () => {
  const { page } = visitor
  await press(page, 'Punten toevoegen')
  await sheet(page)
    .getByLabel('Wat er van ons wordt gevraagd')
    .fill('U1;De afnemer meldt wie vertrekt\nU2;De afnemer beheert sleutels')
  await press(page, 'Opslaan')
  await saved(page)
  await press(page, 'Wijzigen: De afnemer meldt wie vertrekt')
  await sheet(page)
    .getByRole('combobox', { name: /^Onze maatregel/ })
    .fill('Back-ups maken')
  await sheet(page)
    .getByRole('option', { name: /^Back-ups maken/ })
    .first()
    .click()
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'Gedaan door een maatregel')
  await press(page, 'Wijzigen: De afnemer beheert sleutels')
  await sheet(page)
    .getByLabel(/^Waarom dit niet van ons wordt gevraagd/)
    .fill('Wij hebben geen eigen sleutels.')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'Niet van ons: Wij hebben geen eigen sleutels.')

  await press(page, 'Uitzondering vastleggen')
  await sheet(page).getByLabel('Wat de auditor vond').fill('Een account is te laat gesloten')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'Nog geen oordeel')
  await press(page, 'Beoordelen: Een account is te laat gesloten')
  await sheet(page).getByLabel('Geen gevolg voor ons').check()
  await sheet(page).getByLabel('Waarom').fill('Het was geen account van ons.')
  await isSound(page, '/assurance/reports')
  await press(page, 'Opslaan')
  await saved(page)
  await page.getByText('Nog geen oordeel').waitFor({ state: 'hidden' })
  await press(page, 'Beoordelen: Een account is te laat gesloten')
  await press(page, 'Oordeel terugnemen')
  await saved(page)
  await sees(page, 'Nog geen oordeel')
  await isSound(page, '/assurance/reports')
})

test('a bridge letter counts for three months at most, and is drawn so', async () => {
  const { page } = visitor
  await press(page, 'Brugbrief vastleggen')
  await sheet(page).getByLabel('Laatste dag').fill('30-6-2025')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'Telt mee van 1 januari 2025 tot en met 31 maart 2025')
  await page.getByRole('link', { name: 'Assurance-rapporten' }).click()
  await sees(page, 'ISAE 3000 over 2024 (demo)')
  await page.getByLabel('Periode', { exact: true }).selectOption('Het jaar 2025')
  await sees(page, /90 overbrugd/)
})

test('somebody who may not read it yet accepts the conditions by name first', async () => {
  const reader = await demo.person('bestuurder@devaart.example')
  await reader.page.goto(report)
  await sees(reader.page, /onder geheimhouding/)
  expect(await reader.page.getByText('Een account is te laat gesloten').count()).toBe(0)
  await isSound(reader.page, '/assurance/reports')
  await press(reader.page, 'Voorwaarden aanvaarden')
  await sees(reader.page, 'Een account is te laat gesloten')
  await sees(reader.page, /^Aanvaard door Bestuurder/)
  faultless(visitor, reader)
})
