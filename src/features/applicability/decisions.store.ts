import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { DecisionFacts, Presence, Reason } from '../../core/applicability/decision-facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { type BasisRow, basisOf, deleteBasis, saveBasis } from './decision-bases.store.ts'
import { type Beside, besideOf, type Frame, frameOf } from './frame.store.ts'

/** A decision about one control of one edition, as it stands. */
export type Decision = DecisionFacts & {
  id: string
  revision: number
  edition: string
  requirement: string
  decidedBy: string
  decidedAt: Instant
}

/** A stretch of time in which one decision, or none, held. `until` is null for what holds at the moment asked for. */
export type DecisionPeriod = {
  revision: number
  from: Instant
  until: Instant | null
  by: string
  facts: DecisionFacts | null
}

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

const columns = [
  'id',
  'revision',
  'edition',
  'requirement',
  'applies',
  'reasons',
  'justification',
  'presence',
  'description',
  'since',
  'decided_by',
  'decided_at',
] as const
const ofDecisions = sql.raw(columns.map((column) => `d.${column}`).join(', '))

type FactsRow = BasisRow & {
  applies: boolean
  reasons: string[]
  justification: string
  presence: string | null
  description: string
  since: string | null
}
type Row = FactsRow & {
  id: string
  revision: number
  edition: string
  requirement: string
  decided_by: string
  decided_at: string
}

const factsOf = (row: FactsRow): DecisionFacts => ({
  applies: row.applies,
  reasons: row.reasons as Reason[],
  justification: row.justification,
  presence: row.presence as Presence | null,
  description: row.description,
  since: row.since as Day | null,
  law: row.law ?? '',
  contract: row.contract ?? '',
  basis: basisOf(row.facts),
})

const toDecision = (row: Row): Decision => ({
  ...factsOf(row),
  id: row.id,
  revision: row.revision,
  edition: row.edition,
  requirement: row.requirement,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at as Instant,
})

/** All decisions, and all beside which they are read, in one statement: what a list of controls is made from. */
export async function listFramed(reader: Reader): Promise<Frame & { decisions: Decision[] }> {
  const { organisation } = reader
  // A full join is never a loop in a loop, which this would be while the database has not counted the rows yet. What goes along once is
  // with the first row only, and in one column: reading columns of many rows costs more than the database does.
  const found = await sql<Partial<Row> & { beside: Beside | null }>`
    select ${ofDecisions}, b.law, b.contract, b.facts, case when row_number() over () = 1 then ${besideOf(organisation)} end as beside
    from (select) one left join (
      (select * from decisions where organisation_id = ${organisation}) d full join
      (select * from decision_bases where organisation_id = ${organisation}) b on b.id = d.id) on true`.execute(
    reader.rows,
  )
  return {
    ...frameOf(found.rows[0]?.beside),
    // An organisation that decided nothing is a row without a decision.
    decisions: found.rows.flatMap((row) => (row.id ? [toDecision(row as Row)] : [])),
  }
}

/** The decisions about some controls; none about those that are undecided. */
export async function decisionsAbout(
  source: Source,
  controls: readonly { edition: string; requirement: string }[],
): Promise<Decision[]> {
  const { organisation } = source
  const [editions, requirements] = (['edition', 'requirement'] as const).map((of) => controls.map((one) => one[of]))
  const found = await sql<Row>`
    select ${ofDecisions}, b.law, b.contract, b.facts
    from unnest(${editions}::text[], ${requirements}::text[]) as control (edition, requirement)
    join decisions d on d.organisation_id = ${organisation} and d.edition = control.edition and d.requirement = control.requirement
    left join decision_bases b on b.organisation_id = ${organisation} and b.id = d.id`.execute(source.rows)
  return found.rows.map(toDecision)
}

/** The decision about one control; null while undecided. */
export async function findDecision(source: Source, edition: string, requirement: string): Promise<Decision | null> {
  const [found] = await decisionsAbout(source, [{ edition, requirement }])
  return found ?? null
}

/** Every decision that ever held about a control up to the reader's moment, newest first, with who ended each. */
export async function historyOf(reader: Reader, edition: string, requirement: string): Promise<DecisionPeriod[]> {
  const found = await sql<
    FactsRow & { revision: number; from: string; until: string | null; by: string; ender: string | null }
  >`
    select h.applies, h.reasons, h.justification, h.presence, h.description, h.since,
      b.law, b.contract, b.facts,
      h.valid_from as revision, began.at as from, h.decided_by as by, ended.at as until, regexp_replace(ended.actor_name, ' <[^>]*>$', '') as ender
    from history.decisions h
    join trail began on began.organisation_id = h.organisation_id and began.revision = h.valid_from
    left join trail ended on ended.organisation_id = h.organisation_id and ended.revision = h.valid_to and h.valid_to <= current_revision()
    left join history.decision_bases b on b.organisation_id = h.organisation_id and b.id = h.id
      and b.valid_from <= h.valid_from and (b.valid_to is null or b.valid_to > h.valid_from)
    where h.organisation_id = ${reader.organisation} and h.edition = ${edition} and h.requirement = ${requirement}
      and h.valid_from <= current_revision()
    order by h.valid_from desc limit 200`.execute(reader.rows)
  const periods: DecisionPeriod[] = []
  for (const [index, row] of found.rows.entries()) {
    const later = found.rows[index - 1]
    const until = row.until as Instant | null
    // A decision that ended without another beginning at once was taken back.
    if (until !== null && later?.from !== until) {
      periods.push({
        revision: row.revision,
        from: until,
        until: (later?.from ?? null) as Instant | null,
        by: row.ender ?? '',
        facts: null,
      })
    }
    periods.push({ revision: row.revision, from: row.from as Instant, until, by: row.by, facts: factsOf(row) })
  }
  return periods
}

/** Writes a decision over the one that was there, or anew, with what it rests on. Returns it as it stands. */
export async function saveDecision(
  tx: Tx,
  _allowed: Allowed<'applicability:decide'>,
  before: Decision | null,
  control: { edition: string; requirement: string },
  facts: DecisionFacts,
): Promise<Decision> {
  const { law, contract, basis, ...stated } = facts
  const values = { ...stated, decided_by: tx.actor.name, decided_at: tx.now }
  const id = before?.id ?? newId()
  if (before) {
    await tx.rows
      .updateTable('decisions')
      .set(values)
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  } else {
    await tx.rows
      .insertInto('decisions')
      .values({ organisation_id: tx.organisation, id, ...control, ...values })
      .execute()
  }
  await saveBasis(tx, id, before, { law, contract, basis })
  return { ...facts, ...control, id, revision: tx.revision, decidedBy: tx.actor.name, decidedAt: tx.now }
}

export async function deleteDecision(
  tx: Tx,
  _allowed: Allowed<'applicability:decide'>,
  decision: Decision,
): Promise<void> {
  await deleteBasis(tx, decision.id)
  await tx.rows
    .deleteFrom('decisions')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', decision.id)
    .execute()
}
