import { afterAll, beforeAll, expect, test } from 'vitest'
import { download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
beforeAll(async () => {
  demo = await openDemo()
  officer = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

test('the treatment plan shows what is late, keeps that in the address, and goes out as a document', async () => {
  const { page } = officer
  await page.goto('/risks')
  await page.getByRole('link', { name: 'Behandelplan', exact: true }).click()
  await sees(page, /risico’s zijn zwaarder dan wordt gedragen/)
  await sees(page, 'Zoals nu bekend')
  await page.getByText('Als tabel', { exact: true }).click()
  const course = page.getByRole('table', { name: 'Verloop' })
  expect(await course.getByRole('row').count()).toBe(26)
  await isSound(page)
  await page.getByLabel('Welke risico’s').selectOption({ value: 'late' })
  await page.waitForURL('**/risks/treatment?show=late')
  const list = page.getByRole('table', { name: 'Wat er gebeurt' })
  await list.getByText('te laat').first().waitFor()
  await isSound(page, 'what is late')
  const file = await download(page, () => page.getByRole('button', { name: 'Behandelplan als DOCX' }).click())
  expect(file.name).toMatch(/^Behandelplan risico’s.*GGZ De Vaart.*\.docx$/)
  await list
    .getByRole('link', { name: /^R-\d+ / })
    .first()
    .click()
  await page.waitForURL(/\/risks\/[0-9a-f-]{36}$/)
})

test('the board reads the ten heaviest risks in plain words, on one printed page, and takes the report along', async () => {
  const board = await demo.person('bestuurder@devaart.example')
  const { page } = board
  await page.goto('/risks/top')
  await sees(page, /^De zwaarste risico’s van GGZ De Vaart \(demo\) in gewone woorden/)
  expect(await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Nu: ' }).count()).toBe(10)
  await sees(page, /Eigenaar: .*\./)
  await isSound(page)
  const printed = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(printed.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(1)
  const file = await download(page, () => page.getByRole('button', { name: 'Risicorapport als PDF' }).click())
  expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  await sees(page, /^The heaviest risks of GGZ De Vaart/)
  await isSound(page, 'in English')
  faultless(board)
})

test('the register goes out as a sheet, comes back without a change, and takes over a list of others', async () => {
  const { page } = officer
  await page.goto('/risks/import')
  const sheet = await download(page, () => page.getByRole('button', { name: 'Eigen register als blad (XLSX)' }).click())
  const choose = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await choose('eigen.xlsx', sheet.bytes)
  await sees(page, 'Alle rijen kunnen worden overgenomen.')
  expect(await page.getByRole('button', { name: 'Niets over te nemen' }).isDisabled()).toBe(true)
  const list = [
    'Nr;Risico;Systeem;Kans;Gevolg;MAPGOOD',
    '1;De koerier komt niet;EPD;Soms;Klein;Diensten',
    '2;Wat niet bestaat;PACS;1;1;Mensen',
  ]
  await choose('anderen.csv', Buffer.from(list.join('\n')))
  await sees(page, /Er is één kolom voor het gevolg/)
  await isSound(page)
  await page.getByLabel('Waar gaat de ene kolom voor het gevolg over?').selectOption('Beschikbaarheid')
  await sees(page, /Geen bedrijfsmiddel of proces heet ‘PACS’/)
  await page.getByRole('button', { name: '1 wijziging overnemen' }).click()
  await page.waitForURL((url) => url.pathname === '/risks')
  await page.goto('/risks?text=koerier%20komt')
  await page.getByRole('link', { name: 'De koerier komt niet' }).waitFor()
  faultless(officer)
})
