import { startingCriteriaIn } from '../src/core/risk/criteria.ts'
import { addAsset } from '../src/features/assets/assets.contract.ts'
import { addMeasure } from '../src/features/measures/measures.contract.ts'
import * as criteria from '../src/features/risk/criteria.contract.ts'
import { addRisk, linkMeasures, rateRisk } from '../src/features/risk/risk.contract.ts'
import type { AnswerOf } from '../src/platform/http/contract.ts'
import { assetFacts, callsOf } from './assets-world.ts'
import { measureFacts, openMeasuresWorld } from './measures-world.ts'
import type { TestPerson } from './test-app.ts'

export type Risk = AnswerOf<typeof addRisk>

/** What somebody writes about a risk. */
export const riskFacts = (more: object = {}) => ({
  ...{ title: 'Het EPD ligt ’s nachts stil', threat: '', threatGroup: 'software', description: '', owner: null },
  ...{ ownerRole: 'Hoofd zorg', treatment: null, treatmentReason: '', ...more },
})

/** Heavy without measures, light with all of them. */
export const heavy = { likelihood: 4, impacts: { availability: 4, 'patient-safety': 5 } }
export const light = { likelihood: 2, impacts: { availability: 1, 'patient-safety': 2 } }

/**
 * An organisation with the starting criteria approved, an asset and measures: one that is shown to work, one that is not, one that is
 * planned. The clock stands on 2 March 2026.
 */
export async function openRiskWorld() {
  const { app, officer, contributor, outsider, person } = await openMeasuresWorld()
  const organisation = await organisationOf()
  const administrator = await app.person(organisation, 'administrator', { name: 'Beheerder' })
  const director = await app.person(organisation, 'reader', { name: 'Bestuurder' })
  const auditor = await app.person(organisation, 'auditor')
  const by = (as: TestPerson) => callsOf(app, as)
  const { done, refused } = by(officer)
  const [set] = app.content.criteria
  if (!set) throw new TypeError('the content has criteria to begin with')
  const content = startingCriteriaIn(set, 'nl')

  async function organisationOf(): Promise<string> {
    const rows = await app.database.engine.pool.query('select organisation_id from memberships where user_id = $1', [
      officer.user,
    ])
    return rows.rows[0].organisation_id
  }

  /** A risk as recorded, rated and with measures; each only where it is given. */
  async function risk(
    more: object,
    {
      rating,
      measures,
    }: { rating?: { inherent: object; residual: object }; measures?: { measure: string; weight: number }[] } = {},
  ): Promise<Risk> {
    let made: Risk = await done(addRisk, { body: riskFacts({ asset, ...more }) })
    const params = { id: made.id }
    if (measures) made = await done(linkMeasures, { params, seen: made.revision, body: { measures } })
    if (rating) made = await done(rateRisk, { params, seen: made.revision, body: { ...rating, reason: 'Overleg' } })
    return made
  }

  const { id: asset } = await done(addAsset, {
    body: assetFacts({ supplier: 'EPD Leverancier (demo)', availability: 2 }),
  })
  const measure = async (title: string, more: object) =>
    (await done(addMeasure, { body: measureFacts({ title, ...more }) })).id
  return {
    ...{ app, organisation, officer, administrator, director, contributor, auditor, outsider, person, asset },
    ...{ by, done, refused, content, risk, measure },
    /** Approves criteria: the officer writes, the administrator approves. */
    approve: async (of: typeof content = content, note = 'Vastgesteld in de directie') => {
      const { draft } = await done(criteria.readCriteria)
      const saved = await done(criteria.saveCriteriaDraft, { seen: draft?.revision ?? 0, body: { note, content: of } })
      return by(administrator).done(criteria.approveCriteria, { seen: saved.draft?.revision ?? 0 })
    },
  }
}
