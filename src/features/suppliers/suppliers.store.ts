import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { AssetKind } from '../../core/assets/asset.ts'
import type { Criticality, SupplierSettings } from '../../core/suppliers/facts.ts'
import { startingSettings } from '../../core/suppliers/settings.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './supplier-facts.store.ts'
import type { SupplierFacts } from './suppliers.contract.ts'

export type SupplierWritten = SupplierFacts & {
  id: string
  revision: number
  recordedOn: Day
  criticalitySet: Criticality | null
  criticalityReason: string
}

/** What is written about suppliers themselves, by name: about one, or about all. */
export async function loadSuppliers({ rows, organisation }: Source, id?: string): Promise<SupplierWritten[]> {
  const found = await sql<SupplierWritten>`
    select id, revision, name, description, registration, country, website, owner, owner_role as "ownerRole", starts,
      ended_on as "endedOn", end_reason as "endReason", exit_plan as "exitPlan", exit_tried_on as "exitTriedOn",
      recorded_on as "recordedOn", criticality_set as "criticalitySet", criticality_reason as "criticalityReason"
    from suppliers where organisation_id = ${organisation} ${id === undefined ? sql`` : sql`and id = ${id}`}
    order by lower(name), id`.execute(rows)
  return found.rows
}

const rowOf = (facts: SupplierFacts) => ({
  name: facts.name,
  description: facts.description,
  registration: facts.registration,
  country: facts.country,
  website: facts.website,
  owner: facts.owner,
  owner_role: facts.ownerRole,
  starts: facts.starts,
  ended_on: facts.endedOn,
  end_reason: facts.endReason,
  exit_plan: facts.exitPlan,
  exit_tried_on: facts.exitTriedOn,
})

type Writing = Allowed<'suppliers:write'>

// A statement takes at most 65,535 values; the widest row here has sixteen.
const atOnce = 1000

/** Writes suppliers that are not there yet under ids of their own. */
export async function insertSuppliers(
  tx: Tx,
  _allowed: Writing,
  given: readonly { id: string; facts: SupplierFacts }[],
  on: Day,
): Promise<void> {
  const own = { organisation_id: tx.organisation, criticality_set: null, criticality_reason: '', recorded_on: on }
  for (let from = 0; from < given.length; from += atOnce) {
    const part = given.slice(from, from + atOnce).map(({ id, facts }) => ({ ...own, id, ...rowOf(facts) }))
    await tx.rows.insertInto('suppliers').values(part).execute()
  }
}

/** Writes suppliers over what they were, in one statement. */
export async function updateSuppliers(
  tx: Tx,
  _allowed: Writing,
  given: readonly { id: string; facts: SupplierFacts }[],
): Promise<void> {
  if (given.length === 0) return
  const rows = given.map(({ id, facts }) => ({ id, ...rowOf(facts) }))
  await sql`update suppliers s set name = g.name, description = g.description, registration = g.registration, country = g.country,
      website = g.website, owner = g.owner, owner_role = g.owner_role, starts = g.starts, ended_on = g.ended_on,
      end_reason = g.end_reason, exit_plan = g.exit_plan, exit_tried_on = g.exit_tried_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, name text, description text, registration text,
      country text, website text, owner uuid, owner_role text, starts date, ended_on date, end_reason text, exit_plan text,
      exit_tried_on date)
    where s.organisation_id = ${tx.organisation} and s.id = g.id`.execute(tx.rows)
}

/** Writes services of which only the name is known. */
export async function insertNamedServices(
  tx: Tx,
  _allowed: Writing,
  given: readonly { supplier: string; name: string }[],
): Promise<void> {
  const own = { organisation_id: tx.organisation, description: '', kind: 'other', can_miss_hours: null }
  for (let from = 0; from < given.length; from += atOnce) {
    const part = given
      .slice(from, from + atOnce)
      .map((one) => ({ ...own, id: newId(), ...one, starts: null, ended_on: null }))
    await tx.rows.insertInto('supplier_services').values(part).execute()
  }
}

