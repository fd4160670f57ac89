import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { flat, zipEntries } from '../../src/render/outside-program.fixture.ts'
import { download, faultless, openBrowser, sees, type Visitor } from './browser-world.ts'
import { type RunningServer, startServer } from './running-server.ts'

let server: RunningServer
let browser: Awaited<ReturnType<typeof openBrowser>>
let visitor: Visitor

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.address)
  visitor = await browser.visit('nl')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const organisation = 'Stichting Proefzorg'

test('from a new installation to an approved statement of applicability, in Dutch', async () => {
  const { page } = visitor
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

  // Whoever holds the token of the console becomes the first administrator.
  await page.goto('/')
  await page.waitForURL('**/first-administrator')
  await page.getByLabel('Code van de console').fill('verkeerd')
  await page.getByLabel('Naam').fill('Bea Beheer')
  await page.getByLabel('E-mailadres').fill('bea@proefzorg.example')
  await page.getByLabel('Wachtwoord', { exact: true }).fill('kort')
  await button('Account maken').click()
  await sees(page, 'Neem minstens 12 tekens; nu zijn het er 4.')
  await page.getByLabel('Wachtwoord', { exact: true }).fill('vier paarden eten haver')
  await button('Account maken').click()
  await sees(page, /code klopt niet/)
  expect(await page.getByLabel('Naam').inputValue()).toBe('Bea Beheer')
  await page.getByLabel('Code van de console').fill(server.setupToken ?? '')
  await button('Account maken').click()

  await page.waitForURL('**/organisations/new')
  await page.getByLabel('Naam').fill(organisation)
  await page.getByLabel('Zorgaanbieder (cluster Z)').check()
  await page.getByLabel(/Wat valt eronder/).fill('Alle locaties.\nHet EPD valt erbuiten.')
  await button('Organisatie maken').click()

  // Both newest editions are ticked already.
  await page.waitForURL('**/standards')
  await button('2 normen in gebruik nemen').click()
  await page.getByRole('link', { name: 'Blad openen: NEN 7510:2024' }).waitFor()

  // One control by itself: it does not apply.
  await page.goto('/standards/nen-7510-2024/8.30')
  await button('Besluiten').click()
  await page.getByLabel('Nee, niet van toepassing').check()
  await page.getByLabel('Waarom geldt dit niet?').fill('De organisatie laat geen software maken.')
  await button('Opslaan').click()
  await sees(page, /^Besluit opgeslagen voor|^Besluit over .* opgeslagen/)

  // All others together.
  await page.goto('/statement?state=undecided')
  await page.getByLabel('Alles op deze pagina selecteren').check()
  await button(/^Selecteer alle \d+ gevonden$/).click()
  await sees(page, /^19\d geselecteerd$/)
  await button('Samen besluiten').click()
  await page.getByLabel('Ja, van toepassing').check()
  await page.getByLabel('Risico', { exact: true }).check()
  await page.getByLabel('Aanwezig', { exact: true }).check()
  await page.getByLabel(/Wat doet de organisatie hieraan/).fill('Beschreven in het handboek.')
  await button(/^Opslaan voor 19\d$/).click()
  await sees(page, 'Geen beheersmaatregel past bij deze filters.')

  await page.goto('/statement/versions')
  await button('Versie 1 goedkeuren').click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(/Opmerking bij deze versie/).fill('Vastgesteld door de directie.')
  await sheet.getByRole('button', { name: 'Versie 1 goedkeuren' }).click()
  await sees(page, /Versie 1 is op/)

  await checkDocuments()
  faultless(visitor)
})

async function checkDocuments() {
  const { page } = visitor
  await page.goto('/statement')
  await page.getByRole('button', { name: 'Downloaden' }).click()
  const take = (format: string) => download(page, () => page.getByRole('button', { name: format, exact: true }).click())

  const pdf = await take('PDF')
  expect(pdf.name).toMatch(/\.pdf$/)
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.bytes.length).toBeGreaterThan(50_000)

  const word = zipEntries((await take('DOCX')).bytes)['word/document.xml'] ?? ''
  expect(flat(word.replaceAll(/<[^>]+>/g, ' '))).toContain(organisation)
  expect(word).toContain('De organisatie laat geen software maken.')

  const sheet = (await take('XLSX')).bytes
  const cells = (await readExcelFile(sheet)).flatMap(({ data }) => data.flat()).map(String)
  expect(cells).toContain('De organisatie laat geen software maken.')
  expect(cells.filter((cell) => cell === '8.30').length).toBeGreaterThan(0)

  const json = JSON.parse((await take('JSON')).bytes.toString('utf8')) as unknown
  expect(JSON.stringify(json)).toContain('Beschreven in het handboek.')
}
