import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
let address = ''
const name = 'Proefmeting'

beforeAll(async () => {
  demo = await openDemo()
  officer = await demo.person('security@devaart.example')
})

afterAll(() => demo?.close())

const press = (page: Page, what: string | RegExp) => page.getByRole('button', { name: what, exact: true }).click()
const note = (page: Page) => page.getByLabel('Toelichting')
const given = (page: Page, answer: string) =>
  page.locator('[data-answer][aria-pressed="true"]', { hasText: answer }).waitFor()
const noted = (page: Page, text: string) => expect.poll(() => note(page).inputValue()).toBe(text)
const keptHere = (page: Page) =>
  page.evaluate<number>('Object.keys(localStorage).filter((key) => key.startsWith("zorgborg-unsent")).length')
/** What is typed is kept here until the server has it: nothing left means that all of it is saved. */
const allSaved = (page: Page) => expect.poll(() => keptHere(page)).toBe(0)
/** The page says so too. Once it did it goes on saying it, so this means little by itself. */
const saved = async (page: Page) => {
  await allSaved(page)
  await page.locator('[data-save="saved"]').waitFor()
}

/** To the first question about a subject, by its address. */
async function ask(page: Page, subject: string) {
  await page.goto(`${address}/answer/whole/${subject}`)
  return asked(page, subject)
}

/** Waits until a question about a subject is on screen and has the focus; gives which. */
async function asked(page: Page, subject: string, not?: string) {
  const step = page.locator(`[data-step^="${subject}/"]${not ? `:not([data-step="${not}"])` : ''}`)
  await step.locator('h1:focus').waitFor()
  return (await step.getAttribute('data-step')) ?? ''
}

