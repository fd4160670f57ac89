import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, download, faultless, isSound, narrow, sees, wide } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

const address = '/standards/nen-7510-2017/transition/nen-7510-2024'

test('from the old edition to every old answer beside the new question, back, and over again', async () => {
  const officer = await demo.person('security@devaart.example')
  const { page } = officer
  await page.goto('/standards/nen-7510-2017')
  await page.getByRole('link', { name: 'Overgang naar NEN 7510:2024' }).click()
  await sees(page, '143 oude antwoorden staan daar bij de nieuwe eisen.')
  expect(await axeFindings(page)).toEqual([])

  // Each kind has its count and shows only its own.
  await page.locator('label', { hasText: '143 eisen' }).click()
  await page.waitForURL(/side=old/)
  await page.locator('label', { hasText: 'Gesplitst' }).click()
  await sees(page, '4 van 143 eisen.')
  await page.locator('summary', { hasText: '18.2.3' }).click()
  await sees(page, 'Open: hier wordt deels iets anders gevraagd dan voorheen.')
  expect(await axeFindings(page)).toEqual([])

  // The report holds what is on screen.
  const file = await download(page, () => page.getByRole('button', { name: 'XLSX' }).click())
  expect(file.name).toContain('Overgang')

  // The old answer stands beside the new question.
  await page.getByRole('link', { name: 'Nulmeting NEN 7510:2024 en ISO 27001' }).click()
  await page.waitForURL(/\/assessments\//)
  const assessment = new URL(page.url()).pathname
  const question = `${assessment}/answer/whole/2022/control/8.13/plan`
  await page.goto(question)
  const earlier = page.getByRole('region', { name: 'Eerder geantwoord' })
  await earlier.getByText('12.3.1').waitFor()
  await isSound(page, 'the question', [wide, narrow])

  // Going back takes the old answers away and leaves what was answered.
  await page.goto(address)
  await page.getByRole('button', { name: 'Terugdraaien…' }).click()
  await page.getByRole('button', { name: 'Terugdraaien', exact: true }).click()
  await page.getByRole('button', { name: 'Antwoorden overzetten…' }).waitFor()
  await page.goto(question)
  await page.getByRole('button', { name: /^Ja/, pressed: true }).waitFor()
  await still(page)
  expect(await earlier.count()).toBe(0)

  // Over again, into the assessment that was compared with the old one already.
  await page.goto(address)
  await page.getByRole('button', { name: 'Antwoorden overzetten…' }).click()
  await page.getByRole('radio', { name: 'Nulmeting NEN 7510:2024 en ISO 27001', checked: true }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Antwoorden overzetten', exact: true }).click()
  await sees(page, '143 oude antwoorden staan daar bij de nieuwe eisen.')
  await page.goto(question)
  await earlier.getByText('12.3.1').waitFor()
  faultless(officer)
})
