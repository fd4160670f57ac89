import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/load-demo.ts'
import { addDays, type Day } from '../../src/core/time/day.ts'
import { dayOf, instantOf } from '../../src/core/time/instant.ts'
import { download, english, faultless, isSound, sees, signIn, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
let address = ''
const title = 'Het EPD valt in de nacht uit'

beforeAll(async () => {
  demo = await openDemo()
  officer = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })
const inSheet = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true }).click()
const typed = (day: Day) => day.split('-').reverse().map(Number).join('-')
const today = (): Day => dayOf(instantOf(Date.now()))

test('criteria are written, mended at the field, and approved by somebody else', async () => {
  const { page } = officer
  await page.goto('/risks/criteria')
  await press(page, /^(Kies een set om mee te beginnen|Nieuwe versie voorbereiden)$/)
  await sheet(page)
    .getByRole('radio', { name: /^Vier bij vier/ })
    .check()
  await inSheet(page, 'Concept beginnen')
  await page.waitForURL('**/risks/criteria/draft')
  const heaviest = page.getByRole('group', { name: 'Zeer hoog', exact: true })
  await heaviest.getByRole('checkbox', { name: 'Beheerder' }).uncheck()
  await press(page, 'Concept opslaan')
  await sees(page, /^Nog niet opgeslagen: op 1 plaats/)
  await sees(page, 'Kies wie een risico van dit niveau mag aanvaarden: een rol of een persoon.')
  await heaviest.getByRole('checkbox', { name: 'Lezer' }).check()
  // The lightest cell becomes the second level, and takes those along that would be lower than it.
  const matrix = page.getByRole('table', { name: 'Matrix' })
  await matrix.getByRole('button').last().focus()
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', '2']) await page.keyboard.press(key)
  await expect.poll(() => matrix.getByRole('button', { name: '1 Laag' }).count()).toBe(0)
  for (const key of ['1', 'ArrowRight', '1', 'ArrowUp', 'ArrowLeft', '1']) await page.keyboard.press(key)
  await expect.poll(() => matrix.getByRole('button', { name: '1 Laag' }).count()).toBe(3)
  await isSound(page)
  await press(page, 'Concept opslaan')
  await sees(page, 'Alles is opgeslagen.')
  await press(page, 'Goedkeuren')
  await sees(page, /^Wie aan dit concept schreef, keurt het niet goed/)
  await inSheet(page, 'Annuleren')
  const other = await demo.person('beheerder@devaart.example')
  await other.page.goto('/risks/criteria/draft')
  await press(other.page, 'Goedkeuren')
  await inSheet(other.page, 'Goedkeuren')
  await other.page.waitForURL((url) => url.pathname === '/risks/criteria')
  await sees(other.page, /^Versie \d+ geldt sinds/)
  await isSound(other.page)
  faultless(other)
})

test('a risk is added with a threat that fits, rated with words, and refused above the inherent rating', async () => {
  const { page } = officer
  await page.goto('/risks')
  await press(page, 'Risico toevoegen')
  await sheet(page).getByRole('combobox', { name: 'Bedrijfsmiddel of proces' }).fill('EPD')
  await sheet(page).getByRole('option', { name: 'EPD', exact: true }).click()
  await sheet(page).getByRole('combobox', { name: 'Dreiging', exact: true }).click()
  await sheet(page).getByRole('option', { name: 'In eigen woorden' }).click()
  await sheet(page).getByLabel('Wat kan er gebeuren').fill(title)
  await sheet(page)
    .getByLabel(/^Eigenaar als rol/)
    .fill('Hoofd ICT')
  await inSheet(page, 'Opslaan')
  await page.waitForURL(/\/risks\/[0-9a-f-]{36}$/)
  address = new URL(page.url()).pathname
  await sees(page, 'Nog te waarderen')
  await press(page, 'Waarderen')
  const choose = (name: string) => sheet(page).getByRole('radio', { name }).check()
  await choose('Kans, Zonder maatregelen: 3 Vaak')
  await choose('Kans, Met alle maatregelen: 4 Zeer vaak')
  await choose('Gevolg: Beschikbaarheid, Zonder maatregelen: 4 Zeer ernstig')
  await choose('Gevolg: Beschikbaarheid, Met alle maatregelen: 4 Zeer ernstig')
  await inSheet(page, 'Waarderen')
  await sees(page, 'Met maatregelen kan een risico niet zwaarder zijn dan zonder.')
  await choose('Kans, Zonder maatregelen: 4 Zeer vaak')
  await choose('Kans, Met alle maatregelen: 3 Vaak')
  await isSound(page)
  await inSheet(page, 'Waarderen')
  await saved(page)
  await sees(page, 'Vraagt een besluit')
  await isSound(page)
})

