import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/load-demo.ts'
import { startMailServer, textOf } from '../mail-server.ts'
import { download, faultless, isSound, narrow, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let mail: Awaited<ReturnType<typeof startMailServer>>
let officer: Visitor
beforeAll(async () => {
  mail = await startMailServer()
  demo = await openDemo({ smtpUrl: mail.url })
  officer = await demo.person('security@devaart.example')
})
afterAll(async () => {
  await demo?.close()
  await mail?.stop()
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })
const measure = 'Logging van het EPD controleren'

async function choose(page: Page, names: string[]) {
  const files = names.map((name) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(`dag;uitkomst\n2026-01-01;${name}\n`),
  }))
  await page.locator('input[type=file][multiple]').setInputFiles(files)
}

test('evidence is added for a proof of a measure with several files, one of which is refused by name and taken off', async () => {
  const { page } = officer
  await page.goto(`/measures?text=${encodeURIComponent(measure)}`)
  await page.getByRole('link', { name: measure }).click()
  await page.getByRole('button', { name: /^Bewijs toevoegen voor Loggingplan/ }).click()
  await choose(page, ['plan.csv', 'bijlage.txt', 'scan.pdf'])
  await sees(page, /'scan\.pdf' bevat iets anders dan de naam zegt/)
  // The other two can still be on their way, of which is told first.
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0)
  await press(page, 'Bewijs vastleggen')
  await sees(page, /Niet elk bestand is aangekomen/)
  await press(page, 'scan.pdf weghalen')
  await sheet(page).getByLabel('Titel').fill('Loggingplan van het EPD')
  await sheet(page).getByLabel('Eerste dag waar het over gaat').fill('1-10-2025')
  await sheet(page).getByLabel('Laatste dag waar het over gaat').fill('31-10-2025')
  await page.keyboard.press('Tab')
  await press(page, 'Bewijs vastleggen')
  await saved(page)
  await sees(page, 'Loggingplan van het EPD')
  await isSound(page)
})

test('the list narrows to it, its file comes back as it was, and it is withdrawn with a reason', async () => {
  const { page } = officer
  await page.goto('/evidence')
  await isSound(page)
  await page.getByLabel('Zoek in titel, uitleg en bestandsnaam').fill('plan.csv')
  await page.waitForURL('**/evidence?text=plan.csv')
  await page.getByRole('link', { name: 'Loggingplan van het EPD' }).click()
  await sees(page, 'bijlage.txt')
  await isSound(page)
  const file = await download(page, () => press(page, 'plan.csv downloaden'))
  expect(file).toMatchObject({ name: 'plan.csv', bytes: Buffer.from('dag;uitkomst\n2026-01-01;plan.csv\n') })
  await press(page, 'Intrekken')
  await sheet(page).getByLabel('Reden').fill('Hoort bij een ander systeem.')
  await sheet(page).getByRole('button', { name: 'Intrekken' }).click()
  await saved(page)
  await sees(page, 'Hoort bij een ander systeem.')
})

