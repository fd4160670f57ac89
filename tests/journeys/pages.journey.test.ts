import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/load-demo.ts'
import { axeFindings, english, faultless, isSound, narrow, signIn, type Visitor, wide } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let visitor: Visitor

beforeAll(async () => {
  demo = await openDemo()
  visitor = await demo.visit('en')
})

afterAll(() => demo?.close())

/** Every page that an administrator can open, with what its heading says in English. */
const pages: [path: string, heading: RegExp][] = [
  ['/', /Today/],
  ['/standards', /Standards/],
  ['/standards/nen-7510-2024', /NEN 7510:2024/],
  ['/standards/nen-7510-2024/8.13', /8\.13/],
  ['/profile', /Profile and scope/],
  ['/profile/scope', /Scope/],
  ['/profile/calendar', /Certificates and terms/],
  ['/profile/statement', /Scope statement/],
  ['/assessments', /Gap assessment/],
  ['/statement', /Statement of applicability/],
  ['/statement/versions', /Approved versions/],
  ['/touchpoints', /PHI touchpoints/],
  ['/touchpoints/services', /Which services/],
  ['/tasks?whose=all', /Tasks/],
  ['/tasks/duties', /Duties/],
  ['/calendar', /Year calendar/],
  ['/watches', /Five watches/],
  ['/demonstrability', /Demonstrability/],
  ['/demonstrability/what-if', /What if/],
  ['/demonstrability/curve', /Course over time/],
  ['/assets', /Assets/],
  ['/assets/drawing', /What leans on what/],
  ['/assets/proposals', /Assets from the scope/],
  ['/assets/import', /Import assets/],
  ['/suppliers', /Suppliers/],
  ['/suppliers/reach', /Who reaches the patient record/],
  ['/suppliers/proposals', /Names from other registers/],
  ['/suppliers/import', /Import suppliers/],
  ['/suppliers/settings', /Rhythm and warnings/],
  ['/suppliers/reviews', /Reviews of suppliers/],
  ['/suppliers/reviews?view=held', /Reviews of suppliers/],
  ['/suppliers/questions', /Questions to suppliers/],
  ['/assurance', /Assurance about suppliers/],
  ['/coverage', /Coverage by suppliers/],
  ['/coverage/covered', /Who covers what/],
  ['/coverage/import', /Coverage report from a file/],
  ['/own-coverage', /Own coverage/],
  ['/measures', /Measures and evidence/],
  ['/measures/proposals', /Proposed measures/],
  ['/evidence', /Evidence/],
  ['/evidence/requests', /Requests for evidence/],
  ['/policies', /Policies and procedures/],
  ['/reading', /To read/],
  ['/staff', /People/],
  ['/staff/teams', /Teams/],
  ['/staff/trainings', /Training/],
  ['/staff/import', /Import people/],
  ['/audits', /Audits/],
  ['/audits/reviews', /Independent reviews/],
  ['/audits/findings', /Findings/],
  ['/audits/packs', /Evidence packs/],
  ['/settings/organisation', /Organisation/],
  ['/settings/people', /People/],
  ['/settings/security', /Account and security/],
  ['/settings/trail', /Trail/],
  ['/settings/trail/5', /Entry 5/],
  ['/settings/mail', /Mail/],
  ['/settings/tokens', /Access tokens/],
  ['/organisations', /Which organisation/],
  ['/organisations/new', /Create organisation/],
  ['/nowhere', /does not exist/],
]

/** Pages about one thing, reached by a link of a list: its address is not known before. */
const ofOne: [list: string, link: RegExp, heading: RegExp][] = [
  ['/suppliers', /^Medicom Hosting/, /^Medicom Hosting/],
  ['/suppliers/reviews', /^Go on with the review of Medicom/, /^Review of Medicom Hosting/],
  ['/suppliers/reviews?view=held', /^Clouddienst Noordzee/, /^Review of Clouddienst/],
  ['/suppliers/questions', /beoordeling van dit jaar/, /beoordeling van dit jaar/],
  ['/assurance', /^Medicom Hosting/, /^Assurance about Medicom Hosting/],
  ['/coverage', /^Dekkingsrapport hosting/, /^Dekkingsrapport hosting/],
]

const outside: [path: string, heading: RegExp][] = [
  ['/questions', /Here questions can be answered/],
  ['/questions#token=unknown', /no longer works/],
  ['/coverage-report', /Coverage report/],
  ['/coverage-report#token=unknown', /does not work/],
  ['/sign-in', /Sign in/],
  ['/password-reset', /New password/],
  ['/invitation#token=unknown', /incomplete/],
  ['/first-administrator', /account already/],
]

async function isGood(path: string, heading: RegExp) {
  const { page } = visitor
  await page.setViewportSize(wide)
  await page.goto(path)
  await isGoodHere(path, heading)
  expect(await page.evaluate<number>(filesOfPage), 'a slow line pays for each file').toBeLessThanOrEqual(50)
}

/** How many files of the built screens the page is made of. */
const filesOfPage = `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/')).length`

async function isGoodHere(path: string, heading: RegExp) {
  const { page } = visitor
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await still(page)
  expect(await page.title()).toMatch(/ · Zorgborg$/)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await isSound(page, path, [wide, narrow], true)
  faultless(visitor)
}

describe('pages in English, on a desk and on a telephone', () => {
  test.each(outside)('%s, for nobody in particular', isGood)
  test('signing in, and choosing English', async () => {
    const { page } = visitor
    await signIn(page, 'beheerder@devaart.example', demoPassword, english)
    // The account says Dutch; from now on it says English.
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    // The page speaks English before the account does.
    await still(page)
  })
  test.each(pages)('%s', isGood)

  test.each(ofOne)('one of %s: %s', async (list, link, heading) => {
    const { page } = visitor
    await page.setViewportSize(wide)
    await page.goto(list)
    await page.getByRole('main').getByRole('link', { name: link }).first().click()
    await isGoodHere(`one of ${list}`, heading)
  })
  test('what is asked of one supplier, and one assurance report', async () => {
    const { page } = visitor
    await page.goto('/suppliers')
    await page.getByRole('link', { name: /^Medicom Hosting/ }).click()
    await page.getByRole('link', { name: /^ISAE/ }).click()
    await isGoodHere('an assurance report', /^ISAE/)
    await page.goBack()
    await page.getByRole('link', { name: 'Put questions' }).click()
    await isGoodHere('questions to a supplier', /^Questions to Medicom/)
  })

  test.each([
    ...['/', '/tasks', '/calendar', '/standards/nen-7510-2024', '/assessments', '/statement', '/settings/people'],
    ...['/suppliers', '/suppliers/reach', '/suppliers/reviews', '/assurance', '/coverage', '/coverage/covered'],
  ])('%s in the dark', async (path) => {
    const { page } = visitor
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(path)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('what a supplier covers for its customers', async () => {
    const ours = visitor
    visitor = await demo.visit('en')
    const { page } = visitor
    await signIn(page, 'beheerder@medicom.example', demoPassword, english)
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await still(page)
    await page.goto('/own-coverage')
    await isGoodHere('own coverage', /^Own coverage/)
    await page.setViewportSize(wide)
    await page.getByRole('link', { name: /^Dekking van hosting/ }).click()
    await isGoodHere('one own coverage', /^Dekking van hosting/)
    const { pathname } = new URL(page.url())
    await isGood(`${pathname}/difference?from=1&to=1`, /./)
    visitor = ours
  })
})
