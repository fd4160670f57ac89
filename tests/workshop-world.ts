import type { RiskCriteria } from '../src/core/risk/criteria.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { TestApp } from './test-app.ts'

const step = (name: string) => ({ name, meaning: `${name}, in words` })
const names = ['one', 'two', 'three', 'four', 'five']
const level = (name: string) => ({ name, reviewEvery: 'P6M', acceptedBy: [], acceptors: [], acceptFor: 'P1Y' })

/** Criteria of five by five with three levels. */
const criteria: RiskCriteria = {
  likelihood: names.map(step),
  impact: names.map(step),
  aspects: ['availability', 'integrity', 'confidentiality', 'patient-safety'].map((id) => ({
    ...{ id, name: `About ${id}`, meanings: names.map((name) => `${id} ${name}`) },
  })),
  levels: ['low', 'middle', 'high'].map(level),
  matrix: names.map((_, impact) => names.map((__, likelihood) => Math.min(2, Math.floor((impact + likelihood) / 3)))),
  appetite: 0,
}

const system = { kind: 'system', name: 'test' } as const

/** Approved criteria, and so many risks of one asset; gives their ids in order. */
export async function riskWorld(app: TestApp, organisation: string, count: number): Promise<string[]> {
  const scoped = { organisation_id: organisation }
  const risks = Array.from({ length: count }, () => newId())
  await app.transactions.inTx(organisation, system, async (tx) => {
    const asset = newId()
    const about = { description: '', owner: null, owner_role: '', supplier: '', system: null, process: null }
    const unclassified = { availability: null, integrity: null, confidentiality: null }
    await tx.rows
      .insertInto('assets')
      .values({
        ...{ ...scoped, id: asset, kind: 'patient-record', name: 'EPD', ...about, ...unclassified },
        ...{ withdrawn_at: null, withdrawal_reason: '' },
      })
      .execute()
    const made = { made_by: 'Els (demo)', made_at: tx.now, approved_by: 'Jan (demo)', approved_at: tx.now }
    await tx.rows
      .insertInto('risk_criteria')
      .values({
        ...{ ...scoped, id: newId(), number: 1, state: 'approved', note: '', ...made },
        content: JSON.stringify(criteria),
      })
      .execute()
    await tx.rows
      .insertInto('risks')
      .values(
        risks.map((id, place) => ({
          ...{ ...scoped, id, number: place + 1, title: `Scenario ${place + 1}`, asset, threat: '' },
          ...{ threat_group: 'people', description: 'What can happen', owner: null, owner_role: '', treatment: null },
          ...{
            treatment_reason: '',
            raised_on: '2026-01-01',
            raised_by: 'Els (demo)',
            closed_on: null,
            close_reason: '',
          },
        })),
      )
      .execute()
    tx.note({ action: 'test.begun', subject: 'risks' })
  })
  return risks
}

type Decided = { workshop: string; risk: string; withdrawn?: boolean }

/** A rating that names a workshop, as whoever keeps ratings makes it. */
export async function decide(app: TestApp, organisation: string, { workshop, risk, withdrawn }: Decided) {
  await app.transactions.inTx(organisation, system, async (tx) => {
    if (withdrawn) {
      await tx.rows
        .updateTable('risk_ratings')
        .set({ withdrawn_at: tx.now })
        .where('organisation_id', '=', organisation)
        .where('risk', '=', risk)
        .execute()
      return tx.note({ action: 'test.withdrawn', subject: 'rating' })
    }
    const { id: held } = await tx.rows
      .selectFrom('risk_criteria')
      .select('id')
      .where('organisation_id', '=', organisation)
      .executeTakeFirstOrThrow()
    const noted = { kind: 'patient-record', supplier: '', availability: 3, integrity: 3, confidentiality: 3 }
    await tx.rows
      .insertInto('risk_ratings')
      .values({
        ...{ organisation_id: organisation, id: newId(), risk, criteria: held, workshop, reason: 'Talked about' },
        ...{ inherent_likelihood: 4, inherent_impacts: JSON.stringify({ availability: 5, 'patient-safety': 4 }) },
        ...{ residual_likelihood: 2, residual_impacts: JSON.stringify({ availability: 3, 'patient-safety': 3 }) },
        ...{ rated_on: '2026-03-02', rated_by: 'Els (demo)', recorded_at: tx.now, noted: JSON.stringify(noted) },
        withdrawn_at: null,
      })
      .execute()
    tx.note({ action: 'test.rated', subject: 'risk' })
  })
}