test('a colleague opens the link in the mail about a request, signs in, and answers on a telephone', async () => {
  const { page } = officer
  await page.goto(`/measures?text=${encodeURIComponent(measure)}`)
  await page.getByRole('link', { name: measure }).click()
  await page.getByRole('button', { name: /^Om bewijs vragen voor Loggingplan/ }).click()
  await sheet(page).getByLabel('Wat er wordt gevraagd').fill('Het nieuwe loggingplan')
  await sheet(page).getByLabel('Gevraagd aan').selectOption('Hoofd ICT De Vaart (demo)')
  await sheet(page).getByLabel('Uiterlijk').fill('1-3-2099')
  await page.keyboard.press('Tab')
  await press(page, 'Verzoek versturen')
  await saved(page)
  await page.goto('/evidence/requests')
  await isSound(page)
  await page.getByRole('link', { name: 'Het nieuwe loggingplan' }).click()
  await page.waitForURL('**/evidence/requests/*')
  await sees(page, 'Hoofd ICT De Vaart (demo)')
  const address = new URL(page.url()).pathname
  const sent = () =>
    mail.received.filter(({ to }) => to.includes('ict@devaart.example')).find((one) => textOf(one).includes(address))
  await expect.poll(sent).toBeDefined()
  const arrived = sent()
  const [link = ''] = (arrived ? textOf(arrived) : '').split(/\s+/).filter((word) => word.includes(address))

  const asked = await demo.visit('nl', narrow)
  await asked.page.goto(link)
  await asked.page.getByLabel('E-mailadres').fill('ict@devaart.example')
  await asked.page.getByLabel('Wachtwoord', { exact: true }).fill(demoPassword)
  await asked.page.getByRole('button', { name: 'Aanmelden' }).click()
  await asked.page.waitForURL(`**${address}*`)
  await isSound(asked.page)
  await asked.page.goto('/')
  await asked.page.getByRole('link', { name: 'Het nieuwe loggingplan' }).click()
  const arrives = Promise.withResolvers<void>()
  await asked.page.route(/\/api\/files(\?|$)/, async (route) => {
    await arrives.promise
    await route.fallback()
  })
  await choose(asked.page, ['nieuw plan.txt'])
  await asked.page.getByLabel('Eerste dag waar het over gaat').fill('1-10-2025')
  await asked.page.getByLabel('Laatste dag waar het over gaat').fill('31-10-2025')
  await asked.page.keyboard.press('Tab')
  await press(asked.page, 'Klaar, versturen')
  const stillSending = asked.page.getByText('De bestanden zijn nog onderweg. Even wachten.')
  await stillSending.waitFor()
  arrives.resolve()
  await stillSending.waitFor({ state: 'hidden' })
  await press(asked.page, 'Klaar, versturen')
  await sees(asked.page, 'Beantwoord')
  await page.reload()
  await sees(page, 'Bekijk het antwoord')
  faultless(asked)
})

test('with the keyboard alone, items are chosen on two pages and withdrawn with one reason', async () => {
  const { page } = officer
  await page.goto('/evidence')
  await isSound(page)
  const total = async () =>
    Number(/van (\d+)/.exec((await page.getByText(/tot en met \d+ van/).textContent()) ?? '')?.[1])
  const before = await total()
  const choosing = async () => {
    const box = page.getByRole('checkbox', { name: /selecteren/ }).nth(1)
    await box.focus()
    await page.keyboard.press('Space')
  }
  await choosing()
  await sees(page, '1 bewijs gekozen')
  await page.getByRole('button', { name: 'Volgende' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**page=2')
  // The address comes first: until the rows of the second page are there, a box is one of the first.
  await sees(page, /(?<!\d)(?!1 )\d+ tot en met \d+ van/)
  await still(page)
  await choosing()
  await sees(page, '2 keer bewijs gekozen')
  await isSound(page)
  await page.getByRole('region', { name: 'Gekozen bewijs' }).getByRole('button', { name: 'Intrekken' }).focus()
  await page.keyboard.press('Enter')
  await sheet(page).getByLabel('Reden').fill('Van een verkeerde meting.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await saved(page)
  await expect.poll(total).toBe(before - 2)
  await page.goto('/evidence?state=withdrawn')
  await expect.poll(total).toBeGreaterThanOrEqual(2)
})

test('an administrator makes an access token, sees it once, and withdraws it', async () => {
  const { page, faults } = await demo.person('beheerder@devaart.example')
  await page.goto('/settings/tokens')
  await isSound(page)
  await press(page, 'Toegangstoken maken')
  await sheet(page).getByLabel('Naam').fill('Nachtelijke taak')
  await sheet(page).getByLabel('Geldig tot en met').fill('31-12-2026')
  await page.keyboard.press('Tab')
  await sheet(page).getByRole('button', { name: 'Toegangstoken maken' }).click()
  await sheet(page)
    .getByText(/^zorgborg_/)
    .waitFor()
  // It is shown this once: only a button takes it away.
  await page.keyboard.press('Escape')
  await press(page, 'Het token is bewaard')
  await saved(page)
  await sees(page, 'Nachtelijke taak')
  await isSound(page)
  await press(page, 'Nachtelijke taak intrekken')
  await page.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click()
  await sees(page, 'Ingetrokken')
  expect(faults).toEqual([])
  faultless(officer)
})
