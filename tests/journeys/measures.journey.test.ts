import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor
beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })

test('the list filters by what is missing, and goes out as it is shown', async () => {
  const { page } = visitor
  await page.goto('/measures')
  await sees(page, 'Back-ups maken en het terugzetten oefenen')
  await isSound(page)
  await page.getByLabel('Wat er ontbreekt').selectOption('Met een verlopen uitzondering')
  await page.waitForURL('**/measures?exception=past')
  await sees(page, 'Centraal beheer van laptops en telefoons')
  await page.getByText('Back-ups maken en het terugzetten oefenen').waitFor({ state: 'hidden' })
  const file = await download(page, () => press(page, 'Lijst downloaden als CSV'))
  expect(file.name).toMatch(/^Maatregelen GGZ De Vaart .*\.csv$/)
  const rows = file.bytes.toString('utf8').trim().split('\r\n')
  expect(rows.filter((row) => row.startsWith('Centraal beheer'))).toHaveLength(1)
  expect(file.bytes.toString('utf8')).not.toContain('Back-ups maken')
})

test('an exception past its end asks again, and is accepted for longer by somebody entitled', async () => {
  const { page } = visitor
  await page.getByRole('link', { name: 'Centraal beheer van laptops en telefoons' }).click()
  await sees(page, 'Verlopen')
  await isSound(page)
  await press(page, 'Langer accepteren: ECG-apparaat in de kliniek')
  await sheet(page).getByLabel('Tot en met').fill('1-3-2099')
  await sheet(page).getByLabel('Reden').fill('De fabrikant levert pas in maart.')
  await press(page, 'Accepteren')
  await saved(page)
  await page.getByText('Verlopen').waitFor({ state: 'hidden' })
  await sees(page, 'Geaccepteerd door Security officer De Vaart (demo).')
})

test('proposals are chosen and taken over at once, and none is in operation by that', async () => {
  const { page } = visitor
  await page.goto('/measures/proposals')
  const malware = 'Webfilter instellen en met gebruikers bijhouden'
  const audits = 'Audits en technische tests veilig laten verlopen'
  await page.getByLabel(`${malware} selecteren`).check()
  await page.getByLabel(`${audits} selecteren`).check()
  await page.getByLabel(/^Overnemen, in werking sinds/).check()
  await isSound(page)
  await press(page, '2 maatregelen overnemen')
  await page.getByLabel(`${malware} selecteren`).waitFor({ state: 'hidden' })
  await page.goto(`/measures?text=${encodeURIComponent('veilig laten verlopen')}`)
  await page.getByRole('link', { name: audits }).click()
  await sees(page, /Niemand heeft nog ingevuld sinds wanneer dit werkt/)
})

test('a measure is given an owner, a day, a proof and a requirement, and the requirement shows it', async () => {
  const { page } = visitor
  await press(page, 'Wijzigen')
  await sheet(page)
    .getByRole('combobox', { name: /^Eigenaar/ })
    .fill('Hoofd ICT')
  await page.getByRole('option', { name: /^Hoofd ICT De Vaart/ }).click()
  await sheet(page).getByLabel('In werking sinds').fill('1-9-2025')
  await sheet(page)
    .getByRole('combobox', { name: /^Dient voor/ })
    .fill('8.16')
  await page.getByRole('option', { name: /^NEN 7510:2024: 8.16/ }).click()
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'In werking sinds 1 september 2025.')
  await press(page, 'Verwacht bewijs wijzigen')
  await sheet(page).getByRole('button', { name: 'Bewijs toevoegen' }).click()
  await sheet(page).getByLabel('Wat', { exact: true }).last().fill('Verslag van de laatste test')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'Verslag van de laatste test')
  await page.goto('/standards/nen-7510-2024/8.16')
  await page
    .locator('#measures')
    .getByRole('link', { name: 'Audits en technische tests veilig laten verlopen' })
    .waitFor()
  await isSound(page)
})

test('an audit is planned, a review says what was covered by theme, and a finding is closed with a note', async () => {
  const { page } = visitor
  await page.goto('/audits')
  await sees(page, /^Eerstvolgend: Certificatieaudit fase 1/)
  await isSound(page)
  await press(page, 'Beoordeling vastleggen: Interne audit najaar')
  const title = sheet(page).getByLabel('Titel')
  await expect.poll(() => title.inputValue()).toBe('Interne audit najaar')
  const lastDay = await sheet(page).getByRole('textbox', { name: 'Dag' }).inputValue()
  // Its last day; the first is another one, unless both fell in a weekend and moved to the same Monday.
  await sees(page, new RegExp(`${lastDay}; interne audit`))
  await title.fill('Steekproef mensen')
  await sheet(page).getByLabel('Wie keek').fill('Kwaliteitsmanager')
  await sheet(page).getByLabel('Waarom onafhankelijk').fill('Werkt niet bij personeelszaken.')
  const edition = sheet(page).getByText('NEN 7510:2024', { exact: true }).locator('..')
  await edition.getByText('Mensgericht', { exact: true }).click()
  await edition.getByLabel('Alles van Mensgericht').check()
  await sees(page, '9 eisen gekozen')
  await press(page, 'Opslaan')
  await page.waitForURL('**/audits/reviews/*')
  await press(page, 'Bevinding toevoegen')
  await sheet(page)
    .getByRole('combobox', { name: /^Bij welke eis/ })
    .fill('6.1 ')
  await page.getByRole('option', { name: /^NEN 7510:2024: 6.1 / }).click()
  await sheet(page).getByLabel('Grote afwijking').check()
  await sheet(page).getByLabel('Wat is er gevonden').fill('Twee dossiers zonder VOG.')
  await press(page, 'Opslaan')
  await saved(page)
  await isSound(page)
  await press(page, 'Sluiten')
  await sheet(page).getByLabel('Wat er is gedaan').fill('VOG’s opgevraagd en gezien.')
  await sheet(page).getByRole('button', { name: 'Sluiten', exact: true }).last().click()
  await saved(page)
  await sees(page, /VOG’s opgevraagd en gezien/)
  await page.goto('/audits/findings')
  await sees(page, 'Penetratietest van het cliëntportaal')
  await isSound(page)
  faultless(visitor)
})
