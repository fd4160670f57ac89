import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { KnownPerson } from '../../core/assets/plan-import.ts'
import { headingKey } from '../../core/exchange/column-mapping.ts'
import type { RequirementRef } from '../../core/measures/subjects.ts'
import type { StatedRating } from '../../core/risk/rating.ts'
import type { RiskTarget } from '../../core/risk/risk-row.ts'
import { dayOf } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Noted, Source } from './risk-facts.store.ts'

type Writing = Allowed<'risk:write'>

type SheetRows = {
  organisation: { name: string; language: 'nl' | 'en' }
  people: KnownPerson[]
  measures: { id: string; title: string }[]
  /** Why a rating was made so, by its id. */
  reasons: Record<string, string>
  adopted: string[]
  /** What was chosen before for headings, by their key. */
  remembered: Record<string, string>
}

/** What cells name and the register of risks does not hold, in one statement. Measures that ended are there where a risk counts on them. */
export async function readSheetRows({ rows, organisation }: Source, today: string): Promise<SheetRows> {
  const of = sql`organisation_id = ${organisation}`
  const found = await sql<{ [K in keyof SheetRows]: SheetRows[K] | null }>`select
    (select json_build_object('name', name, 'language', language) from organisations where ${of}) as organisation,
    (select json_agg(json_build_object('id', id, 'name', name, 'number', number, 'email', email) order by name, id)
      from staff where ${of}) as people,
    (select json_agg(json_build_object('id', m.id, 'title', m.title) order by m.title, m.id) from measures m
      where m.organisation_id = ${organisation} and (m.ended_on is null or m.ended_on > ${today}::date
        or exists (select from risk_measures l where l.organisation_id = ${organisation} and l.measure = m.id))) as measures,
    (select json_object_agg(id, reason) from risk_ratings where ${of} and withdrawn_at is null and reason <> '') as reasons,
    (select json_agg(edition order by edition) from adoptions where ${of}) as adopted,
    (select json_object_agg(heading, field) from import_columns where ${of} and kind = 'risks') as remembered`.execute(
    rows,
  )
  const row = found.rows[0]
  return {
    organisation: row?.organisation ?? { name: '', language: 'nl' },
    people: row?.people ?? [],
    measures: row?.measures ?? [],
    reasons: row?.reasons ?? {},
    adopted: row?.adopted ?? [],
    remembered: row?.remembered ?? {},
  }
}

/** Remembers what columns are about; what was remembered the same is not written again. */
export async function rememberColumns(
  tx: Tx,
  _allowed: Writing,
  remembered: Readonly<Record<string, string>>,
  columns: readonly { heading: string; about: string }[],
): Promise<void> {
  const chosen = new Map(columns.map(({ heading, about }) => [headingKey(heading).slice(0, 100), about] as const))
  const rows = [...chosen]
    .filter(([heading, field]) => heading !== '' && remembered[heading] !== field)
    .map(([heading, field]) => ({ id: newId(), heading, field }))
  if (rows.length === 0) return
  await sql`insert into import_columns (organisation_id, id, kind, heading, field)
    select ${tx.organisation}::uuid, id, 'risks', heading, field
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, heading text, field text)
    on conflict (organisation_id, kind, lower(heading)) do update set field = excluded.field`.execute(tx.rows)
}

export type WrittenRisk = { id: string; target: RiskTarget }

const columns = sql`id uuid, title text, asset uuid, threat text, "threatGroup" text, description text, owner uuid, "ownerRole" text,
  treatment text, "treatmentReason" text, "raisedOn" date, "closedOn" date, "closeReason" text, place int`
const given = (risks: readonly WrittenRisk[]) =>
  JSON.stringify(
    risks.map(({ id, target: { measures: _measures, controls: _controls, ...target } }, place) => ({
      ...{ ...target, id, place },
    })),
  )

/** Adds risks with the next numbers, in the order given: one statement, however many. */
export async function insertRisks(tx: Tx, _allowed: Writing, risks: readonly WrittenRisk[]): Promise<void> {
  if (risks.length === 0) return
  await sql`insert into risks (organisation_id, id, number, title, asset, threat, threat_group, description, owner, owner_role, treatment,
      treatment_reason, raised_on, raised_by, closed_on, close_reason)
    select ${tx.organisation}::uuid, id, (select coalesce(max(number), 0) from risks where organisation_id = ${tx.organisation}) + 1 + place,
      title, asset, threat, "threatGroup", description, owner, "ownerRole", treatment, "treatmentReason", "raisedOn",
      ${tx.actor.name}, "closedOn", "closeReason"
    from jsonb_to_recordset(${given(risks)}::jsonb) as given (${columns})`.execute(tx.rows)
}

