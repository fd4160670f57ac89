import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, download, faultless, isSound, narrow, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let leader: Visitor
let phone: Visitor
let address = ''
const scenarios = ['Proefscenario een', 'Proefscenario twee', 'Proefscenario drie']

beforeAll(async () => {
  demo = await openDemo()
  leader = await demo.person('security@devaart.example', '/risks')
  phone = await demo.person('bestuurder@devaart.example', '/risks')
  await phone.page.setViewportSize(narrow)
  await somethingToRate()
})
afterAll(() => demo?.close())

type Sent = { method: string; path: string; body?: unknown; seen?: number }

/** What the server answers to the person at this browser. */
const asked = <T>(page: Page, sent: Sent): Promise<T> =>
  page.evaluate<T, Sent>(async ({ method, path, body, seen }) => {
    const headers: Record<string, string> = { 'content-type': 'application/json', 'zorgborg-csrf': '1' }
    if (seen !== undefined) headers['if-match'] = `"${seen}"`
    const answer = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }, sent)

type Criteria = { approved: object | null; draft: { revision: number } | null; starting: { content: { nl: object } }[] }

/** Approved criteria where there are none yet, and three risks that nobody rated. */
async function somethingToRate() {
  const { page } = leader
  const criteria = await asked<Criteria>(page, { method: 'GET', path: '/api/risk-criteria' })
  if (!criteria.approved) {
    const body = { note: 'Eerste', content: criteria.starting[0]?.content.nl }
    const { draft } = await asked<Criteria>(page, { method: 'PUT', path: '/api/risk-criteria/draft', body, seen: 0 })
    const administrator = await demo.person('beheerder@devaart.example', '/risks')
    const approval = { method: 'POST', path: '/api/risk-criteria/draft/approval', seen: draft?.revision ?? 0 }
    await asked(administrator.page, approval)
  }
  const { assets } = await asked<{ assets: { id: string }[] }>(page, { method: 'GET', path: '/api/risks/choices' })
  for (const title of scenarios) {
    const about = { asset: assets[0]?.id, threat: '', threatGroup: 'people', description: 'Wat er kan gebeuren.' }
    const nobody = { owner: null, ownerRole: '', treatment: null, treatmentReason: '' }
    await asked(page, { method: 'POST', path: '/api/risks', body: { title, ...about, ...nobody } })
  }
}

const enter = (page: Page, what: string | RegExp) =>
  page.getByRole('button', { name: what, exact: true }).press('Enter')
const keys = async (page: Page, ...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const told = (page: Page) =>
  asked<{ items: { votes: { inherent: unknown } }[] }>(page, { method: 'GET', path: `/api${address}` })
const row = (page: Page, table: string, step: RegExp) =>
  page.getByRole('table', { name: new RegExp(`^${table}`) }).getByRole('row', { name: step })

test('a workshop is planned with an agenda from the register, in an order set by hand', async () => {
  const { page } = leader
  await page.goto('/workshops')
  await enter(page, 'Workshop plannen')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Naam').fill('Het nachtteam')
  await sheet.getByLabel('Hoe lang').fill('12')
  expect(await axeFindings(page)).toEqual([])
  await enter(page, 'Opslaan')
  await heading(page, 'Het nachtteam')
  address = new URL(page.url()).pathname
  await enter(page, 'Scenario’s kiezen')
  await sheet.getByLabel('Welke risico’s').selectOption('unrated')
  await sheet.getByLabel('Zoeken').fill('Proefscenario')
  await sheet.getByText('3 risico’s te kiezen; 0 al op de agenda.').waitFor()
  await enter(page, 'Alle 3 kiezen')
  expect(await axeFindings(page)).toEqual([])
  await enter(page, '3 toevoegen')
  // The page beneath is told first.
  await sheet.waitFor({ state: 'detached' })
  await sees(page, '3 scenario’s in 12 minuten: 4 minuten per scenario.')
  await enter(page, 'Van de agenda halen: Proefscenario drie')
  await expect.poll(() => page.getByRole('link', { name: /Proefscenario/ }).count()).toBe(2)
  await enter(page, 'Scenario’s kiezen')
  await sheet.getByLabel('Welke risico’s').selectOption('open')
  await sheet.getByLabel('Zoeken').fill('Proefscenario')
  await sheet.getByRole('checkbox', { name: /Proefscenario drie/ }).press('Space')
  await enter(page, '1 toevoegen')
  await sheet.waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('link', { name: /Proefscenario/ }).count()).toBe(3)
  const first = page.getByRole('link', { name: /Proefscenario/ }).first()
  const before = await first.textContent()
  await enter(page, new RegExp(`^Later: ${before?.replace(/^R-\d+ /, '')}$`))
  await expect.poll(() => first.textContent()).not.toBe(before)
  for (const name of ['Fatima (demo)', 'Joris (demo)']) {
    await page.getByLabel('Naam van wie geen apparaat heeft').fill(name)
    await page.getByLabel('Naam van wie geen apparaat heeft').press('Enter')
    await page.getByRole('button', { name: `Weghalen: ${name}` }).waitFor()
  }
  await isSound(page)
})

