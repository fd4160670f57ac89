import { expect } from 'vitest'
import { newId } from '../src/platform/database/ids.ts'
import type { Tx } from '../src/platform/database/reader.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import type { TestApp, TestCall, TestPerson } from './test-app.ts'

/** Calls as somebody, and expects that it was done. */
export const doneBy =
  (app: () => TestApp, as: () => TestPerson) =>
  async <C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> => {
    const answer = await app().call(contract as Contract, { as: as(), ...call })
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
    return answer.body as AnswerOf<C>
  }

type More = { function?: string; user?: string; team?: string; ends?: string }

/** Somebody of the staff. */
export async function staffMember(app: TestApp, organisation: string, name: string, more: More = {}): Promise<string> {
  const id = newId()
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .insertInto('staff')
      .values({
        ...{ organisation_id: organisation, id, name, number: '', email: '', function: more.function ?? '' },
        ...{ starts: '2020-01-01', ends: more.ends ?? null, language: 'nl', user_id: more.user ?? null },
      })
      .execute()
    if (more.team !== undefined)
      await tx.rows
        .insertInto('staff_teams')
        .values({ organisation_id: organisation, id: newId(), staff: id, team: more.team })
        .execute()
    tx.note({ action: 'staff.added', subject: name })
  })
  return id
}

export async function teamOf(app: TestApp, organisation: string, name: string): Promise<string> {
  const id = newId()
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows.insertInto('teams').values({ organisation_id: organisation, id, name, withdrawn_at: null }).execute()
    tx.note({ action: 'team.added', subject: name })
  })
  return id
}

export async function awayFrom(
  app: TestApp,
  organisation: string,
  { staff, starts, ends, standIn }: { staff: string; starts: string; ends: string; standIn: string | null },
): Promise<void> {
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .insertInto('absences')
      .values({ organisation_id: organisation, id: newId(), staff, starts, ends, stand_in: standIn })
      .execute()
    tx.note({ action: 'absence.added', subject: '' })
  })
}

/** What a duty has besides what a test says. */
export const dutyBody = (more: Record<string, unknown> = {}) => ({
  ...{ title: 'Access review', how: '', owner: null, team: null, ownerRole: 'Security officer', standIn: null },
  ...{ every: 'P1M', firstOn: '2026-03-01' },
  ...more,
})

/** A policy that everybody has to confirm within two weeks of 1 March, with a second version that waits for an approver. */
export async function documentToRead(
  tx: Tx,
  { owner, approver, version }: { owner: string; approver: string; version: string },
): Promise<void> {
  const own = { organisation_id: tx.organisation }
  const id = newId()
  await tx.rows
    .insertInto('documents')
    .values({
      ...{
        ...own,
        id,
        title: 'Policy',
        kind: 'policy',
        language: 'nl',
        owner,
        owner_role: '',
        review_every: 'P1Y',
      },
      ...{ confirm: true, confirm_within: 14, wanted_share: 100, started_from: null, withdrawn_at: null },
    })
    .execute()
  await tx.rows
    .insertInto('document_audiences')
    .values({ ...own, id: newId(), document: id, kind: 'all', function: null, team: null, location: null })
    .execute()
  await tx.rows
    .insertInto('document_approvers')
    .values({ ...own, id: newId(), document: id, membership: approver })
    .execute()
  const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Read.' }] }] }
  const made = {
    ...own,
    document: id,
    body: JSON.stringify(text),
    file: null,
    file_name: '',
    changes: '',
    in_short: '',
  }
  const rest = { test: null, remark: '', made_by: 'Test', made_at: tx.now }
  await tx.rows
    .insertInto('document_versions')
    .values([
      {
        ...{ ...made, ...rest, id: version, number: 1, state: 'approved', approved_at: tx.now, sha256: 'x' },
        ...{ holds_from: '2026-03-01', review_by: '2026-04-01' },
      },
      {
        ...{ ...made, ...rest, id: newId(), number: 2, state: 'proposed', approved_at: null, sha256: null },
        ...{ holds_from: '2026-04-02', review_by: null },
      },
    ])
    .execute()
}
