import type { TestApp, TestPerson } from '../../../tests/test-app.ts'
import { newId } from '../../platform/database/ids.ts'
import { addEvidence } from './evidence.contract.ts'

/** A measure with the proofs that it expects, by title and how long each stays fresh. */
export async function measureWith(
  app: TestApp,
  organisation: string,
  title: string,
  proofs: Record<string, string> = {},
): Promise<{ measure: string; proofs: Record<string, string> }> {
  const measure = newId()
  const own = { organisation_id: organisation }
  const ids = Object.fromEntries(Object.keys(proofs).map((name) => [name, newId()]))
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const empty = { how: '', owner_role: '', stand_in_role: '', effectiveness: '', end_reason: '' }
    await tx.rows
      .insertInto('measures')
      .values({ ...own, ...empty, id: measure, title, in_operation_since: '2025-01-01' })
      .execute()
    for (const [at, [name, freshFor]] of Object.entries(proofs).entries()) {
      const rest = { measure, position: at + 1, kind: 'operation', fresh_for: freshFor }
      await tx.rows
        .insertInto('measure_proofs')
        .values({ ...own, ...rest, id: ids[name] ?? newId(), title: name })
        .execute()
    }
    tx.note({ action: 'measure.added', subject: title })
  })
  return { measure, proofs: ids }
}

/** What a body of evidence has besides what a test says. */
export const evidenceBody = (more: Record<string, unknown>) => ({
  title: 'Restore test',
  periodFrom: '2026-02-01',
  periodTo: '2026-02-28',
  collectedBy: 'J. Bakker',
  collectedOn: '2026-03-01',
  how: 'Restored ten files and compared them.',
  parts: [{ kind: 'observation', observation: 'All ten were whole.' }],
  ...more,
})

/** Records evidence and gives its id. */
export async function record(app: TestApp, as: TestPerson, more: Record<string, unknown>): Promise<string> {
  const { status, body } = await app.call(addEvidence, { as, body: evidenceBody(more) })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return (body as { id: string }).id
}
