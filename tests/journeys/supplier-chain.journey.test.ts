import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addDays } from '../../src/core/time/day.ts'
import { dayOf, instantOf } from '../../src/core/time/instant.ts'
import { writeDay } from '../../src/platform/language/written.ts'
import { startMailServer, textOf } from '../mail-server.ts'
import { download, faultless, isSound, narrow, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

const host = 'Medicom Hosting (demo)'
const title = 'Dekking van het register (demo)'
const measure = 'Privacy: register, DPIA’s en verzoeken'
const requirement = '/standards/iso-27001-2022/5.34'
const today = dayOf(instantOf(Date.now()))
const revokedOn = addDays(today, -10)
const inPattern = (text: string) => text.replace(/[()]/g, '\\$&')
const lastDay = writeDay(addDays(revokedOn, -1), 'nl')

let mail: Awaited<ReturnType<typeof startMailServer>>
let demo: Awaited<ReturnType<typeof openDemo>>
let supplier: Visitor
let customer: Visitor
let hospital: Visitor
/** What the customer took along, and where the hospital recorded it. */
let sheet: Buffer
let report = ''
beforeAll(async () => {
  mail = await startMailServer()
  demo = await openDemo({ smtpUrl: mail.url })
  supplier = await demo.person('beheerder@medicom.example')
  customer = await demo.visit('nl', narrow)
  hospital = await demo.person('security@devaart.example')
})
afterAll(async () => {
  await demo?.close()
  await mail?.stop()
})

const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const dialog = (page: Page) => page.getByRole('dialog')
const save = async (page: Page, name = 'Opslaan') => {
  await dialog(page).getByRole('button', { name, exact: true }).click()
  await dialog(page).waitFor({ state: 'hidden' })
}
const mailWith = (...words: string[]) =>
  vi.waitFor(
    () => {
      const found = mail.received.find((one) => words.every((word) => `${one.to} ${textOf(one)}`.includes(word)))
      if (!found) throw new Error(`no mail with ${words.join(', ')} yet`)
      return textOf(found)
    },
    { timeout: 60_000, interval: 100 },
  )
/** Waits until the requirement says this at its head, for a reason with these words. */
const isJudged = (page: Page, word: string, reason: string) =>
  page
    .locator('[class*=banner]')
    .filter({ has: page.getByText(word, { exact: true }), hasText: reason })
    .waitFor()
/** Lets the line about the requirement rest on the certificate that the hospital recorded and looked up itself. */
const restOnCertificate = async (page: Page) => {
  await page.getByLabel('Zoeken', { exact: true }).first().fill('5.34')
  await press(page, 'Regel over 5.34 wijzigen')
  await dialog(page).getByLabel('Rust op').selectOption('Certificaat')
  const certificate = dialog(page).getByLabel('Certificaat', { exact: true })
  const known = certificate.getByRole('option', { name: /DEMO-27001-0421/ })
  await certificate.selectOption(await known.getAttribute('value'))
  await save(page)
  await sees(page, 'Geaccrediteerd certificaat')
}
/** Gives a file to the page that imports, as somebody chooses it. */
const give = async (page: Page, name: string, bytes: Buffer) => {
  await page.goto('/coverage/import')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
}

test('a supplier composes what it covers with one service, approves it and gives it under conditions', async () => {
  const { page } = supplier
  await page.goto('/own-coverage')
  await press(page, 'Rapport beginnen')
  const begin = dialog(page)
  await begin.getByLabel('Dienst', { exact: true }).selectOption('Hosting van het EPD')
  await begin.getByLabel('Norm', { exact: true }).selectOption('ISO/IEC 27001:2022')
  await begin.getByLabel('Titel', { exact: true }).fill(title)
  await begin.getByLabel('Onder geheimhouding').check()
  await begin.getByLabel(/^Voorwaarden/).fill('Alleen voor wie tekent.')
  await isSound(page, 'beginning a report')
  await save(page)
  await page.waitForURL(/\/own-coverage\/[0-9a-f-]{36}/)

  await page.getByRole('heading', { name: 'Beheersmaatregelen' }).waitFor()
  await page.getByLabel('Zoeken', { exact: true }).first().fill('5.34')
  await press(page, 'Schrijven: 5.34')
  await dialog(page).getByLabel('Leverancier', { exact: true }).check()
  await dialog(page).getByLabel('Geheel', { exact: true }).check()
  await dialog(page)
    .getByLabel(/^Wat deze organisatie doet/)
    .fill('Wij houden het register van verwerkingen bij.')
  // It says more than its own chain of proof shows: no certificate makes that anything but its own word, and another approves.
  await dialog(page).getByLabel('Rust op').selectOption('Certificaat DEMO-27001-0421')
  await dialog(page).getByRole('button', { name: 'Opslaan', exact: true }).click()
  await dialog(page)
    .getByText(/^Hier wordt meer gezegd dan uit de eigen gegevens volgt/)
    .waitFor()
  await dialog(page).getByLabel('Rust op').selectOption('Eigen verklaring')
  await save(page)
  await sees(page, '1 regel zegt meer dan er aantoonbaar is.')
  const second = await demo.person('security@medicom.example')
  await second.page.goto(page.url())
  await press(second.page, 'Goedkeuren')
  await dialog(second.page)
    .getByText(/wordt versie 1/)
    .waitFor()
  await isSound(second.page, 'approving')
  await save(second.page, 'Goedkeuren')
  faultless(second)

  await page.reload()
  await press(page, 'Aan een afnemer geven')
  await dialog(page).getByLabel('Afnemer', { exact: true }).fill('GGZ De Vaart (demo)')
  await dialog(page).getByLabel('Naam van de ontvanger').fill('Els Bakker (demo)')
  await dialog(page).getByLabel('Mailadres').fill('els@devaart.example')
  await save(page, 'Aan een afnemer geven')
  await page.getByRole('table', { name: 'Gegeven aan afnemers' }).getByText('Wacht op akkoord').waitFor()
})

test('the customer accepts the conditions at the link of the mail and takes the work sheet along', async () => {
  const { page } = customer
  const [link] = /http:\S+#token=[\w-]+/.exec(await mailWith('els@devaart.example', host)) ?? expect.unreachable()
  await page.goto(link)
  await sees(page, 'Alleen voor wie tekent.')
  await page.getByLabel('Volledige naam').fill('Els Bakker (demo)')
  await page.getByLabel(/^Ik accepteer/).check()
  await press(page, 'Voorwaarden accepteren')
  await sees(page, 'Wij houden het register van verwerkingen bij.')
  await isSound(page, 'the report of the supplier')
  sheet = (await download(page, () => press(page, 'Rapport als XLSX'))).bytes
})

test('the hospital looks at the file, records it, lets a measure rely on it, and the verdict changes', async () => {
  const { page } = hospital
  await page.goto(requirement)
  await isJudged(page, 'Niet aantoonbaar', 'Er is geen bewijs')
  await give(page, 'dekking.xlsx', sheet)
  await sees(page, 'Gelezen als dekkingsrapport van dit programma.')
  await sees(page, `Volgens het bestand gaat het over ${host} · Hosting van het EPD.`)
  await isSound(page)
  expect(await page.getByLabel('Titel', { exact: true }).inputValue()).toBe(title)
  expect(await page.getByLabel('Onder geheimhouding').isChecked()).toBe(true)
  await press(page, /^\d+ regels vastleggen$/)
  await page.waitForURL(/\/coverage\/[0-9a-f-]{36}$/)
  report = page.url()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await sees(page, 'Eigen verklaring')
  await isSound(page, 'the report at the hospital')
  await restOnCertificate(page)

  // Nothing relies on it yet.
  await page.goto(requirement)
  await isJudged(page, 'Niet aantoonbaar', 'Er is geen bewijs')
  await page.getByRole('link', { name: measure }).first().click()
  await press(page, 'Diensten kiezen')
  await dialog(page).getByRole('combobox', { name: 'Diensten van leveranciers' }).fill('hosting van')
  await page.getByRole('option', { name: `${host}: Hosting van het EPD` }).click()
  await dialog(page).getByLabel('Waarom dit alleen bij deze diensten speelt').fill('Alleen in het EPD.')
  await save(page)
  await sees(page, new RegExp(`^${inPattern(host)} laat met ‘${inPattern(title)}’ zien dat het werkt`))
  // What the supplier shows is the proof from now on; the own proof that was asked is not there.
  await press(page, 'Verwacht bewijs wijzigen')
  const asked = dialog(page).getByRole('button', { name: /^Weghalen: / })
  await asked.first().waitFor()
  for (let left = await asked.count(); left > 0; left -= 1) await asked.first().click()
  await save(page)
  await isSound(page, 'the measure')

  await page.goto(requirement)
  await sees(page, 'Wat leveranciers laten zien')
  await sees(page, /certificaat onder accreditatie ‘.*DEMO-27001-0421/)
  await isJudged(page, 'Nog niet aantoonbaar', '')
  await isSound(page, 'the requirement')
})

test('the OSCAL file of the same link takes the place of the work sheet, and rests on what the hospital looked up', async () => {
  const oscal = await download(customer.page, () => press(customer.page, 'Rapport als OSCAL'))
  const { page } = hospital
  await give(page, 'dekking.json', oscal.bytes)
  await sees(page, 'Gelezen als OSCAL van dit programma.')
  await sees(page, `Volgens het bestand gaat het over ${host} · Hosting van het EPD.`)
  const replaced = page.getByLabel('Komt in de plaats van')
  await replaced.selectOption(await replaced.getByRole('option', { name: title }).getAttribute('value'))
  await press(page, /^\d+ regels vastleggen$/)
  await page.waitForURL((url) => /\/coverage\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== report)
  await page.getByRole('link', { name: title }).first().waitFor()
  report = page.url()
  await page.goto(requirement)
  await sees(page, /laat met .* zien dat het er is/)
  await page.goto(new URL(report).pathname)
  await restOnCertificate(page)

  await page.goto(requirement)
  await isJudged(page, 'Nog niet aantoonbaar', '')
  await sees(page, /certificaat onder accreditatie ‘.*DEMO-27001-0421/)
  await page.getByRole('link', { name: host }).first().click()
  await page.waitForURL(/\/suppliers\/[0-9a-f-]{36}$/)
  // The certificate that the report names was in the register already.
  const certificates = page.getByRole('table', { name: 'Certificaten' })
  await certificates.getByText('Geldig', { exact: true }).first().waitFor()
  expect(await certificates.getByText('DEMO-27001-0421').count()).toBe(1)
})

test('a sub-processor that nobody was asked about takes proof away until the hospital says that it agrees', async () => {
  const { page } = hospital
  const missing = page.getByText(/akkoord is met de inzet van Nachtwacht Bewaking \(demo\) door/)
  await missing.waitFor()
  await press(page, 'Wijzigen: Nachtwacht Bewaking (demo)')
  await dialog(page).getByLabel('De organisatie is akkoord').selectOption('yes')
  await save(page)
  await missing.waitFor({ state: 'hidden' })
})

test('the certificate is revoked, and what rests on it shows so everywhere', async () => {
  const { page } = hospital
  const at = new URL(page.url()).pathname
  await press(page, 'Wijzigen: ISO/IEC 27001:2022')
  await dialog(page).getByLabel('Geschorst of ingetrokken op').fill(revokedOn)
  await dialog(page).getByLabel('Geschorst of ingetrokken op').press('Tab')
  await dialog(page)
    .getByLabel(/^Waarom geschorst/)
    .fill('Niets meer gezien bij de instelling.')
  await isSound(page, 'revoking a certificate')
  await save(page)
  await sees(page, 'Ingetrokken door de instelling')
  await sees(page, `Het certificaat ISO/IEC 27001:2022 van ${host} is verlopen of ingetrokken, zonder opvolger.`)
  await isSound(page, 'the supplier')

  await page.goto(requirement)
  await isJudged(page, 'Niet aantoonbaar', `telde tot en met ${lastDay}`)
  await isSound(page, 'the requirement')
  await page.goto(new URL(report).pathname)
  await sees(page, `niet meer aangetoond: 1`)
  await page.goto('/coverage')
  await sees(page, /niet meer aangetoond: \d+/)
  await isSound(page)

  await page.goto('/tasks?whose=all&kind=supplier-certificate')
  await page
    .getByRole('row', { name: new RegExp(`${inPattern(host)}.*Te laat|Te laat.*${inPattern(host)}`, 's') })
    .waitFor()
  await page.goto('/watches')
  const watched = page.getByRole('listitem').filter({ has: page.locator(`a[href$="${at}"]`) })
  await watched.filter({ hasText: 'Het certificaat ISO/IEC 27001:2022' }).first().waitFor()
  await isSound(page)
  faultless(supplier, customer, hospital)
})

test('a mail tells the security officer, with the way to the supplier', async () => {
  const address = await demo.restart()
  const told = await mailWith('security@devaart.example', `- ${host} (ISO/IEC 27001:2022)`)
  expect(told).toContain(`uiterlijk ${lastDay}`)
  expect(told).toContain(`${address}/suppliers/`)
})
