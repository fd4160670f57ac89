import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/core/time/day.ts'
import { dayOf, instantOf } from '../../src/core/time/instant.ts'
import { writeDay } from '../../src/platform/language/written.ts'
import { download, faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
beforeAll(async () => {
  demo = await openDemo()
  officer = await demo.person('security@devaart.example')
})
afterAll(() => demo?.close())

const title = 'Toegangspassen van de kliniek tellen'
const today = dayOf(instantOf(Date.now()))
const dueOn = addDays(today, 3)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const sheet = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => sheet(page).waitFor({ state: 'hidden' })

test('a duty is recorded, and what is missing is said at its field', async () => {
  const { page } = officer
  await page.goto('/tasks')
  await isSound(page)
  await page
    .getByRole('navigation', { name: 'Wat er te doen is' })
    .getByRole('link', { name: 'Verplichtingen' })
    .click()
  await page.waitForURL('**/tasks/duties')
  await press(page, 'Verplichting toevoegen')
  await press(page, 'Opslaan')
  await sheet(page).locator('[aria-invalid="true"]').first().waitFor()
  await sheet(page).getByLabel('Wat', { exact: true }).fill(title)
  await sheet(page).getByRole('combobox', { name: /^Naam/ }).fill('Security')
  await page.getByRole('option', { name: /^Security officer De Vaart/ }).click()
  await sheet(page).getByLabel('Hoe vaak').selectOption('Elke maand')
  await sheet(page).getByLabel('Eerste keer uiterlijk op').fill(writeDay(dueOn, 'nl'))
  await page.keyboard.press('Tab')
  await isSound(page, 'recording a duty')
  await press(page, 'Opslaan')
  await saved(page)
  await page.getByRole('link', { name: title }).waitFor()
  await isSound(page)
})

test('it is among the tasks of who does it, is marked done, undone, and done again by keyboard', async () => {
  const { page } = officer
  await page.goto('/tasks')
  await page.getByRole('searchbox').fill('toegangspassen')
  await page.waitForURL('**/tasks?text=toegangspassen')
  await page.getByRole('row', { name: new RegExp(title) }).waitFor()
  await page.getByRole('group', { name: 'Stand' }).getByText('Deze week').click()
  await page.waitForURL('**/tasks?text=toegangspassen&state=this-week')
  await press(page, `Gedaan: ${title}`)
  await sheet(page).getByLabel('Opmerking').fill('Eén pas kwijt, geblokkeerd.')
  await isSound(page, 'marking done')
  await press(page, 'Vastleggen')
  await saved(page)
  await sees(page, `Gedaan: ‘${title}’.`)
  await press(page, 'Ongedaan maken')
  const finish = page.getByRole('button', { name: `Gedaan: ${title}` })
  await finish.focus()
  await page.keyboard.press('Enter')
  await sheet(page).getByLabel('Opmerking').fill('Alle passen geteld.')
  await page.keyboard.press('Tab')
  await press(page, 'Vastleggen')
  await saved(page)
  await page.getByText(`Gedaan: ‘${title}’.`).waitFor()
})

test('its page tells what was done, and what was recorded by mistake', async () => {
  const { page } = officer
  await page.goto('/tasks/duties')
  await page.getByRole('link', { name: title }).click()
  await sees(page, 'Alle passen geteld.')
  await sees(page, 'Ingetrokken')
  await isSound(page, 'a duty')
})

test('the calendar shows it done and to come, month by month', async () => {
  const { page } = officer
  await page.goto('/calendar?kind=duty')
  await still(page)
  // Once where it was done, and in eleven months or twelve after it.
  expect(await page.getByRole('link', { name: title, includeHidden: true }).count()).toBeGreaterThanOrEqual(11)
  await isSound(page)
  await page.goto('/calendar')
  await isSound(page, 'the whole calendar')
  await page.goto('/calendar?at=2026-03-01')
  await sees(page, /Dit is de stand aan het eind van 1 maart 2026/)
  await still(page)
  expect(await page.getByRole('button', { name: 'Geheime link maken' }).count()).toBe(0)
})

test('a calendar program follows it by a secret link, until the link is withdrawn', async () => {
  const { page } = officer
  await page.goto('/calendar')
  await press(page, 'Geheime link maken')
  await isSound(page, 'making a link')
  await sheet(page).getByRole('button', { name: 'Geheime link maken' }).click()
  const shown = sheet(page).locator('code')
  await shown.waitFor()
  const link = (await shown.textContent()) ?? ''
  await isSound(page, 'a link')
  await press(page, 'De link is bewaard')
  await saved(page)
  expect(await page.getByText(link).count()).toBe(0)

  const read = () => fetch(link, { headers: { accept: 'text/calendar' } })
  const answer = await read()
  expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/)
  const unfolded = (await answer.text()).replaceAll('\r\n ', '')
  expect(unfolded).toMatch(/^BEGIN:VCALENDAR/)
  expect(unfolded).toContain(title)

  await page.getByRole('button', { name: /^Intrekken: Wat van mij is/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Intrekken', exact: true }).click()
  await saved(page)
  await page.getByRole('button', { name: /^Intrekken: / }).waitFor({ state: 'detached' })
  expect((await read()).status).toBe(404)
})

test('several are marked done at once, and the measure tells of it', async () => {
  const { page } = officer
  await page.goto('/tasks?whose=all&kind=measure-work&state=overdue')
  await still(page)
  const boxes = page.getByRole('checkbox', { name: / selecteren$/ })
  const first = page.getByRole('row').nth(1).getByRole('link').first()
  const measure = await first.getAttribute('href')
  await boxes.nth(1).check()
  await boxes.nth(2).check()
  await sees(page, '2 geselecteerd')
  await isSound(page, 'two chosen')
  await page.getByRole('region', { name: 'Geselecteerde taken' }).getByRole('button', { name: 'Gedaan' }).click()
  await sheet(page).getByLabel('Opmerking').fill('Bij de kwartaalronde gedaan.')
  await press(page, 'Vastleggen')
  await saved(page)
  await sees(page, '2 taken zijn als gedaan vastgelegd.')
  await page.goto(measure ?? '/')
  await still(page)
  for (const one of await page.locator('#rhythms details').all()) await one.locator('summary').click()
  await sees(page, 'Bij de kwartaalronde gedaan.')
  await isSound(page)
})

test('the watches tell from the first page what goes wrong, with what counts and what does not', async () => {
  const { page } = officer
  await page.goto('/')
  await page.getByRole('link', { name: 'Maatregelen zonder vers bewijs' }).click()
  await page.waitForURL('**/watches#proven')
  await press(page, 'Wat telt mee?')
  await sees(page, /tell?(en|t) niet mee$/)
  await isSound(page)
})

test('tasks go out as they are shown, and how often they are mailed is kept', async () => {
  const { page } = officer
  await page.goto('/tasks?whose=all&kind=duty')
  await still(page)
  const file = await download(page, () => press(page, 'Lijst downloaden als CSV'))
  expect(
    file.bytes
      .toString('utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .every((row) => row.includes('Verplichting')),
  ).toBe(true)
  await page.goto('/settings/security')
  // The choice shows at once, and does not jump back while it is on its way.
  const daily = page.getByLabel('Elke werkdag')
  const shown = await daily.evaluate((element) => {
    const radio = element as unknown as { click: () => void; checked: boolean }
    radio.click()
    return radio.checked
  })
  expect(shown).toBe(true)
  await sees(page, 'De keuze is bewaard.')
  await page.reload()
  await still(page)
  expect(await daily.isChecked()).toBe(true)
  await isSound(page)
})

test('an obligation that is not needed any more is ended with a reason', async () => {
  const { page } = officer
  await page.goto('/tasks/duties')
  await page.getByRole('link', { name: title }).click()
  await press(page, 'Beëindigen')
  await sheet(page).getByLabel('Waarom niet meer').fill('De kliniek heeft geen passen meer.')
  await sheet(page).getByRole('button', { name: 'Beëindigen' }).click()
  await saved(page)
  await sees(page, /De kliniek heeft geen passen meer\./)
  await page.goto('/tasks/duties?state=over')
  await page.getByRole('link', { name: title }).waitFor()
  faultless(officer)
})