test('three vote, one of them on a telephone; nobody sees a vote before all are shown', async () => {
  const { page } = leader
  await phone.page.goto(`${address}/vote`)
  await phone.page.getByRole('button', { name: 'Meedoen' }).press('Enter')
  await heading(phone.page, /Even wachten/)
  await page.goto(`${address}/run`)
  await page.getByRole('img', { name: /Tekening van het adres/ }).waitFor()
  await isSound(page)
  await keys(page, 'Enter')
  await page.getByText('Scenario 1 van 3', { exact: true }).waitFor()
  await phone.page.getByText('Scenario 1 van 3', { exact: true }).waitFor()
  const [chance, effect] = [
    phone.page.getByRole('group', { name: /^Kans/ }),
    phone.page.getByRole('group', { name: /^Gevolg/ }),
  ]
  await chance.getByRole('button', { name: /^4/ }).press('Enter')
  await sees(phone.page, 'Kies een kans en een gevolg.')
  await effect.getByRole('button', { name: /^5/ }).press('Enter')
  await sees(phone.page, /De stem is binnen/)
  await sees(page, '1 van 3 hebben gestemd')
  expect(await axeFindings(phone.page)).toEqual([])
  await keys(page, '2', '3')
  await sees(page, '2 van 3 hebben gestemd')
  expect((await told(page)).items[0]?.votes.inherent).toMatchObject({ spread: null })
  expect(await axeFindings(page)).toEqual([])

  // The connection goes, and the page with it: what was typed comes through all the same.
  await page.route('**/vote', (route) => route.abort())
  await keys(page, '3', '3')
  await sees(page, /Geen verbinding\. 1 handeling is hier bewaard/)
  await page.reload()
  await sees(page, /Geen verbinding\. 1 handeling is hier bewaard/)
  await page.unroute('**/vote')
  await sees(page, '3 van 3 hebben gestemd')
  await expect
    .poll(async () => JSON.stringify((await told(page)).items[0]).match(/"votedBy":\[("[^"]+",?){3}\]/))
    .toBeTruthy()

  await keys(page, 'v')
  await row(page, 'Kans', /^4 .*1 stem/).waitFor()
  await sees(page, /^In de schalen staan de stemmen zonder maatregelen/)
  await sees(page, 'Ver uit elkaar: praat erover.')
  await phone.page.getByRole('heading', { name: 'Zonder maatregelen' }).waitFor()
  await row(phone.page, 'Kans', /^4 .*eigen stem.*1 stem/).waitFor()
  await sees(phone.page, 'Ver uit elkaar: praat erover.')
  expect(await axeFindings(phone.page)).toEqual([])
})

test('the team decides, the decision is a rating of the risk, and each step can be taken back', async () => {
  const { page } = leader
  const voteAll = async () => {
    await phone.page.getByRole('group', { name: /^Kans/ }).getByRole('button', { name: /^1/ }).press('Enter')
    await phone.page
      .getByRole('group', { name: /^Gevolg/ })
      .getByRole('button', { name: /^2/ })
      .press('Enter')
    await sees(page, '1 van 3 hebben gestemd')
    await keys(page, '1', '2')
    await sees(page, /^Fatima \(demo\) heeft gestemd/)
    await keys(page, '2', '2')
    await sees(page, '3 van 3 hebben gestemd')
  }
  await voteAll()
  await keys(page, 'v')
  await row(page, 'Kans', /^1 .*2 stemmen/).waitFor()
  await sees(page, 'Zonder maatregelen was het midden: kans 3, gevolg 3.')
  await isSound(page)
  await keys(page, 'u')
  await sees(page, 'De stemmen zijn gewist. Iedereen stemt opnieuw.')
  await sees(page, '0 van 3 hebben gestemd')
  await voteAll()
  await keys(page, 'v')
  await row(page, 'Kans', /^1 .*2 stemmen/).waitFor()

  await keys(page, 'Enter')
  const inherent = page.getByLabel('Zonder maatregelen: Kans')
  await expect.poll(() => inherent.inputValue()).toBe('3')
  expect(await page.getByLabel('Met alle maatregelen: Kans').inputValue()).toBe('1')
  expect(await page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Zonder maatregelen: Kans')
  expect(await axeFindings(page)).toEqual([])
  await keys(page, '4')
  await page.reload()
  // What was being decided is still there.
  await expect.poll(() => inherent.inputValue()).toBe('4')
  await page.getByLabel(/^Waarom/).fill('Het is vorig jaar gebeurd.')
  await page.getByLabel(/^Waarom/).press('Enter')
  await page.getByText('Scenario 2 van 3', { exact: true }).waitFor()
  await phone.page.getByText('Scenario 2 van 3', { exact: true }).waitFor()
  await sees(page, '1 van 3 gedaan')

  await keys(page, 'ArrowLeft')
  await page.getByText('Scenario 1 van 3', { exact: false }).first().waitFor()
  await sees(phone.page, 'Over dit scenario is besloten.')
  await keys(page, 'ArrowRight')
  await page.getByText('Scenario 2 van 3', { exact: true }).waitFor()
  await keys(page, 's')
  await page.getByText('Scenario 3 van 3', { exact: true }).waitFor()
  await keys(page, '?')
  await sees(page, 'scenario overslaan')
  expect(await axeFindings(page)).toEqual([])
  await keys(page, 'Escape', 'Enter')
  await page.getByLabel('Zonder maatregelen: Kans').press('Enter')
  await sees(page, 'Besloten. Alle scenario’s zijn gedaan.')
  await keys(page, 'u')
  await sees(page, 'Het besluit is teruggenomen.')
  await sees(page, '2 van 3 gedaan')
})

test('what was decided can be read and taken along, and then nobody votes any more', async () => {
  const { page } = leader
  await page.goto(address)
  await sees(page, /Van 3 scenario’s zijn er/)
  await sees(page, 'kans 4; gevolg:')
  await sees(page, /^Kans: 3 stemmen, midden 3, van 2 tot en met 4\./)
  await isSound(page)
  const csv = await download(page, () => enter(page, 'Uitkomst als CSV'))
  expect(csv.bytes.toString()).toContain('Het is vorig jaar gebeurd.')
  await enter(page, 'Workshop sluiten')
  await page.getByRole('button', { name: 'Weer openen' }).waitFor()
  await heading(phone.page, 'Deze workshop is gesloten.')
  expect(await axeFindings(phone.page)).toEqual([])
  await page.goto('/workshops')
  await sees(page, '1 van 3; 1 overgeslagen')
  await isSound(page)
  faultless(leader, phone)
})
