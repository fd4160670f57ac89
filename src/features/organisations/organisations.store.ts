import type { Allowed } from '../../core/access/allow.ts'
import type { Reader, SystemReader, Tx } from '../../platform/database/reader.ts'

export type OrganisationKind = 'care-provider' | 'ict-supplier' | 'other-processor'
export type OrganisationFacts = {
  name: string
  kind: OrganisationKind
  language: 'nl' | 'en'
  careTerm: 'client' | 'patient'
  requiresSecondFactor: boolean
  scope: string
}
export type Organisation = OrganisationFacts & { id: string; revision: number }

const columns = ['id', 'revision', 'name', 'kind', 'language', 'care_term', 'requires_second_factor', 'scope'] as const

type Row = {
  id: string
  revision: number
  name: string
  kind: string
  language: string
  care_term: string
  requires_second_factor: boolean
  scope: string
}

const toOrganisation = (row: Row): Organisation => ({
  id: row.id,
  revision: row.revision,
  name: row.name,
  kind: row.kind as OrganisationKind,
  language: row.language as 'nl' | 'en',
  careTerm: row.care_term as 'client' | 'patient',
  requiresSecondFactor: row.requires_second_factor,
  scope: row.scope,
})

const toRow = (facts: OrganisationFacts) => ({
  name: facts.name,
  kind: facts.kind,
  language: facts.language,
  care_term: facts.careTerm,
  requires_second_factor: facts.requiresSecondFactor,
  scope: facts.scope,
})

/** The organisation of the reader; null before it existed. */
export async function findOrganisation(
  reader: Pick<Reader | Tx, 'rows' | 'organisation'>,
): Promise<Organisation | null> {
  const row = await reader.rows
    .selectFrom('organisations')
    .select(columns)
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirst()
  return row ? toOrganisation(row) : null
}

/** All organisations of the installation, by name. */
export async function listAllOrganisations(reader: SystemReader): Promise<Organisation[]> {
  const rows = await reader.rows.selectFrom('organisations').select(columns).orderBy('name').execute()
  return rows.map(toOrganisation)
}

/** Whether another organisation carries this name, whatever its capitals. */
export async function isNameTaken(reader: SystemReader, name: string): Promise<boolean> {
  const row = await reader.rows
    .selectFrom('organisations')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst()
  return row !== undefined
}

export async function insertOrganisation(tx: Tx, facts: OrganisationFacts, demo: boolean): Promise<void> {
  await tx.rows
    .insertInto('organisations')
    .values({ organisation_id: tx.organisation, id: tx.organisation, demo, ...toRow(facts) })
    .execute()
}

export async function saveOrganisation(
  tx: Tx,
  _allowed: Allowed<'organisation:edit'>,
  facts: OrganisationFacts,
): Promise<void> {
  await tx.rows.updateTable('organisations').set(toRow(facts)).where('organisation_id', '=', tx.organisation).execute()
}
