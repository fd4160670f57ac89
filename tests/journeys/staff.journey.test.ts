import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTable } from '../../src/importers/sheet/read-table.ts'
import { download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor
beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })

test('people are found, added, put in a team with others, and taken along', async () => {
  const { page } = visitor
  await page.goto('/staff')
  await sees(page, '400 mensen gevonden')
  await isSound(page)
  await press(page, 'Persoon toevoegen')
  await sheet(page).getByLabel('Naam').fill('Tess Toegevoegd')
  await sheet(page)
    .getByLabel(/E-mailadres/)
    .fill('geen adres')
  await press(page, 'Opslaan')
  await sheet(page).locator('[aria-invalid="true"]').first().waitFor()
  await sheet(page)
    .getByLabel(/E-mailadres/)
    .fill('tess@devaart.example')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, '401 mensen gevonden')

  await page.getByLabel('Zoeken op naam, nummer, adres of functie').fill('tess')
  await sees(page, '1 mens gevonden')
  await expect.poll(() => page.url()).toContain('search=tess')
  await page.getByRole('checkbox', { name: 'Tess Toegevoegd selecteren' }).click()
  await press(page, 'In of uit een team')
  await sheet(page).getByRole('combobox', { name: 'Team', exact: true }).selectOption('Jeugd')
  await press(page, 'Opslaan')
  await saved(page)
  await page
    .getByRole('row', { name: /Tess Toegevoegd/ })
    .getByText('Jeugd')
    .waitFor()

  await press(page, 'Tess Toegevoegd')
  await press(page, 'Afwezigheid vastleggen')
  await sheet(page).getByLabel('Eerste dag').fill('1-3-2031')
  await sheet(page).getByLabel('Laatste dag').fill('5-3-2031')
  await press(page, 'Afwezigheid opslaan')
  await sees(page, '1 maart 2031 tot en met 5 maart 2031')
  await page.keyboard.press('Escape')
  await saved(page)

  const file = await download(page, async () => {
    await press(page, 'Exporteren')
    await page.getByRole('menuitem', { name: 'Als CSV-bestand' }).click()
  })
  const reading = await readTable(file.bytes)
  expect(reading.kind === 'read' && reading.rows.map(({ cells }) => cells[1])).toEqual(['Naam', 'Tess Toegevoegd'])
})

test('a list of the HR system is tried first, and taken over after that', async () => {
  const { page } = visitor
  await page.goto('/staff/import')
  const list = [
    'Medewerkernummer;Roepnaam;Achternaam;Afdeling;Datum in dienst',
    'X1;Imke;Ingevoerd;Nieuw team;1-2-2026',
    'X2;Zonder;Dag;;ooit',
  ].join('\r\n')
  await page.getByRole('button', { name: 'Bestand kiezen', disabled: false }).waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'hr.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await sees(page, 'Er komt 1 team bij: Nieuw team.')
  await sees(page, /Rij 3: ‘ooit’ is geen dag/)
  await isSound(page)
  await page.getByLabel('Dit is de hele lijst').click()
  await sees(page, '402 wijzigingen overnemen')
  await page.getByLabel('Dit is de hele lijst').click()
  await press(page, '1 wijziging overnemen')
  await page.waitForURL('**/staff')
  await page.goto('/staff/teams')
  await page
    .getByRole('row', { name: /Nieuw team/ })
    .getByText('1 mens')
    .waitFor()
  await isSound(page)
})

test('a training shows who is missing, and one who followed it counts', async () => {
  const { page } = visitor
  await page.goto('/staff/trainings')
  await isSound(page)
  await page.getByRole('link', { name: 'Sturen op informatiebeveiliging' }).click()
  await page.getByRole('combobox', { name: 'Stand' }).selectOption('Ontbreekt')
  // The rows of before stay until those that are missing are there.
  await still(page)
  const standing = page.getByText(/mensen volgden deze training/)
  const before = Number(((await standing.textContent()) ?? '').split(' ')[0])
  await page.getByRole('row').nth(1).getByRole('checkbox').click()
  await isSound(page)
  await press(page, 'Vastleggen dat zij hem volgden')
  await press(page, 'Opslaan')
  await saved(page)
  await sees(page, new RegExp(`^${before + 1} van`))
})

test('who only reads does not see the people of the organisation', async () => {
  const reader = await demo.person('bestuurder@devaart.example')
  await reader.page.goto('/staff')
  await expect.poll(() => reader.page.getByText('Aisha').count()).toBe(0)
  await sees(reader.page, /rol/)
  faultless(visitor)
})
