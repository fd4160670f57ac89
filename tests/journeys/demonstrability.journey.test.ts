import { afterAll, beforeAll, expect, test } from 'vitest'
import { download, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor
beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.person('security@devaart.example', '/')
})
afterAll(() => demo?.close())

test('from the first page to a fact takes three clicks', async () => {
  const { page } = visitor
  await sees(page, /eisen die gelden, zijn aantoonbaar voor NEN 7510:2024/)
  await isSound(page)
  await page
    .getByRole('link', { name: /^\d+ aantoonbaar$/ })
    .first()
    .click()
  await page.waitForURL('**/demonstrability?edition=nen-7510-2024&state=demonstrable')
  const list = page.getByRole('table', { name: 'Eisen die meetellen' })
  await isSound(page)
  await list.getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Keten van bewijs' }).waitFor()
  await isSound(page)
  await page.getByRole('link', { name: /^Feiten bij Beschreven/ }).click()
  await page.waitForURL('**/policies/*')
})

test('the sheet is narrowed by verdict, and the address keeps it', async () => {
  const { page } = visitor
  await page.goto('/standards/nen-7510-2024')
  await sees(page, /van \d+ aantoonbaar/)
  await page.getByRole('group', { name: 'Toon alleen' }).getByText('Aantoonbaar', { exact: true }).click()
  await page.waitForURL('**/standards/nen-7510-2024?verdict=demonstrable')
  await isSound(page)
})

test('what if the audit is on another day, and the list goes out as a sheet', async () => {
  const { page } = visitor
  await page.goto('/demonstrability?by=theme')
  const file = await download(page, () => page.getByRole('button', { name: 'De lijst als XLSX' }).click())
  expect(file.name).toMatch(/^Aantoonbaarheid GGZ De Vaart .*\.xlsx$/)
  await page.getByRole('link', { name: 'Wat als…?' }).click()
  await page.getByLabel('Wat gebeurt er?').selectOption('De audit is op een andere dag')
  await sees(page, /aantoonbaar in plaats van/)
  await isSound(page)
})

test('the course of a year is drawn from each day on which something changed, and leads back to such a day', async () => {
  const { page } = visitor
  await page.goto('/demonstrability')
  await page.getByRole('link', { name: 'Verloop' }).click()
  await isSound(page, 'the course')
  const table = page.getByRole('table', { name: 'Standen in deze periode' }).first()
  expect(await table.getByRole('row').count()).toBeGreaterThan(10)
  const [day, nen] = await table.getByRole('row').nth(5).getByRole('cell').allTextContents()
  await table.getByRole('link', { name: day, exact: true }).click()
  await page.waitForURL('**/demonstrability?at=*')
  // The page of that day counts what the course told of it.
  await sees(page, nen?.split(' (')[0]?.split(';')[0] as string)
})