export async function storeCriticality(
  tx: Tx,
  _allowed: Allowed<'suppliers:decide'>,
  id: string,
  { criticality, reason }: { criticality: Criticality | null; reason: string },
): Promise<void> {
  await tx.rows
    .updateTable('suppliers')
    .set({ criticality_set: criticality, criticality_reason: reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** What was decided about suppliers; where nothing was, what holds until then, with revision 0. */
export async function readSettings({ rows, organisation }: Source): Promise<SupplierSettings & { revision: number }> {
  const found = await sql<SupplierSettings & { revision: number }>`
    select revision, review_every as "reviewEvery", bridge_months as "bridgeMonths", warn_days as "warnDays"
    from supplier_settings where organisation_id = ${organisation}`.execute(rows)
  return found.rows[0] ?? { ...startingSettings, revision: 0 }
}

export async function storeSettings(
  tx: Tx,
  _allowed: Allowed<'suppliers:decide'>,
  { reviewEvery, bridgeMonths, warnDays }: SupplierSettings,
): Promise<void> {
  const values = { review_every: JSON.stringify(reviewEvery), bridge_months: bridgeMonths, warn_days: warnDays }
  await tx.rows
    .insertInto('supplier_settings')
    .values({ organisation_id: tx.organisation, id: tx.organisation, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doUpdateSet(values))
    .execute()
}

/** Whether a row of this organisation has this id. */
export async function isThere(
  { rows, organisation }: Source,
  table: 'staff' | 'suppliers',
  id: string,
): Promise<boolean> {
  const found = await rows
    .selectFrom(table)
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

export type ChosenAsset = { id: string; name: string; kind: AssetKind; supplier: string; withdrawn: boolean }

/** All assets by name, withdrawn ones too. */
export async function loadAssetNames({ rows, organisation }: Source): Promise<ChosenAsset[]> {
  const found =
    await sql<ChosenAsset>`select id, name, kind, supplier, withdrawn_at is not null as withdrawn from assets
    where organisation_id = ${organisation} order by lower(name), id`.execute(rows)
  return found.rows
}

/** Names of suppliers that the systems of the scope give, with the system. */
export async function loadScopeSuppliers({
  rows,
  organisation,
}: Source): Promise<{ name: string; supplier: string }[]> {
  const found = await sql<{ name: string; supplier: string }>`select name, supplier from systems
    where organisation_id = ${organisation} and withdrawn_at is null and supplier <> '' order by lower(name), id`.execute(
    rows,
  )
  return found.rows
}

/** Everybody of the staff, as lists name them. */
export async function loadPeople({ rows, organisation }: Source) {
  return rows
    .selectFrom('staff')
    .select(['id', 'name', 'number', 'email'])
    .where('organisation_id', '=', organisation)
    .execute()
}

/** Who works here on a day and has a text in name or function: at most 20, by name. */
export async function findStaff({ rows, organisation }: Source, text: string, on: Day) {
  const wanted = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return rows
    .selectFrom('staff')
    .select(['id', 'name', 'function'])
    .where('organisation_id', '=', organisation)
    .where('starts', '<=', on)
    .where((is) => is.or([is('ends', 'is', null), is('ends', '>=', on)]))
    .where(sql<boolean>`lower(name || ' ' || function) like ${wanted}`)
    .orderBy('name')
    .orderBy('id')
    .limit(20)
    .execute()
}

export async function organisationName({ rows, organisation }: Source): Promise<string> {
  const found = await rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  return found?.name ?? ''
}

/** Every command that changed the supplier or what hangs on it up to the moment asked for, newest first; at most 50. */
export async function changesOf({ rows, organisation }: Source, id: string) {
  const of = [
    'supplier_contacts',
    'supplier_services',
    'subprocessors',
    'supplier_contracts',
    'processor_agreements',
    'supplier_certificates',
  ].map(
    (table) => sql`select valid_from from ${sql.table(`history.${table}`)}
      where organisation_id = ${organisation} and supplier = ${id}`,
  )
  const found = await sql<{ revision: number; at: Instant; by: string; action: string }>`
    select t.revision, t.at, regexp_replace(t.actor_name, ' <[^>]*>$', '') as by, t.action from trail t
    where t.organisation_id = ${organisation} and t.revision in (
        select valid_from from history.suppliers where organisation_id = ${organisation} and id = ${id}
        union ${sql.join(of, sql` union `)}
        union select r.valid_from from history.service_reaches r where r.organisation_id = ${organisation} and r.service in (
          select s.id from history.supplier_services s where s.organisation_id = ${organisation} and s.supplier = ${id}))
      and t.revision <= current_revision()
    order by t.revision desc limit 50`.execute(rows)
  return found.rows
}
