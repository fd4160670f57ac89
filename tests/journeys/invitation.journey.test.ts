import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { stepAt } from '../../src/platform/identity/totp.ts'
import { codeNow } from '../identity-world.ts'
import { startMailServer, textOf } from '../mail-server.ts'
import { axeFindings, english, faultless, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

const email = 'ella@devaart.example'
const password = 'seven blue bicycles'

let mail: Awaited<ReturnType<typeof startMailServer>>
let demo: Awaited<ReturnType<typeof openDemo>>
let admin: Visitor
let ella: Visitor

beforeAll(async () => {
  mail = await startMailServer()
  demo = await openDemo({ smtpUrl: mail.url })
  admin = await demo.person('beheerder@devaart.example')
  ella = await demo.visit('en')
})

afterAll(async () => {
  await demo?.close()
  await mail?.stop()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('somebody is invited by mail and joins', async () => {
  const { page } = admin
  await page.goto('/settings/people')
  await press(page, 'Iemand uitnodigen')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('E-mailadres').fill(email)
  await sheet.getByLabel('Lezer').check()
  await sheet.getByLabel('Taal van de uitnodiging').selectOption('Engels')
  await press(page, 'Uitnodiging sturen')
  await sees(page, `De uitnodiging is onderweg naar ${email}.`)
  await page.getByRole('row', { name: new RegExp(`${email}.*Open tot`) }).waitFor()

  const link = await vi.waitFor(
    () => {
      const arrived = mail.received.find(({ to }) => to.includes(email))
      return /http\S+#token=\S+/.exec(arrived ? textOf(arrived) : '')?.[0] ?? expect.unreachable('no mail yet')
    },
    { timeout: 60_000, interval: 100 },
  )
  await ella.page.goto(link)
  await ella.page.getByRole('heading', { name: /GGZ De Vaart/ }).waitFor()
  await ella.page.getByLabel('Name').fill('Ella Example')
  await ella.page.getByLabel('Password', { exact: true }).fill('password1234')
  await press(ella.page, 'Create account and join')
  await sees(ella.page, /widely used|sequence/)
  await ella.page.getByLabel('Password', { exact: true }).fill(password)
  await press(ella.page, 'Create account and join')
  await ella.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()

  await page.reload()
  await page.getByRole('row', { name: /Ella Example/ }).waitFor()
  await page.getByRole('row', { name: new RegExp(`${email}.*Aangenomen`) }).waitFor()
})

let recoveryCodes: string[] = []
let key = ''
let step = 0

/** A code that was not spent before. Its half minute has come or is about to, so that there is as much time again to type it. */
function freshCode(): string {
  step = Math.max(stepAt(new Date()), step + 1)
  return codeNow(key, step)
}

test('sets up a second factor', async () => {
  const { page } = ella
  await page.goto('/settings/security')
  await press(page, 'Set up a second factor')
  await page.getByLabel('Password, to be sure').fill('not the password')
  await press(page, 'Continue')
  await sees(page, /not the present password/)
  await page.getByLabel('Password, to be sure').fill(password)
  await press(page, 'Continue')
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  key = (await page.getByText(/^([A-Z2-7]{4} ?)+[A-Z2-7]*$/).textContent())?.replaceAll(' ', '') ?? ''
  await page.getByLabel('Code of six digits from the app').fill(freshCode())
  await press(page, 'Check the code')
  await page.getByRole('heading', { name: 'Keep these recovery codes now' }).waitFor()
  await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBeGreaterThanOrEqual(8)
  recoveryCodes = await page.getByRole('main').getByRole('listitem').allInnerTexts()
  expect(await axeFindings(page)).toEqual([])
  await press(page, 'The codes have been kept')
  await sees(page, 'Signing in takes a code from the app besides the password.')
})

async function signOutAndIn(page: Page) {
  await page.getByRole('button', { name: 'Menu of Ella Example' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  await page.getByLabel(english.email).fill(email)
  await page.getByLabel(english.password, { exact: true }).fill(password)
  await press(page, english.signIn)
  await page.getByRole('heading', { level: 1, name: 'Second step' }).waitFor()
}

test('signs in with a code of the app', async () => {
  const { page } = ella
  await signOutAndIn(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Code of six digits').fill('000000')
  await press(page, 'Continue')
  await sees(page, /This code is wrong/)
  await page.getByLabel('Code of six digits').fill(freshCode())
  await press(page, 'Continue')
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
})

test('signs in with a recovery code, which works once', async () => {
  const { page } = ella
  const [code = ''] = recoveryCodes
  await signOutAndIn(page)
  await press(page, 'No telephone at hand? Use a recovery code.')
  await page.getByLabel('Recovery code').fill(code)
  await press(page, 'Continue')
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()

  await signOutAndIn(page)
  await press(page, 'No telephone at hand? Use a recovery code.')
  await page.getByLabel('Recovery code').fill(code)
  await press(page, 'Continue')
  await sees(page, /This code is wrong or was used already/)
})

test('an organisation that requires a second factor says who has none, and lets them set one up first', async () => {
  const { page } = admin
  await page.goto('/settings/organisation')
  await press(page, 'Wijzigen')
  await page.getByLabel('Een tweede factor bij het aanmelden verplichten').check()
  await sees(page, /mensen hebben er nog geen: .*Beheerder De Vaart/)
  await press(page, 'Opslaan')
  await page.waitForURL('**/settings/security')
  await sees(page, /vraagt om een tweede factor/)
  await page.goto('/statement')
  await page.waitForURL('**/settings/security')
  await page.getByRole('button', { name: 'Tweede factor instellen' }).waitFor()
  faultless(admin, ella)
})
