import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultless, isSound, sees, type Visitor } from './browser-world.ts'
import { openDemo } from './demo-world.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let officer: Visitor
let admin: Visitor
beforeAll(async () => {
  demo = await openDemo()
  officer = await demo.person('security@devaart.example')
  admin = await demo.person('beheerder@devaart.example')
})
afterAll(() => demo?.close())

test('whoever manages people sees the calendar link of a colleague, and withdraws it', async () => {
  const { page } = officer
  await page.goto('/calendar')
  await page.getByRole('button', { name: 'Geheime link maken' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Geheime link maken' }).click()
  const link = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  expect((await fetch(link)).status).toBe(200)

  await admin.page.goto('/settings/people')
  const links = admin.page.getByRole('table', { name: 'Agendalinks' })
  await links.getByRole('row', { name: /Security officer De Vaart.*Eigen taken/ }).waitFor()
  await isSound(admin.page)
  await links.getByRole('button', { name: /^Intrekken: Security officer De Vaart/ }).click()
  await isSound(admin.page, 'withdrawing a link')
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click()
  await sees(admin.page, 'Er werkt geen enkele agendalink.')
  expect((await fetch(link)).status).toBe(404)
  faultless(officer, admin)
})