test('a measure is linked and counts as far as it works; a new one is planned with a day', async () => {
  const { page } = officer
  await page.locator('#measures').getByRole('button', { name: 'Maatregelen kiezen' }).click()
  await sheet(page)
    .getByRole('combobox', { name: /^Maatregel uit het register/ })
    .fill('Back-ups')
  await sheet(page).getByRole('option', { name: 'Back-ups maken en het terugzetten oefenen' }).click()
  await inSheet(page, 'Opslaan')
  await saved(page)
  await page
    .locator('#measures')
    .getByText(/^Telt (helemaal|half) mee/)
    .waitFor()
  await page.locator('#measures').getByRole('button', { name: 'Maatregel plannen' }).click()
  await sheet(page).getByLabel('Titel').fill('Tweede internetlijn')
  await sheet(page).getByLabel('Klaar op').fill('1-3-2099')
  await sheet(page)
    .getByLabel(/^Eigenaar als rol/)
    .fill('Hoofd ICT')
  await inSheet(page, 'Opslaan')
  await saved(page)
  await sees(page, 'Gepland, telt nog niet')
})

test('only who the criteria name accepts it, and the day after its end it is asked again', async () => {
  const { page } = officer
  await page.goto(address)
  await sees(page, /^Een risico van niveau Zeer hoog mag worden aanvaard door: Lezer\./)
  expect(await page.getByRole('button', { name: 'Aanvaarden', exact: true }).count()).toBe(0)
  const board = await demo.person('bestuurder@devaart.example')
  await board.page.goto(address)
  await press(board.page, 'Aanvaarden')
  await sheet(board.page).getByLabel('Waarom dit te dragen is').fill('De tweede lijn is besteld.')
  await sheet(board.page).getByLabel('Tot en met').fill('1-3-2099')
  await inSheet(board.page, 'Aanvaarden')
  await sees(board.page, /^Dit niveau kan ten laatste tot en met/)
  await sheet(board.page).getByLabel('Tot en met').fill(typed(today()))
  await inSheet(board.page, 'Aanvaarden')
  await saved(board.page)
  await sees(board.page, /^Aanvaard door Bestuurder De Vaart/)
  await isSound(board.page)
  const later = `/risks?text=${encodeURIComponent(title)}&on=${addDays(today(), 1)}`
  await board.page.goto(later)
  await board.page.getByRole('table', { name: 'Risico’s' }).getByText('Aanvaarding verlopen').waitFor()
  faultless(board)
})

test('the heat map leads to its risks, goes out as it is shown, and reads the same in English', async () => {
  const { page } = officer
  await page.goto(`/risks?text=${encodeURIComponent(title)}`)
  const map = page.getByRole('table', { name: 'Met wat nu werkt' })
  await map.getByRole('link', { name: /^1 risico, Zeer hoog$/ }).click()
  await page.waitForURL(/likelihood=\d&impact=4/)
  await sees(page, /^Ook gefilterd op: kans \d en gevolg 4/)
  const file = await download(page, () => press(page, 'Lijst downloaden als CSV'))
  expect(file.bytes.toString('utf8')).toContain(title)
  await page.getByRole('link', { name: 'Naast elkaar' }).click()
  await page.getByRole('table', { name: 'Als alle maatregelen werken' }).waitFor()
  await isSound(page)
  await page.goto('/risks')
  await isSound(page)
  await page.goto('/risks/proposals')
  await page.getByRole('combobox', { name: 'Bedrijfsmiddel of proces' }).fill('EPD')
  await page.getByRole('option', { name: 'EPD', exact: true }).click()
  await sees(page, 'Nog niet')
  await isSound(page)
  const reader = await demo.visit('en')
  await signIn(reader.page, 'auditor@devaart.example', demoPassword, english)
  await reader.page.getByRole('button', { name: 'EN', exact: true }).click()
  await reader.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  // The page speaks English before the account does.
  await still(reader.page)
  for (const path of ['/risks', '/risks?map=moves', address, '/risks/criteria']) {
    await reader.page.goto(path)
    await reader.page.getByRole('heading', { level: 1 }).waitFor()
    await isSound(reader.page, path)
  }
  expect(await reader.page.getByRole('button', { name: 'Prepare a new version' }).count()).toBe(0)
  faultless(officer, reader)
})
