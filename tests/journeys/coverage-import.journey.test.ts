import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleDocument } from '../../src/core/coverage/document.fixture.ts'
import { writeOscal } from '../../src/core/coverage/write-oscal.ts'
import { coverageWorkbook } from '../../src/render/coverage/coverage-sheet.ts'
import { isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor
beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const give = (page: Page, name: string, bytes: Uint8Array | string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes as string) })
const about = { supplier: 'Medicom', service: 'EPD-hosting' }

test('a report that a supplier gave is looked at first, recorded for its service, and given once more changes nothing', async () => {
  const { page } = visitor
  await page.goto('/coverage')
  await page.getByRole('link', { name: 'Uit een bestand' }).click()
  await sees(page, 'Excel (.xlsx), CSV, CAIQ versie 4 (.xlsx) of OSCAL (.json).')
  await isSound(page, '/coverage/import')
  await give(page, 'Dekking.xlsx', coverageWorkbook(sampleDocument))
  await sees(page, '7 regels kunnen worden vastgelegd.')
  await sees(page, 'Gelezen als dekkingsrapport van dit programma.')
  await sees(page, 'IS-4711')
  await page.getByText('7 regels bekijken').click()
  await sees(page, 'Elke nacht een back-up.')
  await isSound(page, '/coverage/import')
  expect(await page.getByLabel('Titel', { exact: true }).inputValue()).toBe(sampleDocument.title)
  await press(page, '7 regels vastleggen')
  await sees(page, 'Kies de dienst waar dit rapport over gaat.')
  const service = page.getByLabel('Dienst', { exact: true })
  await service.selectOption({ index: 1 })
  await page.getByLabel(/^Dit bestand gaat over Medicom/).check()
  await press(page, '7 regels vastleggen')
  await page.waitForURL(/\/coverage\/[0-9a-f-]{36}$/)
  await sees(page, sampleDocument.title)
  const recorded = page.url()
  await page.goto('/coverage/import')
  await give(page, 'Dekking.xlsx', coverageWorkbook(sampleDocument))
  await sees(page, '7 regels kunnen worden vastgelegd.')
  await service.selectOption({ index: 1 })
  await page.getByLabel(/^Dit bestand gaat over Medicom/).check()
  await press(page, '7 regels vastleggen')
  await page.waitForURL(recorded)
})

test('what a list of somebody else does not say is chosen, and what is typed meanwhile stays', async () => {
  const { page } = visitor
  const list = 'Control;Verantwoordelijk;Toelichting\r\nA.8.13;Leverancier;Elke nacht\r\nA.99.9;Beide;Niets\r\n'
  await page.goto('/coverage/import')
  await give(page, 'lijst.csv', list)
  await sees(page, 'Er staat niet bij om welke norm het gaat.')
  await page.getByLabel('Norm', { exact: true }).selectOption({ label: 'ISO/IEC 27001:2022' })
  await sees(page, '1 regel kan worden vastgelegd.')
  await sees(page, '‘A.99.9’ is geen eis van ISO/IEC 27001:2022.')
  const title = page.getByLabel('Titel', { exact: true })
  expect(await title.inputValue()).toBe('lijst')
  await title.fill('Lijst van de leverancier')
  await page.getByLabel('Gedekt door', { exact: true }).selectOption('Leverancier')
  await sees(page, '1 regel kan worden vastgelegd.')
  expect(await title.inputValue()).toBe('Lijst van de leverancier')
  await press(page, '1 regel vastleggen')
  await sees(page, 'Kies onder welke voorwaarden de leverancier dit rapport gaf.')
  await isSound(page, '/coverage/import')
})

test('what was chosen and typed stays where reading again fails, and the focus stays on the column', async () => {
  const { page } = visitor
  await page.goto('/coverage/import')
  await give(page, 'lijst.csv', 'Control;Verantwoordelijk;Toelichting\r\nA.8.13;Leverancier;Elke nacht\r\n')
  await page.getByLabel('Norm', { exact: true }).selectOption({ label: 'ISO/IEC 27001:2022' })
  const title = page.getByLabel('Titel', { exact: true })
  await title.fill('Getypt')
  await page.route('**/api/coverage/import/try', (route) => route.abort())
  await page.getByLabel('Gedekt door', { exact: true }).selectOption('Leverancier')
  await sees(page, /De server antwoordt niet/)
  expect(await title.inputValue()).toBe('Getypt')
  await page.unroute('**/api/coverage/import/try')
  await press(page, 'Opnieuw proberen')
  await page.getByText(/De server antwoordt niet/).waitFor({ state: 'hidden' })
  expect(await title.inputValue()).toBe('Getypt')

  await page.goto('/suppliers/import')
  await give(page, 'leveranciers.csv', 'Naam;Iets\r\nDrukkerij Voorbeeld;Nederland\r\n')
  const column = page.getByLabel('Betekenis van Iets')
  await column.focus()
  await column.selectOption('Land')
  await still(page)
  expect(await column.and(page.locator(':focus')).count()).toBe(1)
  await isSound(page, '/suppliers/import')
})

test('for what a source of others counts is chosen, and what was set back stays set back while the server reads', async () => {
  const { page } = visitor
  const foreign = JSON.parse(writeOscal(sampleDocument))
  const whole = foreign['component-definition']
  whole.metadata.props = []
  const source = 'https://catalogs.example/other.json'
  for (const component of whole.components)
    for (const implementation of component['control-implementations'] ?? []) implementation.source = source
  await page.goto('/coverage/import')
  await give(page, 'dekking.json', JSON.stringify(foreign))
  const counts = page.getByLabel(`${source} telt als`)
  await counts.selectOption({ label: 'ISO/IEC 27001:2022' })
  await still(page)
  expect(await counts.inputValue()).toBe('iso-27001-2022')
  const answers = Promise.withResolvers<void>()
  await page.route('**/api/coverage/import/try', (route) => answers.promise.then(() => route.continue()))
  await counts.selectOption({ label: 'Een andere norm, in woorden' })
  expect(await counts.inputValue()).toBe('')
  answers.resolve()
  await still(page)
  expect(await counts.inputValue()).toBe('')
})

test('a file that nobody can trust is refused with where it is wrong', async () => {
  const { page } = visitor
  await page.goto('/coverage/import')
  await give(page, 'dekking.json', writeOscal(sampleDocument).slice(0, 500))
  await sees(page, /Regel \d+, teken \d+: Het bestand houdt hier te vroeg op\./)
  await give(page, 'dekking.json', writeOscal({ ...sampleDocument, ...about }))
  await sees(page, 'Gelezen als OSCAL van dit programma.')
  await sees(page, 'Volgens het bestand gaat het over Medicom · EPD-hosting.')
})