/** Writes what stands in changed risks, also where only something that hangs on them changed: their revision tells it. */
export async function updateRisks(tx: Tx, _allowed: Writing, risks: readonly WrittenRisk[]): Promise<void> {
  if (risks.length === 0) return
  await sql`update risks r set title = g.title, asset = g.asset, threat = g.threat, threat_group = g."threatGroup",
      description = g.description, owner = g.owner, owner_role = g."ownerRole", treatment = g.treatment,
      treatment_reason = g."treatmentReason", closed_on = g."closedOn", close_reason = g."closeReason"
    from jsonb_to_recordset(${given(risks)}::jsonb) as g (${columns})
    where r.organisation_id = ${tx.organisation} and r.id = g.id`.execute(tx.rows)
}

/** Makes the links of risks to measures and controls those that are given: two statements for each. */
export async function replaceLinks(tx: Tx, _allowed: Writing, risks: readonly WrittenRisk[]): Promise<void> {
  if (risks.length === 0) return
  const ids = risks.map(({ id }) => id)
  const measures = risks.flatMap(({ id, target }) => target.measures.map((one) => ({ ...one, id: newId(), risk: id })))
  const controls = risks.flatMap(({ id, target }) =>
    target.controls.map(({ edition, requirement }: RequirementRef) => ({
      id: newId(),
      risk: id,
      edition,
      requirement,
    })),
  )
  const asMeasures = sql`jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as g (id uuid, risk uuid, measure uuid, weight int)`
  const asControls = sql`jsonb_to_recordset(${JSON.stringify(controls)}::jsonb) as g (id uuid, risk uuid, edition text, requirement text)`
  await sql`delete from risk_measures l where l.organisation_id = ${tx.organisation} and l.risk = any(${ids}::uuid[])
    and not exists (select from ${asMeasures} where g.risk = l.risk and g.measure = l.measure)`.execute(tx.rows)
  await sql`insert into risk_measures (organisation_id, id, risk, measure, weight)
    select ${tx.organisation}::uuid, id, risk, measure, weight from ${asMeasures}
    on conflict (organisation_id, risk, measure) do update set weight = excluded.weight
      where risk_measures.weight <> excluded.weight`.execute(tx.rows)
  await sql`delete from risk_controls l where l.organisation_id = ${tx.organisation} and l.risk = any(${ids}::uuid[])
    and not exists (select from ${asControls} where g.risk = l.risk and g.edition = l.edition and g.requirement = l.requirement)`.execute(
    tx.rows,
  )
  await sql`insert into risk_controls (organisation_id, id, risk, edition, requirement)
    select ${tx.organisation}::uuid, id, risk, edition, requirement from ${asControls}
    on conflict (organisation_id, risk, edition, requirement) do nothing`.execute(tx.rows)
}

type SheetRating = { risk: string; stated: StatedRating; reason: string; noted: Noted }

/** Writes ratings by the criteria that hold: one statement, however many. */
export async function insertSheetRatings(
  tx: Tx,
  _allowed: Writing,
  criteria: string,
  ratings: readonly SheetRating[],
): Promise<void> {
  if (ratings.length === 0) return
  const rows = ratings.map(({ stated: { inherent, residual }, ...one }) => ({
    ...one,
    id: newId(),
    inherent,
    residual,
  }))
  await sql`insert into risk_ratings (organisation_id, id, risk, criteria, inherent_likelihood, inherent_impacts, residual_likelihood,
      residual_impacts, reason, rated_on, rated_by, recorded_at, noted, workshop, withdrawn_at)
    select ${tx.organisation}::uuid, id, risk, ${criteria}::uuid, (inherent->>'likelihood')::smallint, inherent->'impacts',
      (residual->>'likelihood')::smallint, residual->'impacts', reason, ${dayOf(tx.now)}::date, ${tx.actor.name}, ${tx.now}::timestamptz,
      noted, null, null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g (id uuid, risk uuid, inherent jsonb, residual jsonb, reason text, noted jsonb)`.execute(tx.rows)
}