test('a care provider starts an assessment and answers from the keyboard', async () => {
  const { page } = officer
  await page.goto('/assessments')
  await page.getByRole('button', { name: /nulmeting beginnen$/i }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Naam').fill(name)
  await sheet.getByRole('checkbox', { name: 'NEN 7510:2024', checked: true }).waitFor()
  await sheet.getByLabel('ISO/IEC 27001:2022').check()
  await sheet.getByLabel(/Waar gaat het over/).fill('Alle locaties.')
  expect(await axeFindings(page)).toEqual([])
  await press(page, 'Beginnen')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  address = new URL(page.url()).pathname
  await sees(page, /^0 van de \d+$/)
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('link', { name: 'Beginnen met antwoorden' }).click()
  const first = await asked(page, '2022/clause/4.1')
  await page.keyboard.press('1')
  await given(page, 'Ja')
  await saved(page)
  await page.keyboard.press('ArrowRight')
  const second = await asked(page, '2022/clause/4.1', first)
  await page.keyboard.press('2')
  await given(page, 'Deels')
  await saved(page)
  await page.keyboard.press('ArrowLeft')
  await asked(page, '2022/clause/4.1', second)
  // What is typed in a field gives no answers.
  await note(page).fill('Vijf mensen weten het.')
  await note(page).press('3')
  await allSaved(page)
  await page.reload()
  await asked(page, '2022/clause/4.1', second)
  await given(page, 'Ja')
  await noted(page, 'Vijf mensen weten het.3')
  expect(await axeFindings(page)).toEqual([])
})

test('nothing typed is lost without a connection, and nothing is asked twice', async () => {
  const { page, context } = officer
  const first = await ask(page, '2022/control/8.13')
  await context.setOffline(true)
  await press(page, /^Deels/)
  await note(page).fill('Getypt in de trein.')
  await sees(page, /Nog niet opgeslagen: geen verbinding/)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Volgende', exact: true }).click()
  await page.locator(`[data-step]:not([data-step="${first}"])`).waitFor()
  await press(page, /^Nee/)
  await expect.poll(() => keptHere(page)).toBe(2)
  await page.getByRole('link', { name: 'Vorige', exact: true }).click()
  await page.locator(`[data-step="${first}"]`).waitFor()
  await noted(page, 'Getypt in de trein.')

  // The connection is back for the page, not for what was typed; and the page is closed and opened again.
  let lost = 0
  let way = 'closed'
  let retried = () => {}
  const untilRetried = new Promise<void>((resolve) => {
    retried = resolve
  })
  await page.route('**/answers', async (route) => {
    if (way === 'closed') return route.abort()
    lost += 1
    if (lost > 1) return untilRetried.then(() => route.continue())
    await route.fetch()
    return route.abort()
  })
  await context.setOffline(false)
  await page.reload()
  await asked(page, '2022/control/8.13')
  await noted(page, 'Getypt in de trein.')
  await still(page)
  expect(await keptHere(page)).toBe(2)

  // The server saves it, and its answer is lost on the way: sent again it is no conflict.
  way = 'open'
  await press(page, 'Opnieuw proberen')
  await expect.poll(() => lost).toBeGreaterThan(0)
  await press(page, 'Opnieuw proberen')
  retried()
  await allSaved(page)
  expect(lost).toBeGreaterThan(1)
  await page.unroute('**/answers')
  await page.reload()
  await asked(page, '2022/control/8.13')
  await given(page, 'Deels')
  await noted(page, 'Getypt in de trein.')
  faultless(officer)
})

test('two people answer the same question otherwise: one chooses', async () => {
  const { page } = officer
  const admin = await demo.person('beheerder@devaart.example')
  await ask(page, '2022/control/5.15')
  await ask(admin.page, '2022/control/5.15')
  await admin.page.keyboard.press('3')
  await saved(admin.page)
  await note(page).fill('Volgens de security officer.')
  await sees(page, 'Iemand anders wijzigde dit intussen')
  expect(await axeFindings(page)).toEqual([])
  await press(page, /^Ja/)
  await press(page, 'Opslaan wat hier is ingevuld')
  await allSaved(page)

  await note(admin.page).fill('Volgens de beheerder.')
  await press(admin.page, 'Overnemen wat is opgeslagen')
  await given(admin.page, 'Ja')
  await noted(admin.page, 'Volgens de security officer.')
  faultless(admin)
})

test('a colleague gets a part, finds it on the first page, and sees nothing else', async () => {
  const { page } = officer
  await page.goto(address)
  await press(page, 'Deel uitzetten')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Bij wie?').selectOption({ label: 'HR-adviseur De Vaart (demo) (medewerker aan het isms)' })
  await sheet.getByLabel('Mensgericht').check()
  await sheet.getByLabel(/^Bericht/).fill('Graag vóór de directiebeoordeling.')
  await press(page, 'Uitzetten')
  await page.getByRole('row', { name: /HR-adviseur.*Mensgericht/ }).waitFor()

  const colleague = await demo.person('hr@devaart.example', '/')
  const hr = colleague.page
  await hr.getByRole('link', { name: new RegExp(`vragen voor ${name}`) }).click()
  await sees(hr, 'Graag vóór de directiebeoordeling.')
  await still(hr)
  expect(await hr.getByRole('main').getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^Mensgericht/),
    'Alle vragen op één blad',
  ])
  expect(await axeFindings(hr)).toEqual([])
  await hr.getByRole('link', { name: 'Vragen beantwoorden' }).click()
  await asked(hr, '2022/control/6.1')
  await hr.keyboard.press('1')
  await saved(hr)
  // By its address, a question of somebody else leads to one's own.
  await hr.goto(`${address}/answer/whole/2022/control/8.13`)
  await hr.waitForURL(/control\/6\.\d\//)
  await hr.goto(`${address}/sheet`)
  await expect
    .poll(() => hr.locator('[data-subject]').evaluateAll((all) => all.map((one) => one.getAttribute('data-subject'))))
    .toEqual(Array.from({ length: 9 }, (_, place) => `2022/control/6.${place + 1}`))
  await hr.goto(`${address}/result`)
  await hr.getByRole('heading', { level: 1, name: /hoort niet bij de rol/ }).waitFor()
  faultless(colleague)
})

