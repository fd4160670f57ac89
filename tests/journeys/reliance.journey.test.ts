import { afterAll, beforeAll, test } from 'vitest'
import { faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor
beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

test('a measure says on which service it relies, what follows shows at once', async () => {
  const { page } = visitor
  await page.goto('/measures')
  await page.getByRole('link', { name: 'Kritieke voorzieningen dubbel uitgevoerd' }).click()
  await sees(page, 'Wat dit oplevert per eis')
  await sees(page, /Medicom Hosting \(demo\) laat met ‘.*’ zien dat het werkt/)
  await isSound(page)

  await page.getByRole('button', { name: 'Diensten kiezen' }).click()
  const sheet = page.getByRole('dialog')
  await isSound(page)
  const box = sheet.getByRole('combobox', { name: 'Diensten van leveranciers' })
  await box.fill('laboratorium')
  await page.getByRole('option', { name: /Laboratorium Lindehof/ }).click()
  await sheet.getByRole('button', { name: 'Opslaan' }).click()
  await sheet.waitFor({ state: 'hidden' })
  // Nothing is covered by it, and it takes nothing away: the requirements stay with what the host shows.
  await sees(page, /steunt op Laboratorium Lindehof \(demo\) .* geen dekkingsrapport zegt iets over deze eis/)
  await sees(page, 'Aantoonbaar')
})

test('the requirement shows what of its proof comes from suppliers, and leads to the supplier', async () => {
  const { page } = visitor
  await page.goto('/standards/nen-7510-2024/8.14')
  await sees(page, 'Wat leveranciers laten zien')
  await isSound(page)
  await page.goto('/demonstrability?rests=suppliers')
  await sees(page, /Medicom Hosting \(demo\): Certificaat onder accreditatie/)
  await page.goto('/standards/nen-7510-2024/5.20')
  await sees(page, 'Ontbreekt bij leveranciers')
  await isSound(page)
  await page
    .getByRole('link', { name: /verwerkersovereenkomst/ })
    .first()
    .click()
  await page.waitForURL('**/suppliers/*')
})

test('what would follow if a supplier leaves is asked without storing anything', async () => {
  const { page } = visitor
  await page.goto('/demonstrability/what-if?kind=supplier-leaves&day=2026-12-01')
  await page.getByLabel('Welke leverancier?').selectOption('Medicom Hosting (demo)')
  await sees(page, /[24] oordelen veranderen/)
  await isSound(page)
  faultless(visitor)
})
