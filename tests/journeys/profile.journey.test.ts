import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor
beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.person('beheerder@devaart.example')
})
afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const part = async (page: Page, name: string) => {
  const link = page
    .getByRole('navigation', { name: 'Profiel en toepassingsgebied' })
    .getByRole('link', { name, exact: true })
  await link.click()
  await link.and(page.locator('[aria-current="page"]')).waitFor()
}
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })

async function answer(page: Page, question: string, label: 'Ja' | 'Nee' | 'Als zorginstelling') {
  const choice = page.getByRole('radiogroup', { name: question }).getByLabel(label, { exact: true })
  await choice.click()
  // It shows at once what was picked; it is kept when the page has read it anew.
  await still(page)
  expect(await choice.isChecked()).toBe(true)
}

async function add(page: Page, list: string, fill: () => Promise<void>) {
  await press(page, `${list} toevoegen`)
  await fill()
  await press(page, 'Opslaan')
  await saved(page)
}

test('a new organisation fills in its basics: sector, cluster and facts', async () => {
  const { page } = visitor
  await page.goto('/organisations/new')
  await page.getByLabel('Naam').fill('Praktijk De Linde')
  await page.getByLabel('Zorgaanbieder (cluster Z)').check()
  await press(page, 'Organisatie maken')
  await page.waitForURL('**/standards')
  await page.getByRole('link', { name: 'Profiel en toepassingsgebied' }).click()
  await sees(page, /Begin met de sector en de grootte/)
  await isSound(page)

  await press(page, 'Organisatie beschrijven')
  await sheet(page).getByLabel('Sector').selectOption('Huisartsenzorg')
  await sheet(page).getByLabel('Wat de organisatie doet').fill('Huisartsenzorg voor 8.000 mensen in de wijk.')
  await sheet(page).getByLabel('Mensen').fill('twaalf')
  await press(page, 'Opslaan')
  await sees(page, 'Typ een heel getal, bijvoorbeeld 400.')
  await sheet(page).getByLabel('Mensen').fill('12')
  await sheet(page)
    .getByLabel(/Voltijdbanen/)
    .fill('8,4')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, '8,4')

  await answer(page, 'Verleent de organisatie zelf zorg?', 'Ja')
  await answer(page, 'Onder wiens verantwoordelijkheid wordt de zorg verleend?', 'Als zorginstelling')
  await sees(page, 'Cluster Z')
  await answer(page, 'Ontwikkelt de organisatie zelf software?', 'Nee')
  await sees(page, '2 van 17 beantwoord')
  await press(page, 'Toelichting: Ontwikkelt de organisatie zelf software?')
  await sheet(page).getByLabel('Toelichting').fill('Alles is gekocht.')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'Alles is gekocht.')
})

test('it names what is covered, with an exclusion that needs a reason', async () => {
  const { page } = visitor
  await part(page, 'Toepassingsgebied')
  await sees(page, /Nog geen locaties/)
  await add(page, 'Locatie', async () => {
    await sheet(page).getByLabel('Naam').fill('Praktijk')
    await sheet(page).getByLabel('Soort').selectOption('Zorglocatie')
    await sheet(page)
      .getByLabel(/^Adres/)
      .fill('Lindelaan 1, Dorp')
  })
  await add(page, 'Proces', async () => {
    await sheet(page).getByLabel('Naam').fill('Spreekuur')
    await sheet(page).getByLabel('Zorg', { exact: true }).check()
  })
  await add(page, 'Systeem', async () => {
    await sheet(page).getByLabel('Naam').fill('HIS')
    await sheet(page).getByLabel('Soort').selectOption('EPD of ECD')
    for (const aspect of ['Beschikbaarheid', 'Integriteit', 'Vertrouwelijkheid']) {
      await sheet(page).getByRole('radiogroup', { name: aspect }).getByLabel('3, hoog').check()
    }
  })
  await press(page, 'Uitzondering toevoegen')
  await sheet(page).getByLabel('Wat', { exact: true }).fill('Apotheek in hetzelfde gebouw')
  await press(page, 'Opslaan')
  await sees(page, 'Vul dit in.')
  await sheet(page).getByLabel('Reden').fill('De apotheek is een eigen onderneming.')
  await press(page, 'Opslaan')
  await saved(page)
  await page.getByRole('table', { name: 'Systemen' }).getByText('3-3-3').first().waitFor()

  // What is withdrawn stays to be read.
  await add(page, 'Systeem', async () => {
    await sheet(page).getByLabel('Naam').fill('Oude server')
    await sheet(page).getByLabel('Soort').selectOption('Ander systeem')
  })
  await press(page, 'Oude server')
  await press(page, 'Intrekken')
  await saved(page)
  await page.getByText('1 ingetrokken').click()
  await page.getByRole('button', { name: 'Oude server' }).waitFor()
  await isSound(page)
})

