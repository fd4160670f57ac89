import type { Allowed } from '../../core/access/allow.ts'
import type { ProfileFact } from '../../core/guidance/guidance.ts'
import type { CareForm } from '../../core/profile/cluster.ts'
import { profileFacts } from '../../core/profile/fact-words.ts'
import type { Sector } from '../../core/profile/sector.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** What an organisation says about itself, besides the facts. */
export type Profile = {
  sector: Sector | null
  description: string
  people: number | null
  fte: number | null
  careForm: CareForm | null
  processesHealthData: boolean | null
  legalGround: string
  processorAgreement: boolean | null
}

export type RecordedFact = {
  fact: ProfileFact
  revision: number
  holds: boolean
  note: string
  recordedBy: string
  recordedAt: Instant
}

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

const blank: Profile = {
  sector: null,
  description: '',
  people: null,
  fte: null,
  careForm: null,
  processesHealthData: null,
  legalGround: '',
  processorAgreement: null,
}

/** The profile; blank, with revision 0, while nothing was saved. */
export async function findProfile(source: Source): Promise<Profile & { revision: number }> {
  const row = await source.rows
    .selectFrom('profiles')
    .selectAll()
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  if (!row) return { revision: 0, ...blank }
  return {
    revision: row.revision,
    sector: row.sector as Sector | null,
    description: row.description,
    people: row.people,
    fte: row.fte,
    careForm: row.care_form as CareForm | null,
    processesHealthData: row.processes_health_data,
    legalGround: row.legal_ground,
    processorAgreement: row.processor_agreement,
  }
}

export async function storeProfile(
  tx: Tx,
  _allowed: Allowed<'profile:write'>,
  profile: Profile,
  isNew: boolean,
): Promise<void> {
  const values = {
    sector: profile.sector,
    description: profile.description,
    people: profile.people,
    fte: profile.fte,
    care_form: profile.careForm,
    processes_health_data: profile.processesHealthData,
    legal_ground: profile.legalGround,
    processor_agreement: profile.processorAgreement,
  }
  if (isNew) {
    const key = { organisation_id: tx.organisation, id: tx.organisation }
    await tx.rows
      .insertInto('profiles')
      .values({ ...key, ...values })
      .execute()
  } else {
    await tx.rows.updateTable('profiles').set(values).where('organisation_id', '=', tx.organisation).execute()
  }
}

/** The facts that were answered, in the order in which they are asked. */
export async function listFacts(source: Source): Promise<RecordedFact[]> {
  const rows = await source.rows
    .selectFrom('profile_facts')
    .select(['fact', 'revision', 'holds', 'note', 'recorded_by', 'recorded_at'])
    .where('organisation_id', '=', source.organisation)
    .execute()
  return rows
    .map((row) => ({
      fact: row.fact as ProfileFact,
      revision: row.revision,
      holds: row.holds,
      note: row.note,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at as Instant,
    }))
    .filter(({ fact }) => profileFacts.includes(fact))
    .sort((a, b) => profileFacts.indexOf(a.fact) - profileFacts.indexOf(b.fact))
}

export async function storeFact(
  tx: Tx,
  _allowed: Allowed<'profile:write'>,
  fact: ProfileFact,
  answer: { holds: boolean; note: string },
  isNew: boolean,
): Promise<void> {
  const values = { ...answer, recorded_by: tx.actor.name, recorded_at: tx.now }
  if (isNew) {
    const key = { organisation_id: tx.organisation, id: newId() }
    await tx.rows
      .insertInto('profile_facts')
      .values({ ...key, fact, ...values })
      .execute()
  } else {
    await tx.rows
      .updateTable('profile_facts')
      .set(values)
      .where('organisation_id', '=', tx.organisation)
      .where('fact', '=', fact)
      .execute()
  }
}

export async function deleteFact(tx: Tx, _allowed: Allowed<'profile:write'>, fact: ProfileFact): Promise<void> {
  await tx.rows
    .deleteFrom('profile_facts')
    .where('organisation_id', '=', tx.organisation)
    .where('fact', '=', fact)
    .execute()
}
