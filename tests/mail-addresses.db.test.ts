import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFirstAdministrator, requestPasswordReset, signIn } from '../src/features/account/account.contract.ts'
import { invite } from '../src/features/people/people.contract.ts'
import { addStaffMember } from '../src/features/staff/staff.contract.ts'
import { sendTestMail } from '../src/features/system/system.contract.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let administrator: TestPerson
beforeAll(async () => {
  app = await openTestApp()
  administrator = await app.person(await app.organisation(), 'administrator', { operator: true })
})
afterAll(() => app.close())

const person = {
  ...{ name: 'Jan', number: '', function: '', location: null, starts: '2026-01-01', ends: null, language: 'nl' },
  teams: [],
}
const calls: [Contract, string, object][] = [
  [addStaffMember, 'email', person],
  [invite, 'email', { role: 'reader', language: 'nl' }],
  [signIn, 'email', { password: 'something long enough' }],
  [requestPasswordReset, 'email', {}],
  [createFirstAdministrator, 'email', { token: 'x', name: 'Jan', password: 'something long enough', language: 'nl' }],
  [sendTestMail, 'to', {}],
]
const addresses = {
  'too long before the at sign': `${'l'.repeat(65)}@care.example`,
  'too long in all': `a@${'b23456789.'.repeat(25)}care.example`,
  'too long in a part': `a@${'b'.repeat(64)}.example`,
  'no host': 'jan@care',
}

test.each(
  calls.flatMap((call) =>
    Object.entries(addresses).map(([why, address]) => [call[0].name, why, call, address] as const),
  ),
)('%s refuses an address that is %s at its field', async (_, __, [contract, field, body], address) => {
  const call = { as: administrator, body: { ...body, [field]: address } }
  for (const [language, words] of [
    ['nl', 'mailadres'],
    ['en', 'mail address'],
  ] as const) {
    const answer = await app.call(contract, { ...call, headers: { 'accept-language': language } })
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid', errors: [{ path: field, message: expect.stringContaining(words) }] },
    })
  }
})