test('a certificate and a term come on the calendar, and into a calendar program', async () => {
  const { page } = visitor
  await part(page, 'Certificaten en termijnen')
  await add(page, 'Certificaat', async () => {
    await sheet(page).getByLabel('Norm', { exact: true }).selectOption('NEN 7510:2024')
    await sheet(page).getByLabel('Afgegeven door').fill('Keurder')
    await sheet(page).getByLabel('Ja', { exact: true }).check()
    await sheet(page).getByLabel('Eerste dag').fill('1-3-2026')
    await sheet(page).getByLabel('Laatste dag').fill('28-2-2099')
  })
  await page.getByRole('table', { name: 'Eigen certificaten' }).getByText('Geldig', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'februari 2099' }).waitFor()

  // The end of the transition is offered without a day.
  await press(page, /^Dag invullen: Einde van de overgang/)
  await sheet(page).getByLabel('Laatste dag').fill('1-10-2090')
  await sheet(page).getByLabel('Zeker', { exact: true }).check()
  await press(page, 'Opslaan')
  await sees(page, /Zeker is een datum alleen met een bron/)
  await sheet(page).getByLabel('Bron').fill('Brief van de keurder')
  await press(page, 'Opslaan')
  await saved(page)
  await page.getByRole('button', { name: /^Dag invullen/ }).waitFor({ state: 'detached' })
  const file = await download(page, () => press(page, /Naar de eigen agenda/))
  expect(file.name).toMatch(/^Termijnen Praktijk De Linde .*\.ics$/)
  expect(file.bytes.toString()).toContain('DTSTART;VALUE=DATE:20901001')
  await isSound(page)
})

test('the scope is approved; when a fact changes the page says so, and the versions can be compared', async () => {
  const { page } = visitor
  await part(page, 'Beschrijving')
  await sees(page, 'Praktijk De Linde is een aanbieder van huisartsenzorg waar 12 mensen werken (8,4 fte).')
  await press(page, 'Goedkeuren')
  await sheet(page)
    .getByLabel(/Wie besloot/)
    .fill('De maatschap, op 3 maart.')
  await press(page, 'Versie 1 goedkeuren')
  await saved(page)
  await sees(page, 'De maatschap, op 3 maart.')
  await sees(page, /Zij klopt met de feiten van nu/)
  const file = await download(page, () => press(page, 'JSON: Versie 1'))
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  await page.getByTitle(hash).waitFor()

  await part(page, 'Organisatie')
  await answer(page, 'Ontwikkelt de organisatie zelf software?', 'Ja')
  await part(page, 'Beschrijving')
  await sees(page, 'Versie 1 klopt op deze punten niet meer:')
  await sees(page, 'Veranderd (feit): Ontwikkelt de organisatie zelf software?')
  await page.locator('del', { hasText: 'geen' }).first().waitFor()

  await press(page, 'Tekst bewerken')
  await sheet(page).getByLabel('Nederlands', { exact: true }).fill('De praktijk, en niets anders.')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, 'De praktijk, en niets anders.')
  await press(page, 'Goedkeuren')
  await press(page, 'Versie 2 goedkeuren')
  await saved(page)
  await isSound(page)

  // The statement of applicability says the same.
  await page.goto('/settings/trail')
  await sees(page, /keurde het toepassingsgebied goed: versie/)
  faultless(visitor)
})

test('a reader reads all of it and changes nothing; the past shows what was', async () => {
  const reader = await demo.person('bestuurder@devaart.example')
  const { page } = reader
  for (const path of ['/profile', '/profile/scope', '/profile/calendar', '/profile/statement']) {
    await page.goto(path)
    await still(page)
    expect(
      await page.getByRole('button', { name: /toevoegen|beschrijven|Goedkeuren|bewerken|Toelichting/ }).count(),
    ).toBe(0)
  }
  await page.goto('/profile/scope?at=2020-01-01')
  await sees(page, /Nog geen locaties/)
  faultless(reader)
})
