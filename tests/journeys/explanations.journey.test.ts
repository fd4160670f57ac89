import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownTextsForm } from '../../src/features/standards/own-texts-sheet.ts'
import { writeSheet } from '../../src/render/exchange/write-sheet.ts'
import { download, faultless, isSound, sees } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('what a requirement asks, the own text beside it, and a mark that is corrected', async () => {
  const officer = await demo.person('security@devaart.example')
  const { page } = officer
  await page.goto('/standards/nen-7510-2024')
  await page.getByRole('link', { name: /6\.1\.2 Risicobeoordeling/ }).click()
  await sees(page, 'Wat het vraagt')
  await sees(page, 'Waar een auditor naar kijkt')
  await isSound(page)

  await page.goto('/standards/nen-7510-2024/5.16')
  await sees(page, 'Vragen om te stellen')
  await press(page, 'Tekst toevoegen')
  await page.getByLabel('Tekst uit het eigen exemplaar').fill('Zoals het in ons exemplaar staat.')
  await press(page, 'Opslaan')
  await sees(page, 'De tekst is bewaard.')
  await page.getByText('Zoals het in ons exemplaar staat.').waitFor()

  await press(page, 'Verbeteren')
  await page.getByLabel('Alleen een toelichting voor de zorg').check()
  await press(page, 'Opslaan')
  await sees(page, 'Schrijf op waar dat staat.')
  await page.getByLabel('Waar staat dat?').fill('Deel 1, bijlage A')
  await press(page, 'Opslaan')
  await sees(page, 'De aanduiding is verbeterd.')
  await sees(page, /Verbeterd door .*Deel 1, bijlage A/)
  await isSound(page)

  // A reader of the same organisation sees both, and can change neither; another organisation sees nothing of it.
  const reader = await demo.person('bestuurder@devaart.example')
  await reader.page.goto('/standards/nen-7510-2024/5.16')
  await reader.page.getByText('Zoals het in ons exemplaar staat.').waitFor()
  await still(reader.page)
  expect(await reader.page.getByRole('button', { name: 'Tekst wijzigen' }).count()).toBe(0)
  const other = await demo.person('beheerder@medicom.example')
  await other.page.goto('/standards/nen-7510-2024/5.16')
  await sees(other.page, 'Vragen om te stellen')
  await still(other.page)
  expect(await other.page.getByText('Zoals het in ons exemplaar staat.').count()).toBe(0)
  faultless(officer, reader, other)
})

test('bought text comes in from a spreadsheet, after a trial that says what stays out', async () => {
  const officer = await demo.person('security@devaart.example')
  const { page } = officer
  await page.goto('/standards/iso-27001-2022')
  await page.getByText('Eigen normtekst inlezen uit een spreadsheet').click()
  const empty = await download(page, () => press(page, 'Blad downloaden'))
  expect(empty.name).toMatch(/\.xlsx$/)
  type Open = { organisation: { id: string; name: string } }
  const session = await page.evaluate<Open>("fetch('/api/session').then((answer) => answer.json())")
  const filled = writeSheet(ownTextsForm, {
    language: 'nl',
    organisation: { id: session.organisation.id, name: session.organisation.name },
    facts: [],
    rows: [
      { number: 'A.8.13', text: 'Gekochte tekst over back-ups.' },
      { number: '99.1', text: 'Bestaat niet.' },
    ],
  })
  const choose = async (file: { name: string; buffer: Buffer }) => {
    await page
      .getByLabel('Ingevuld blad kiezen')
      .last()
      .setInputFiles({ ...file, mimeType: 'application/octet-stream' })
  }
  await choose({ name: 'raar.xlsx', buffer: Buffer.from('geen blad') })
  await sees(page, /Dit is geen Excel-bestand/)
  await choose({ name: 'leeg.xlsx', buffer: empty.bytes })
  await sees(page, 'Er valt niets te bewaren.')
  await choose({ name: 'gevuld.xlsx', buffer: Buffer.from(filled) })
  await sees(page, /1 nieuw, 0 gewijzigd/)
  await sees(page, /Rij 3: 99\.1 is geen nummer van deze norm/)
  await isSound(page)
  await press(page, 'Eén tekst bewaren')
  await sees(page, 'Eén tekst is bewaard.')
  await page.goto('/standards/iso-27001-2022/8.13')
  await page.getByText('Gekochte tekst over back-ups.').waitFor()
  faultless(officer)
})
