import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startMailServer, textOf } from '../mail-server.ts'
import { faultless, isSound, narrow, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

const host = 'Medicom Hosting (demo)'
const own = 'Wie belt ons wanneer het EPD ’s nachts stilligt?'

let mail: Awaited<ReturnType<typeof startMailServer>>
let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
let ann: Visitor
beforeAll(async () => {
  mail = await startMailServer()
  demo = await openDemo({ smtpUrl: mail.url })
  officer = await demo.person('security@devaart.example')
  ann = await demo.visit('nl', narrow)
})
afterAll(async () => {
  await demo?.close()
  await mail?.stop()
})

const press = ({ page }: Visitor, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const sheet = ({ page }: Visitor) => page.getByRole('dialog')
const closed = (visitor: Visitor) => sheet(visitor).waitFor({ state: 'hidden' })

let review = ''
let list = ''

test('the yearly review of the host of the EPD says what changed and what is missing, and asks the host', async () => {
  const { page } = officer
  await page.goto('/suppliers/reviews')
  await sees(page, 'Te beoordelen')
  await isSound(page)
  await page.getByRole('link', { name: `Ga verder met de beoordeling van ${host}` }).click()
  await page.waitForURL(/\/suppliers\/reviews\/[0-9a-f-]{36}$/)
  review = page.url()
  await page.getByRole('heading', { name: 'Wat ontbreekt' }).waitFor()
  await page.getByRole('heading', { name: 'Wat is er veranderd' }).waitFor()
  await sees(page, 'Nog niet besloten')
  await isSound(page)
  await page.getByRole('link', { name: 'Stel vragen' }).click()
  await page.getByRole('heading', { name: `Vragen aan ${host}` }).waitFor()
  await page.getByLabel('Onderhoud en beheer op afstand').check()
  await sees(page, '13 vragen')
  await page.getByRole('button', { name: /^Haal weg: Loopt elke verbinding/ }).click()
  await sees(page, '12 vragen')
  await press(officer, 'Voeg een eigen vraag toe')
  await sheet(officer).getByLabel('Vraag', { exact: true }).fill(own)
  await press(officer, 'Neem over')
  await closed(officer)
  await sees(page, own)
  await page.getByLabel('Titel').fill('Vragen van dit najaar')
  await page.getByLabel(/^Naam/).fill('Ann Host (demo)')
  await page.getByLabel(/^E-mail/).fill('ann@medicom.example')
  await page.getByLabel('Antwoord uiterlijk op').fill('31-12-2026')
  await page.getByLabel('Antwoord uiterlijk op').press('Tab')
  await isSound(page)
  await press(officer, 'Verstuur')
  await page.getByRole('link', { name: 'Naar de vragenlijst' }).click()
  await page.waitForURL(/\/suppliers\/questions\/[0-9a-f-]{36}$/)
  list = page.url()
  await sees(page, 'Wacht op de leverancier')
  await isSound(page)
})

test('the host answers on a telephone by the link of the mail, goes on where it was, and hands in by name', async () => {
  const { page } = ann
  const link = await vi.waitFor(
    () => {
      const found = mail.received.find(({ to }) => to[0] === 'ann@medicom.example')
      const [address] = /http:\S+\/questions#token=[\w-]+/.exec(found ? textOf(found) : '') ?? []
      if (!address) throw new Error('no mail yet')
      return address
    },
    { timeout: 30_000, interval: 200 },
  )
  await page.goto(link)
  await sees(page, '0 van 13 vragen beantwoord')
  // The link is out of the address at once.
  await expect.poll(() => new URL(page.url()).hash).toBe('')
  const all = page.getByRole('group').filter({ has: page.getByRole('radiogroup') })
  await all.first().getByLabel('Deels').check()
  await all
    .first()
    .getByLabel(/^Toelichting/)
    .fill('Niet bij spoed.')
  await all.first().getByText('Bewaard', { exact: true }).waitFor()
  await isSound(page)
  await page.reload()
  await sees(page, '1 van 13 vragen beantwoord')
  expect(
    await all
      .first()
      .getByLabel(/^Toelichting/)
      .inputValue(),
  ).toBe('Niet bij spoed.')
  await press(ann, 'Lever in')
  await sees(page, /Nog niet alle vragen zijn beantwoord: er staan er 12 open/)
  for (const question of (await all.all()).slice(1)) await question.getByLabel('Ja', { exact: true }).check()
  await sees(page, '13 van 13 vragen beantwoord')
  await page.getByLabel('Naam van wie inlevert').fill('Ann Host (demo)')
  await press(ann, 'Lever in')
  await sees(page, /^Ingeleverd door Ann Host \(demo\)/)
  await isSound(page)
  expect(await all.first().getByLabel('Ja', { exact: true }).isDisabled()).toBe(true)
})

test('the answers are judged, and the review is decided with a name, a reason and an action', async () => {
  const { page } = officer
  await page.goto(list)
  await sees(page, /Ingeleverd door Ann Host \(demo\)/)
  await page
    .getByRole('button', { name: /^Beoordeel: / })
    .first()
    .click()
  await sheet(officer).getByLabel('Onvoldoende').check()
  await sheet(officer)
    .getByLabel(/^Toelichting/)
    .fill('Ook bij spoed toestemming vragen.')
  await press(officer, 'Opslaan')
  await closed(officer)
  await sees(page, 'Ook bij spoed toestemming vragen.')
  await isSound(page)
  await page.goto(review)
  await sees(page, '13 van 13 beantwoord. 0 voldoende, 1 onvoldoende, 12 te beoordelen')
  await press(officer, 'Besluit')
  await sheet(officer).getByLabel('Doorgaan, met acties').check()
  await sheet(officer).getByLabel('Waarom').fill('De dienst werkt; spoed moet beter.')
  await sheet(officer).getByLabel('Spreek meteen een actie af').check()
  await sheet(officer).getByLabel('Wat er moet gebeuren').fill('Toestemming bij spoed vastleggen')
  await sheet(officer).getByLabel('Of een rol').fill('Hoofd ICT')
  await sheet(officer).getByLabel('Uiterlijk op').fill('31-12-2026')
  await sheet(officer).getByLabel('Uiterlijk op').press('Tab')
  await isSound(page)
  await sheet(officer).getByRole('button', { name: 'Besluit', exact: true }).click()
  await closed(officer)
  await sees(page, /^Besloten door Security officer De Vaart \(demo\) op/)
  await sees(page, 'Toestemming bij spoed vastleggen')
  await isSound(page)
  // What came in after the decision does not change what was seen with it.
  await page.goto(list)
  await page
    .getByRole('button', { name: /^Beoordeel: / })
    .nth(1)
    .click()
  await sheet(officer).getByLabel('Voldoende', { exact: true }).check()
  await press(officer, 'Opslaan')
  await closed(officer)
  await page.goto(review)
  await sees(page, '13 van 13 beantwoord. 0 voldoende, 1 onvoldoende, 12 te beoordelen')
  await page.getByRole('link', { name: host }).first().click()
  await page.waitForURL(/\/suppliers\/[0-9a-f-]{36}$/)
  await sees(page, 'Toestemming bij spoed vastleggen')
  await page.getByRole('link', { name: 'Vragen van dit najaar' }).waitFor()
  faultless(officer, ann)
})
