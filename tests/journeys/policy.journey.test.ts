import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openReadingLink } from '../../src/features/documents/reading.contract.ts'
import { addStaffMember } from '../../src/features/staff/staff.contract.ts'
import { startMailServer, textOf } from '../mail-server.ts'
import { faultless, isSound, narrow, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

const email = 'nora@devaart.example'
const title = 'Sleutels en passen in de nacht'
const rule = 'Wie een deur achter zich dichttrekt, controleert of die echt in het slot zit.'

let mail: Awaited<ReturnType<typeof startMailServer>>
let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
let nora: Visitor

beforeAll(async () => {
  mail = await startMailServer()
  demo = await openDemo({ smtpUrl: mail.url })
  officer = await demo.person('security@devaart.example', '/policies')
  nora = await demo.visit('nl', narrow)
  // Somebody who began yesterday, and whom nothing was mailed.
  await officer.page.evaluate(
    async ([path, body]) => {
      const headers = { 'zorgborg-csrf': '1', 'content-type': 'application/json' }
      const answer = await fetch(path ?? '', { method: 'POST', headers, body: body ?? '' })
      if (!answer.ok) throw new Error(await answer.text())
    },
    [
      addStaffMember.path,
      JSON.stringify({
        ...{ name: 'Nora Nacht', number: '', email, function: 'Nachtportier', location: null, teams: [] },
        ...{ starts: '2026-01-05', ends: null, language: 'nl' },
      }),
    ],
  )
})

afterAll(async () => {
  await demo?.close()
  await mail?.stop()
})

const press = (visitor: Visitor, name: string | RegExp) =>
  visitor.page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** How the requirement stands that the policy describes, as its page tells in another tab. */
async function verdict(known?: RegExp): Promise<string> {
  const page = await officer.page.context().newPage()
  try {
    await page.goto('/standards/nen-7510-2024/8.13')
    await page.getByRole('heading', { name: 'Keten van bewijs' }).waitFor()
    if (known) await page.getByText(known).first().waitFor()
    // What the banner says stands before everything else.
    const said = (await page.locator('main').textContent()) ?? ''
    return /Nog niet aantoonbaar|Niet aantoonbaar|Aantoonbaar/.exec(said)?.[0] ?? said
  } finally {
    await page.close()
  }
}

test('a policy is written, saved as it is typed, and approved', async () => {
  const { page } = officer
  await page.goto('/policies/new')
  await press(officer, 'Leeg document')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Titel').fill(title)
  const audience = sheet.getByRole('combobox', { name: /^Voor wie/ })
  await audience.press('Backspace')
  await audience.fill('Nachtportier')
  await page.getByRole('option', { name: 'Functie: Nachtportier' }).click()
  await audience.press('Tab')
  const describes = sheet.getByRole('combobox', { name: /^Beschrijft/ })
  await describes.fill('8.13')
  await page.getByRole('option', { name: /^NEN 7510:2024.* 8\.13 / }).click()
  await describes.press('Tab')
  expect(await verdict()).toBe('Aantoonbaar')
  await sheet.getByRole('button', { name: 'Opslaan' }).click()
  const text = page.getByRole('textbox', { name: 'Tekst van het document' })
  await text.click()
  await page.keyboard.type(rule)
  await page
    .getByLabel('Wat moet iemand na één minuut weten?')
    .fill('Trek elke deur achter u dicht.\nGeef nooit een pas mee.')
  await page.getByText('In deze browser bewaard. Gaat zo naar de server.').waitFor()
  await isSound(page)
  // What was typed survives the page, also where the server never got it, and then goes there.
  const saving = '**/api/document-versions/*'
  await page.route(saving, (route) => (route.request().method() === 'PUT' ? undefined : route.fallback()))
  await page.reload()
  await page.getByText(rule).waitFor()
  await page.unroute(saving)
  await page.reload()
  await page.getByText(rule).waitFor()
  await page.getByText('Opgeslagen', { exact: true }).waitFor()
  const written = await page.evaluate(async () => {
    const answer = await fetch('/api/trail?action=version.written&size=20')
    return ((await answer.json()) as { items: { subject: string }[] }).items.map(({ subject }) => subject)
  })
  expect(written.filter((subject) => subject === `${title}, 1`)).toHaveLength(1)
  await press(officer, 'Goedkeuring vragen')
  await page.getByRole('heading', { name: 'Versie 1 wacht op goedkeuring' }).waitFor()
  await press(officer, 'Goedkeuren en laten gelden')
  await sees(page, /0 van de 1 mensen/)
  await isSound(page)
  expect(await verdict(/0 van de 1 mensen bevestigden ‘Sleutels en passen in de nacht’/)).toBe('Nog niet aantoonbaar')
})

test('somebody with only a telephone and a mail reads and confirms it, and count and verdict change', async () => {
  const link = await vi.waitFor(
    () => {
      const arrived = mail.received.find(({ to }) => to.includes(email))
      return /http\S+#token=\S+/.exec(arrived ? textOf(arrived) : '')?.[0] ?? expect.unreachable('no mail yet')
    },
    { timeout: 60_000, interval: 200 },
  )
  const { page } = nora
  const answer = await page.goto(link)
  expect(await answer?.headerValue('referrer-policy')).toBe('no-referrer')
  // The link stands in no address and in no history; the page that was opened with it opens again.
  await page.getByRole('button', { name: new RegExp(title) }).waitFor()
  expect(page.url()).toMatch(/\/read$/)
  await page.reload()
  await page.getByRole('button', { name: new RegExp(title) }).waitFor()
  // Whoever comes to a shared computer can say that this is somebody else, and then nothing of the link is left.
  const closed = page.getByRole('heading', { name: 'Hier staat geen leeslink open' })
  await press(nora, 'Ik ben Nora Nacht niet')
  await closed.waitFor()
  await page.reload()
  await closed.waitFor()
  await isSound(page, 'no link', [narrow])
  await page.goto(link)
  await page.getByRole('button', { name: new RegExp(title) }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await sees(page, 'Geef nooit een pas mee.')
  await press(nora, 'Lees het hele document')
  await sees(page, rule)
  await isSound(page, 'reading by a link', [narrow])
  await press(nora, 'Ik heb dit gelezen en begrepen')
  await sees(page, /Bevestigd op/)
  // With the last text confirmed the link is forgotten by itself.
  await page.route(`**${openReadingLink.path}`, async (route) => {
    const answer = await route.fetch()
    const opened = (await answer.json()) as { items: { confirmedAt: string | null }[] }
    const items = opened.items.filter(({ confirmedAt }) => confirmedAt !== null)
    await route.fulfill({ response: answer, json: { ...opened, items } })
  })
  await page.reload()
  await sees(page, /alles is gelezen en bevestigd/)
  await page.reload()
  await closed.waitFor()
  await officer.page.reload()
  await sees(officer.page, /1 van de 1 mensen/)
  expect(await verdict()).toBe('Aantoonbaar')
  await officer.page.getByRole('link', { name: 'Wie las dit, en wie nog niet' }).click()
  await officer.page.getByRole('row', { name: /Nora Nacht.*bevestigd op/ }).waitFor()
  await isSound(officer.page)
  faultless(officer, nora)
})
