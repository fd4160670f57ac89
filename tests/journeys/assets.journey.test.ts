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
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('the register is filtered, sorted by class and goes out as it is shown', async () => {
  const { page } = visitor
  await page.goto('/assets')
  await sees(page, 'Netwerk kliniek De Oever')
  await isSound(page)
  await page.getByLabel('Soort', { exact: true }).selectOption('medical-device')
  await page.waitForURL('**/assets?kind=medical-device')
  await sees(page, 'Bloeddrukmonitors kliniek')
  await page.getByText('Netwerk kliniek De Oever').waitFor({ state: 'hidden' })
  const file = await download(page, () => press(page, 'Lijst downloaden als CSV'))
  const lines = file.bytes.toString('utf8').trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatch(/^Bloeddrukmonitors kliniek;Medisch apparaat;/)
  await page.getByLabel('Soort', { exact: true }).selectOption('')
  await page.waitForURL('**/assets')
})

test('an asset says why it weighs what it does, and what leans on it makes it weigh more', async () => {
  const { page } = visitor
  await press(page, 'Bedrijfsmiddel toevoegen')
  await sheet(page).getByLabel('Naam', { exact: true }).fill('Noodstroom kliniek')
  await sheet(page).getByLabel('Soort', { exact: true }).selectOption('service')
  await sheet(page)
    .getByRole('combobox', { name: /^Eigenaar/ })
    .fill('Hoofd ICT')
  await sheet(page)
    .getByRole('option', { name: /^Hoofd ICT De Vaart/ })
    .click()
  await isSound(page)
  await press(page, 'Opslaan')
  await page.waitForURL(/\/assets\/[0-9a-f-]{36}$/)
  const stroom = page.url()
  await sees(page, 'Niets deelt dit in. Geef het een klasse, of leg vast wat erop leunt.')
  await page.goto('/assets?text=alarm')
  await page.getByRole('link', { name: 'Personen- en brandalarm kliniek' }).click()
  await press(page, 'Wijzigen')
  await sheet(page)
    .getByRole('combobox', { name: /^Leunt op/ })
    .fill('Noodstroom')
  await sheet(page).getByRole('option', { name: 'Noodstroom kliniek' }).click()
  await press(page, 'Opslaan')
  await saved(page)
  await page.getByRole('link', { name: 'Noodstroom kliniek' }).click()
  await page.waitForURL(stroom)
  await page.getByRole('row', { name: /^Beschikbaarheid 3, hoog Komt van Personen- en brandalarm kliniek/ }).waitFor()
  await isSound(page)
})

test('the drawing shows what leans on what, by keyboard too, and says the same in a table', async () => {
  const { page } = visitor
  await page.getByRole('link', { name: 'In de tekening' }).click()
  await page.waitForURL('**/assets/drawing?focus=*')
  const drawing = page.getByRole('region', { name: 'Tekening, opzij te schuiven' })
  await drawing.getByRole('link', { name: /^Personen- en brandalarm kliniek/ }).waitFor()
  await isSound(page)
  await drawing.getByRole('link', { name: /^Opname in de kliniek/ }).focus()
  await page.keyboard.press('Enter')
  await drawing.getByRole('link', { name: /^ECG-apparaat kliniek/ }).waitFor()
  await page.getByText('Dezelfde tekening als tabel').click()
  await row(page, 'Elektronisch voorschrijven').filter({ hasText: 'Opname in de kliniek' }).first().waitFor()
  await page.getByLabel('Hoe ver weg').selectOption('1')
  await page.waitForURL(/steps=1/)
  await sees(page, /bedrijfsmiddelen zijn verder weg en niet getekend/)
  await page.getByLabel('In het midden').selectOption('')
  await drawing.getByRole('link', { name: /^Zorgadministratie/ }).waitFor()
  await isSound(page)
})

test('what is left of the scope is taken over', async () => {
  const { page } = visitor
  await page.goto('/assets/proposals')
  await page.getByLabel('Roosterpakket selecteren').check()
  await isSound(page)
  await press(page, '1 overnemen')
  await page.getByLabel('Roosterpakket selecteren').waitFor({ state: 'hidden' })
  await page.goto('/assets?text=rooster')
  await sees(page, 'Roosterpakket')
})

test('a list is tried, its columns are chosen, and it is taken over once', async () => {
  const { page } = visitor
  await page.goto('/assets/import')
  const list =
    'Omschrijving apparaat;Plek;Leunt op\nInfuuspomp kamer 4;Manager kliniek;Noodstroom kliniek\nFax;Balie;Telefoon\n'
  const give = async () => {
    const chooser = page.waitForEvent('filechooser')
    await press(page, 'Bestand kiezen')
    await (await chooser).setFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  }
  await give()
  // Somebody who chooses faster than the server answers loses nothing of it.
  const name = page.getByLabel('Betekenis van Omschrijving apparaat')
  await name.waitFor()
  const answers = Promise.withResolvers<void>()
  await page.route('**/api/assets/import/try', (route) => answers.promise.then(() => route.continue()))
  await name.selectOption('Naam')
  await page.getByLabel('Betekenis van Plek').selectOption('Eigenaar in een rol')
  await page.getByLabel('Soort van wat nieuw is, in rijen zonder soort').selectOption('Medisch apparaat')
  expect(await name.inputValue()).toBe('name')
  expect(await page.getByRole('button', { name: 'Niets over te nemen' }).isEnabled()).toBe(false)
  answers.resolve()
  await sees(page, 'Rij 3: Geen bedrijfsmiddel heet ‘Telefoon’, waar dit op leunt.')
  expect(await page.getByText(/^2 rijen gelezen/).textContent()).toBe('2 rijen gelezen. ')
  await isSound(page)
  await press(page, '2 wijzigingen overnemen')
  await page.waitForURL('**/assets')
  await sees(page, 'Infuuspomp kamer 4')
  await page.goto('/assets/import')
  await give()
  await sees(page, 'Bij 2 bedrijfsmiddelen verandert niets.')
  await page.getByRole('button', { name: 'Niets over te nemen' }).waitFor()
})

test('what is withdrawn is read on, and is taken back', async () => {
  const { page } = visitor
  await page.goto('/assets?state=withdrawn')
  await page.getByRole('link', { name: 'Fax polikliniek Noord' }).click()
  await sees(page, /Verwijsbrieven komen nu via beveiligde mail/)
  await isSound(page)
  await press(page, 'Terugnemen')
  await page.getByRole('button', { name: 'Intrekken' }).click()
  await sheet(page).getByLabel('Reden').fill('Toch niet meer in gebruik.')
  await sheet(page).getByRole('button', { name: 'Intrekken' }).click()
  await saved(page)
  await sees(page, /Toch niet meer in gebruik/)
  faultless(visitor)
})
