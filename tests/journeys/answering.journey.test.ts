import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultless, isSound, narrow, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let one: Visitor
let other: Visitor
let officer: Visitor
let link = ''

const answers = '**/api/questionnaire-link/answer'
const opening = '**/api/questionnaire-link/open'

beforeAll(async () => {
  demo = await openDemo()
  officer = await demo.person('security@devaart.example')
  one = await demo.visit('nl', narrow)
  other = await demo.visit('nl')
})
afterAll(() => demo?.close())

const questions = ({ page }: Visitor) => page.getByRole('group').filter({ has: page.getByRole('radiogroup') })
const saved = 'Bewaard'

test('a question of one’s own is taken over without sending the list, and the focus goes back to where it was', async () => {
  const { page } = officer
  await page.goto('/suppliers')
  await page.getByRole('link', { name: 'Medicom Hosting (demo)' }).click()
  await page.getByRole('link', { name: 'Stel vragen' }).click()
  await page.getByLabel('Hosting van een EPD of ECD').check()
  await page.getByLabel('Antwoord uiterlijk op').fill('31-12-2026')
  await page.getByLabel(/^E-mail/).fill('ann@medicom.example')
  const add = page.getByRole('button', { name: 'Voeg een eigen vraag toe' })
  const hasFocus = () => add.and(page.locator(':focus')).waitFor()
  const sheet = page.getByRole('dialog')
  await add.press('Enter')
  await sheet.getByLabel('Vraag', { exact: true }).press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await hasFocus()
  const own = async () => {
    await add.press('Enter')
    await sheet.getByLabel('Vraag', { exact: true }).fill('Wie belt ons?')
    await sheet.getByRole('button', { name: 'Neem over' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await sees(page, 'Wie belt ons?')
  }
  // Where none is left, the next thing to do is to add one.
  await page.getByLabel('Hosting van een EPD of ECD').uncheck()
  await own()
  await page.getByRole('button', { name: /^Haal weg: / }).press('Enter')
  await hasFocus()
  await page.getByLabel('Hosting van een EPD of ECD').check()
  await own()
  await still(page)
  await page.getByRole('button', { name: 'Haal weg: Wie belt ons?' }).waitFor()
  await hasFocus()
  // What is taken away hands the focus on to what takes its place.
  const removing = page.getByRole('button', { name: /^Haal weg: / })
  const second = (await removing.nth(1).getAttribute('aria-label')) ?? ''
  await removing.first().press('Enter')
  await page.getByRole('button', { name: second }).and(page.locator(':focus')).waitFor()
  await page.getByRole('button', { name: 'Verstuur', exact: true }).click()
  link = (await page.getByText(/\/questions#token=/).textContent()) ?? ''
  for (const { page: window } of [one, other]) {
    await window.goto(link)
    await sees(window, /^0 van \d+ vragen beantwoord/)
  }
})

test('what two people typed for one question stays in sight until somebody chooses', async () => {
  const ours = questions(one).first()
  const theirs = questions(other).first()
  await theirs.getByLabel('Ja', { exact: true }).check()
  await theirs.getByText(saved, { exact: true }).waitFor()
  await ours.getByLabel(/^Toelichting/).fill('Alleen overdag.')
  await ours.getByText('Dit antwoord is intussen ergens anders gewijzigd').waitFor()
  await isSound(one.page, 'two windows', [narrow])
  // Whoever types on has not chosen yet.
  await ours.getByLabel(/^Toelichting/).fill('En meer.')
  await ours.getByText(saved, { exact: true }).waitFor()
  await ours.getByText('Alleen overdag.').waitFor()
  await ours.getByRole('button', { name: 'Toch dit antwoord bewaren' }).click()
  await ours.getByText(saved, { exact: true }).waitFor()
  expect(await ours.getByLabel(/^Toelichting/).inputValue()).toBe('Alleen overdag.')
  expect(await ours.getByText('Dit antwoord is intussen').count()).toBe(0)
})

test('where the server cannot be reached it says so, also for what the other window filled in, and trying again keeps it', async () => {
  const ours = questions(one).nth(1)
  const theirs = questions(other).nth(1)
  await theirs.getByLabel('Nee', { exact: true }).check()
  await theirs.getByText(saved, { exact: true }).waitFor()
  await one.page.route(opening, (route) => route.abort())
  await ours.getByLabel('Ja', { exact: true }).check()
  await ours.getByText('Niet bewaard').waitFor()
  await one.page.unroute(opening)
  await ours.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await ours.getByText('Dit antwoord is intussen ergens anders gewijzigd').waitFor()
  expect(await ours.getByLabel('Nee', { exact: true }).isChecked()).toBe(true)
  await ours.getByRole('button', { name: 'Weglaten' }).click()
  expect(await ours.getByText('Dit antwoord is intussen').count()).toBe(0)
})

test('what was typed right before the page is left is kept', async () => {
  const ours = questions(one).nth(2)
  await ours.getByLabel('Deels', { exact: true }).check()
  await ours.getByText(saved, { exact: true }).waitFor()
  await ours.getByLabel(/^Toelichting/).fill('Nog niet overal.')
  await one.page.goto('about:blank')
  await one.page.goto(link)
  await sees(one.page, /vragen beantwoord/)
  const explained = questions(one)
    .nth(2)
    .getByLabel(/^Toelichting/)
  expect(await explained.inputValue()).toBe('Nog niet overal.')
})

test('what could not be kept is kept before handing in', async () => {
  const { page } = one
  for (const question of await questions(one).all()) await question.getByLabel('Ja', { exact: true }).check()
  await still(page)
  const last = questions(one).last()
  await page.route(answers, (route) => route.abort())
  await last.getByLabel('Deels', { exact: true }).check()
  await last.getByText('Niet bewaard').waitFor()
  await page.getByLabel('Naam van wie inlevert').fill('Ann Host (demo)')
  await page.getByRole('button', { name: 'Lever in', exact: true }).click()
  await still(page)
  expect(await page.getByText(/^Ingeleverd door/).count()).toBe(0)
  await page.unroute(answers)
  await page.getByRole('button', { name: 'Lever in', exact: true }).click()
  await sees(page, /^Ingeleverd door Ann Host \(demo\)/)
  expect(await last.getByLabel('Deels', { exact: true }).isChecked()).toBe(true)
  faultless(officer, one, other)
})
