import { expect } from 'vitest'
import type { z } from 'zod'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from '../../../tests/test-app.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Contract } from '../../platform/http/contract.ts'
import * as plans from './touchpoint-plan.contract.ts'
import * as contracts from './touchpoints.contract.ts'

export type Road = z.infer<typeof contracts.readTouchpoints.answer>

/** The road as tests walk it: an organisation of their own, and short words for what one records. */
export function roadWorld() {
  let app: TestApp
  let organisation: string
  let as: TestPerson

  /** An organisation of its own at noon of a fixed day. */
  async function begin(day = '2026-11-23') {
    app.clock.now = Date.parse(`${day}T11:00:00Z`)
    organisation = await app.organisation()
    as = await app.person(organisation, 'security-officer')
  }
  const call = async (contract: Contract, given: TestCall = {}) => app.call(contract, { as, ...given })
  const road = async (at?: string) => (await call(contracts.readTouchpoints, { at })).body as Road
  const made = async (contract: Contract, given: TestCall) => {
    const answer = await call(contract, given)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body as { id: string; revision: number }
  }
  const service = (name: string, customers: string[] = []) =>
    made(contracts.addTouchpointService, { body: { name, description: '', customers } })
  const empty = {
    comesFrom: '',
    goesTo: '',
    partsIn: [],
    partsOut: [],
    ways: null,
    shielding: 'readable',
    outsideBecause: '',
    note: '',
  }
  const flow = (of: { id: string }, facts: object) =>
    made(contracts.addTouchpointFlow, { params: { id: of.id }, body: { ...empty, name: `Flow ${newId()}`, ...facts } })
  const check = (requirement: string, state: string, day: string | null, seen = 0) =>
    call(plans.recordTouchpointCheck, {
      params: { requirement },
      seen,
      body: { state, day, owner: 'Operations', note: '' },
    })
  const plan = (facts: object = {}, seen = 0) =>
    made(plans.setTouchpointPlan, {
      seen,
      body: {
        start: '2026-11-23',
        hasIsoCertificate: true,
        gapShare: 30,
        gapMonths: 3,
        operationMonths: 3,
        services: null,
        ...facts,
      },
    })
  const relevant = (assessed: Road['whole']) =>
    assessed.requirements
      .filter(({ outcome, mark }) => outcome === 'relevant' && mark !== 'guidance')
      .map(({ id }) => id)
  async function recordFact(fact: string, holds: boolean) {
    await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
      await tx.rows
        .insertInto('profile_facts')
        .values({
          organisation_id: organisation,
          id: newId(),
          fact,
          holds,
          note: '',
          recorded_by: 'test',
          recorded_at: tx.now,
        })
        .execute()
      tx.note({ action: 'test.fact', subject: fact })
    })
  }
  const steps = (of: Road) => Object.fromEntries((of.whole.plan?.steps ?? []).map(({ step, day }) => [step, day]))
  return {
    open: async () => {
      app = await openTestApp()
    },
    close: () => app.close(),
    app: () => app,
    organisation: () => organisation,
    begin,
    call,
    road,
    made,
    service,
    empty,
    flow,
    check,
    plan,
    relevant,
    recordFact,
    steps,
  }
}
