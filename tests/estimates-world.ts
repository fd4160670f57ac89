import { newId } from '../src/platform/database/ids.ts'
import type { TestApp } from './test-app.ts'

/** Risks of an organisation about one asset, as many as asked for; their ids in the order of their numbers. */
export async function risksOf(app: TestApp, organisation: string, titles: readonly string[]): Promise<string[]> {
  const asset = newId()
  const ids = titles.map(() => newId())
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const last = await tx.rows
      .selectFrom('risks')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('organisation_id', '=', organisation)
      .executeTakeFirst()
    await tx.rows
      .insertInto('assets')
      .values({
        ...{ organisation_id: organisation, id: asset, kind: 'application', name: `EPD ${asset}`, description: '' },
        ...{ owner: null, owner_role: '', supplier: '', availability: null, integrity: null, confidentiality: null },
        ...{ system: null, process: null, withdrawn_at: null, withdrawal_reason: '' },
      })
      .execute()
    await tx.rows
      .insertInto('risks')
      .values(
        ids.map((id, place) => ({
          ...{
            organisation_id: organisation,
            id,
            number: (last?.number ?? 0) + place + 1,
            title: titles[place] ?? '',
            asset,
          },
          ...{ threat: '', threat_group: 'software', description: '', owner: null, owner_role: '', treatment: null },
          ...{ treatment_reason: '', raised_on: '2026-01-05', raised_by: 'Officer', closed_on: null, close_reason: '' },
        })),
      )
      .execute()
    tx.note({ action: 'risk.added', subject: titles.join(', ') })
  })
  return ids
}

/** What somebody estimates. */
export const estimateBody = (more: object = {}) => ({
  ...{ lossLow: 5_000, lossHigh: 100_000, eventsLow: 0.1, eventsHigh: 1, seed: null },
  reasoning: 'What it cost elsewhere',
  ...more,
})
