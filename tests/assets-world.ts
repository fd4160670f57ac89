import { addStaffMember } from '../src/features/staff/staff.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

/** What somebody fills in about an asset. */
export const assetFacts = (more: object = {}) => ({
  ...{ name: 'EPD', kind: 'patient-record', description: '', owner: null, ownerRole: '', supplier: '' },
  ...{ availability: null, integrity: null, confidentiality: null, scope: null, dependsOn: [] },
  ...more,
})

/** Calls of one person that have to be done, or refused with a status. */
export function callsOf(app: TestApp, as: TestPerson) {
  return {
    done: async <C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> => {
      const answer = await app.call(contract as Contract, { as, ...call })
      if (answer.status >= 300) throw new Error(`${contract.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body as AnswerOf<C>
    },
    refused: async (contract: Contract, call: TestCall) => {
      const answer = await app.call(contract, { as, ...call })
      const { code, errors } = answer.body as { code: string; errors?: { path: string; detail: string }[] }
      return { status: answer.status, code, paths: (errors ?? []).map(({ path }) => path) }
    },
  }
}

/** Somebody who works there, as every organisation of these tests has. */
export const jan = {
  ...{ name: 'Jan (demo)', number: '7', email: 'jan@care.example', function: 'Beheerder', location: null },
  ...{ starts: '2020-01-01', ends: null, language: 'nl', teams: [] },
}

/** An organisation with a system and a process in its scope and somebody who works there, and what a contributor asks of it. */
export async function openAssetsWorld() {
  const app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation()
  const contributor = await app.person(organisation, 'contributor', { name: 'Contributor' })
  const system = newId()
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const own = { organisation_id: organisation, position: 1, owner_role: 'Directeur zorg', health_data: true }
    await tx.rows
      .insertInto('systems')
      .values({
        ...{ ...own, id: system, name: 'EPD; productie', kind: 'patient-record', purpose: 'Dossiers' },
        ...{ supplier: 'Hoster', availability: 3, integrity: 2, confidentiality: null },
      })
      .execute()
    await tx.rows
      .insertInto('processes')
      .values({ ...own, id: newId(), name: 'Opname', kind: 'care', description: 'In de kliniek' })
      .execute()
    tx.note({ action: 'profile.changed', subject: '' })
  })
  const officer = await app.person(organisation, 'security-officer')
  const made = await callsOf(app, officer).done(addStaffMember, { body: jan })
  return { app, organisation, contributor, system, jan: made.id, ...callsOf(app, contributor) }
}
