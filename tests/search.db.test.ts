import { afterAll, beforeAll, expect, test } from 'vitest'
import { addStaffMember } from '../src/features/staff/staff.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { search } from '../src/features/today/today.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { accessCalls, type Things } from './access-calls.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let as: TestPerson
let organisation: string
beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation()
  as = await app.person(organisation, 'security-officer')
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) await app.call(adoptEdition, { as, params: { edition } })
})
afterAll(() => app.close())

const find = async (text: string) => {
  const { body } = await app.call(search, { as, query: { text } })
  return (body as AnswerOf<typeof search>).items
}

test('a word of an explanation leads to the requirement, and what is about care only to NEN 7510', async () => {
  const hits = await find('noodprocedure')
  expect(hits.length).toBeGreaterThan(0)
  expect(hits.find((one) => one.requirement === '8.13')).toMatchObject({
    edition: 'nen-7510-2024',
    found: 'explanation',
  })
  expect(hits.some((one) => one.requirement === '8.13' && one.edition === 'iso-27001-2022')).toBe(false)
})

test('numbers come first, of controls and clauses alike, and an edition that is not adopted is not found', async () => {
  const hits = await find('6.2')
  expect(hits.slice(0, 4).map((one) => [one.edition, one.kind, one.requirement, one.state])).toEqual([
    ['nen-7510-2024', 'controls', '6.2', 'undecided'],
    ['nen-7510-2024', 'clauses', '6.2', null],
    ['iso-27001-2022', 'controls', '6.2', 'undecided'],
    ['iso-27001-2022', 'clauses', '6.2', null],
  ])
  expect((await find('12.3.1')).length).toBe(0)
  expect((await find('RISICOBEHANDELING')).map((one) => one.found)).toContain('title')
})

test('whatever was recorded is found by its name, only what the caller may read, and of this organisation alone', async () => {
  const elsewhere = await app.person(await app.organisation(), 'administrator')
  const body = (name: string) => ({ ...(accessCalls.addStaffMember?.({} as Things).body as object), name })
  for (const [who, name] of [
    [as, '100%_sure Visser (demo)'],
    [as, 'Visser (demo)'],
    [elsewhere, 'Visser elsewhere (demo)'],
  ] as const)
    await app.call(addStaffMember as Contract, { as: who, body: body(name) })
  const records = async (text: string, who = as) => {
    const { body } = await app.call(search, { as: who, query: { text } })
    return (body as AnswerOf<typeof search>).records.map(({ kind, title }) => `${kind} ${title}`)
  }
  expect(await records('visser')).toEqual(['person Visser (demo)', 'person 100%_sure Visser (demo)'])
  expect(await records('%_s')).toEqual(['person 100%_sure Visser (demo)'])
  const reader = await app.person(organisation, 'reader')
  expect(await records('visser', reader)).toEqual([])
})
