import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, download, faultless, isSound, sees, wide } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const check = (page: Page, name: string | RegExp) => page.getByLabel(name, { exact: true }).first().check()
const sound = (page: Page) => isSound(page, undefined, [wide])

type Sent = { method: string; path: string; body?: object | undefined; revision?: number }

type Found = { facts: { fact: string; revision: number }[]; decision: { revision: number } | null }

/** What another program does meanwhile. Gives the answer. */
const send = (page: Page, sent: Sent) =>
  page.evaluate(async ({ method, path, body, revision }: Sent) => {
    const answer = await fetch(path, {
      method,
      headers: {
        'content-type': 'application/json',
        'zorgborg-csrf': '1',
        ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return (await answer.json()) as Found
  }, sent)

async function record(page: Page, fact: string, holds: boolean) {
  const { facts } = await send(page, { method: 'GET', path: '/api/profile' })
  const known = facts.find((one) => one.fact === fact)
  const body = { holds, note: '' }
  await send(page, { method: 'PUT', path: `/api/profile/facts/${fact}`, body, revision: known?.revision ?? 0 })
}

async function withdraw(page: Page, requirement: string) {
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) {
    const path = `/api/controls/${edition}/${requirement}`
    const { decision } = await send(page, { method: 'GET', path })
    if (decision) await send(page, { method: 'DELETE', path, revision: decision.revision })
  }
}

test('a fact changes: the reason lapses, somebody decides anew, and the next version shows the difference', async () => {
  const visitor = await demo.person('security@medicom.example', '/profile')
  const { page } = visitor
  await record(page, 'outsources-development', false)
  await withdraw(page, '8.30')

  // A proposal decides nothing until it is accepted, here for both standards at once.
  await page.goto('/statement')
  await page.getByRole('link', { name: 'Voorstellen bekijken' }).click()
  await page.getByRole('heading', { level: 1, name: 'Voorstellen uit de feiten' }).waitFor()
  await check(page, '8.30 Uitbestede systeemontwikkeling selecteren')
  await sound(page)
  await press(page, '2 voorstellen accepteren')
  await sees(page, 'Er is niets voor te stellen: over elke beheersmaatregel is besloten.')

  await page.goto('/standards/nen-7510-2024/8.30')
  await sees(page, /heeft daarom niets om op te werken/)
  await still(page)
  expect(await page.getByText('Reden vervallen').count()).toBe(0)

  await record(page, 'outsources-development', true)
  await page.goto('/')
  await sees(page, /De reden van 8\.30 is vervallen/)
  await sound(page)
  await page.getByRole('link', { name: '8.30 Uitbestede systeemontwikkeling' }).first().click()
  await sees(page, 'Reden vervallen.')
  await sound(page)

  await press(page, 'Besluit wijzigen')
  await check(page, 'Ja, van toepassing')
  await check(page, 'Contract')
  await page.getByLabel(/Welk contract\?/).fill('Overeenkomst met het softwarebureau')
  await check(page, 'Ontbreekt')
  await check(page, /^ISO\/IEC 27001:2022 8\.30/)
  expect(await axeFindings(page)).toEqual([])
  await press(page, 'Opslaan')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await sees(page, 'Overeenkomst met het softwarebureau')
  await page.getByText('Reden vervallen').waitFor({ state: 'detached' })

  // Both standards say the same, so the combined statement tells it once.
  await page.goto('/statement/combined')
  await sees(page, /Overeenkomst met het softwarebureau/)
  await sound(page)

  await page.goto('/statement/versions')
  await press(page, /^Versie \d+ goedkeuren$/)
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Iemand anders; ik leg het vast').check()
  await sheet.getByLabel('Naam van wie goedkeurt').fill('Bestuurder Medicom (demo)')
  await sheet.getByLabel('Functie van wie goedkeurt').fill('Directeur')
  expect(await axeFindings(page)).toEqual([])
  await sheet.getByRole('button', { name: /^Versie \d+ goedkeuren$/ }).click()
  await sheet.waitFor({ state: 'hidden' })
  await sees(page, /Goedgekeurd door Bestuurder Medicom \(demo\) \(Directeur\)/)
  await sees(page, 'Goedkeuring vastgelegd door Security officer Medicom (demo).')

  await still(page)
  const numbers = await page.getByLabel('Van', { exact: true }).locator('option').allTextContents()
  await page.getByLabel('Tot', { exact: true }).selectOption({ label: numbers[0] ?? '' })
  await page.waitForURL(/[?&]to=/)
  await page.getByLabel('Van', { exact: true }).selectOption({ label: numbers[1] ?? '' })
  await sees(page, 'Overeenkomst met het softwarebureau')
  await sound(page)
  const { name, bytes } = await download(page, () => press(page, 'XLSX'))
  expect(name).toMatch(/^Verschil tussen verklaringen van toepasselijkheid Medicom.*\.xlsx$/)
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  faultless(visitor)
})