test('the whole sheet is walked and answered from the keyboard', async () => {
  const { page } = officer
  await page.goto(`${address}/sheet?theme=2022/control/physical&kind=existence`)
  const row = (place: number) => page.locator('[data-row]').nth(place)
  const rowSays = (place: number, answer: string) =>
    expect.poll(() => row(place).locator('[aria-pressed="true"]').allTextContents()).toEqual([answer])
  await row(0).locator('[data-answer]').first().focus()
  await page.keyboard.press('2')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('1')
  await page.keyboard.press('n')
  await page.keyboard.type('Hek en camera')
  await page.keyboard.press('Escape')
  await saved(page)
  await rowSays(0, 'Deels')
  await rowSays(1, 'Ja')
  await row(1).getByText('Hek en camera').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Alleen zonder antwoord').click()
  await page.waitForURL(/open=yes/)
  await page.reload()
  await row(0).waitFor()
  await still(page)
  expect(await row(0).locator('[aria-pressed="true"]').count()).toBe(0)
})

test('a sheet goes out and comes back: first what would change, then the change', async () => {
  const { page } = officer
  await page.goto(address)
  const file = await download(page, () => press(page, /Vragen en antwoorden \(XLSX\)$/))
  expect(file.name).toMatch(/\.xlsx$/)
  const bring = async (bytes: Buffer) => {
    await press(page, 'Ingevuld blad inlezen')
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.locator('input[type="file"]').setInputFiles({ name: file.name, mimeType, buffer: bytes })
  }
  await bring(file.bytes)
  await sees(page, 'Er is niets geweigerd')
  await sees(page, '0 wijzigingen.')
  expect(await axeFindings(page)).toEqual([])
  await press(page, 'Annuleren')

  // Since it went out, somebody answered otherwise: bringing it back would undo that, and says so.
  await ask(page, '2022/control/8.13')
  await press(page, /^Nee/)
  await given(page, 'Nee')
  await saved(page)
  await page.goto(address)
  await bring(file.bytes)
  await sees(page, '1 wijziging.')
  await page.getByRole('row', { name: /8\.13.*Antwoord/ }).waitFor()
  await press(page, '1 wijziging overnemen')
  await sees(page, '1 antwoord overgenomen.')
  await ask(page, '2022/control/8.13')
  await given(page, 'Deels')

  await page.goto(address)
  await bring(Buffer.from('this is no spreadsheet'))
  await page.getByRole('alert').waitFor()
})

test('the result: matrix, themes, gaps and report', async () => {
  const { page } = officer
  for (const view of ['', '?view=themes', '?view=gaps', '?view=comparison']) {
    await page.goto(`${address}/result${view}`)
    await isSound(page, `the result${view}`)
  }
  await page.goto(`${address}/result`)
  await expect.poll(() => page.locator('[data-cell]').count()).toBe(131)
  await page.locator('[data-cell="nen-7510-2024 5.15"]').getByText('Deels voldaan').waitFor({ state: 'attached' })
  await still(page)
  await page.getByLabel('Deels voldaan').click({ force: true })
  await page.waitForURL(/state=partly/)
  await expect.poll(() => page.locator('[data-cell]').count()).toBeLessThan(131)
  await page.goto(`${address}/result?view=gaps`)
  await page.getByRole('heading', { name: /^8\.13/ }).waitFor()

  await press(page, /Rapport$/)
  const file = await download(page, () => press(page, 'PDF'))
  expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  faultless(officer)
})

test('whoever signs out while something is not saved chooses what becomes of it', async () => {
  const { page } = officer
  await ask(page, '2022/control/8.15')
  await page.route('**/answers', (route) => route.abort())
  await note(page).fill('Alleen hier.')
  await sees(page, /Nog niet opgeslagen: geen verbinding/)
  await page.getByRole('button', { name: /^Menu van/ }).click()
  await page.getByRole('menuitem', { name: 'Afmelden' }).click()
  await page.getByRole('dialog', { name: '1 antwoord is nog niet opgeslagen' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await press(page, 'Weggooien en afmelden')
  await page.waitForURL('**/sign-in')
  await allSaved(page)
})
