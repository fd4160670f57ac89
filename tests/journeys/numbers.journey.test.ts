import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
let risk: string
const title = 'Drukproef van een bedrag'
beforeAll(async () => {
  demo = await openDemo()
  officer = await demo.person('security@devaart.example', '/risks')
  risk = await addedRisk(officer.page)
})
afterAll(() => demo?.close())

/** A risk about the first asset there is; how one is recorded on screen is another journey. */
async function addedRisk(page: Page): Promise<string> {
  const body = {
    ...{ title, threat: '', threatGroup: 'software', description: '', owner: null, ownerRole: 'Hoofd ICT' },
    ...{ treatment: null, treatmentReason: '' },
  }
  return page.evaluate(async (facts) => {
    const assets = (await (await fetch('/api/assets?size=1')).json()) as { items: { id: string }[] }
    const headers = { 'content-type': 'application/json', 'zorgborg-csrf': '1' }
    const sent = JSON.stringify({ ...facts, asset: assets.items[0]?.id })
    const answer = await fetch('/api/risks', { method: 'POST', headers, body: sent })
    return ((await answer.json()) as { id: string }).id
  }, body)
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })

test('what a risk may cost is estimated, and what is missing or turned is said at its field', async () => {
  const { page } = officer
  await page.goto(`/risks/${risk}`)
  await sees(page, 'Hoeveel dit risico kan kosten, is niet geschat.')
  await press(page, 'Schatten in bedragen')
  await press(page, 'Vastleggen')
  await sheet(page).locator('[aria-invalid="true"]').first().waitFor()
  await sheet(page).getByLabel('Eén keer kost ten minste').fill('€ 250.000')
  await sheet(page).getByLabel('Eén keer kost ten hoogste').fill('10.000')
  await sheet(page).getByLabel('Ten minste zo vaak per jaar').fill('0,1')
  await sheet(page).getByLabel('Ten hoogste zo vaak per jaar').fill('2')
  await sheet(page).getByLabel('Waar deze bereiken vandaan komen').fill('Schade bij drie andere instellingen')
  await press(page, 'Vastleggen')
  await sees(page, /Dit is minder dan de ondergrens/)
  await sheet(page).getByLabel('Eén keer kost ten hoogste').fill('1.000.000')
  await sees(page, /eens in de 10 jaar tot 2 keer per jaar/)
  await isSound(page, 'estimating')
  await press(page, 'Vastleggen')
  await saved(page)
})

test('the page says it in words, as a curve and as a table, with what it is not', async () => {
  const { page } = officer
  await sees(page, /Een schatting, geen meting/)
  await sees(page, /In één jaar op de 10 kost het meer dan ongeveer €/)
  await page.getByText('De curve als tabel').click()
  const rows = page.getByRole('table', { name: /In hoeveel procent van de jaren/ }).getByRole('row')
  expect(await rows.count()).toBeGreaterThan(30)
  await page.getByText('Hoe dit is doorgerekend').click()
  await sees(page, '100.000')
  await isSound(page)
})

test('a new estimate takes the place of the one before, which stays in the history', async () => {
  const { page } = officer
  await press(page, 'Opnieuw schatten')
  await sheet(page).getByLabel('Eén keer kost ten hoogste').fill('500.000')
  await press(page, 'Vastleggen')
  await saved(page)
  await page.getByText('1 eerdere schatting').click()
  await sees(page, /250\.000 tot €.1\.000\.000/)
})

test('all estimated risks stand together, and go out as they are shown', async () => {
  const { page } = officer
  await page.goto('/risks/numbers')
  await page.getByRole('link', { name: title }).waitFor()
  await sees(page, /los van elkaar doorgerekend/)
  await isSound(page)
  const { name, bytes } = await download(page, () => press(page, 'Risico’s in bedragen als CSV opslaan'))
  expect(name).toMatch(/^Risico’s in bedragen .*\.csv$/)
  expect(bytes.toString('utf8')).toContain(title)
})

test('it is withdrawn with a reason, and the board sees it too but writes nothing', async () => {
  const { page } = officer
  await page.goto(`/risks/${risk}`)
  const board = await demo.person('bestuurder@devaart.example')
  await board.page.goto(`/risks/${risk}`)
  await sees(board.page, /Een schatting, geen meting/)
  expect(await board.page.getByRole('button', { name: 'Opnieuw schatten' }).count()).toBe(0)
  await press(page, 'Schatting intrekken')
  await sheet(page).getByLabel('Waarom').fill('De offerte klopte niet')
  await sheet(page).getByRole('button', { name: 'Schatting intrekken' }).click()
  await saved(page)
  await sees(page, 'Hoeveel dit risico kan kosten, is niet geschat.')
  await page.getByText('2 eerdere schattingen').click()
  await sees(page, 'De offerte klopte niet')
  faultless(officer, board)
})
