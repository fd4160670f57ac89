import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { DecisionFacts, Presence, Reason } from '../../core/applicability/decision-facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

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

type FactsRow = {
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

/** The editions that the organisation adopted. */
export async function adoptedEditions(source: Source): Promise<string[]> {
  const rows = await source.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', source.organisation)
    .execute()
  return rows.map((row) => row.edition)
}

/** The adopted editions and all decisions about them, in one statement: what a list of controls is made from. */
export async function listAdoptedAndDecided(reader: Reader): Promise<{ adopted: string[]; decisions: Decision[] }> {
  const rows = await reader.rows
    .selectFrom('adoptions')
    .leftJoin('decisions', (join) =>
      join
        .onRef('decisions.organisation_id', '=', 'adoptions.organisation_id')
        .onRef('decisions.edition', '=', 'adoptions.edition'),
    )
    .select('adoptions.edition as adopted')
    .select(columns.map((column) => `decisions.${column}` as const))
    .where('adoptions.organisation_id', '=', reader.organisation)
    .execute()
  return {
    adopted: [...new Set(rows.map((row) => row.adopted))],
    // An edition about which nothing was decided is a row without a decision.
    decisions: rows.filter((row) => row.id !== null).map((row) => toDecision(row as Row)),
  }
}

/** All decisions of the organisation about these editions. */
export async function listDecisions(source: Source, editions: readonly string[]): Promise<Decision[]> {
  if (editions.length === 0) return []
  const rows = await source.rows
    .selectFrom('decisions')
    .select(columns)
    .where('organisation_id', '=', source.organisation)
    .where('edition', 'in', editions)
    .execute()
  return rows.map(toDecision)
}

/** The decision about one control; null while undecided. */
export async function findDecision(source: Source, edition: string, requirement: string): Promise<Decision | null> {
  const row = await source.rows
    .selectFrom('decisions')
    .select(columns)
    .where('organisation_id', '=', source.organisation)
    .where('edition', '=', edition)
    .where('requirement', '=', requirement)
    .executeTakeFirst()
  return row ? toDecision(row) : null
}

/** Every decision that ever held about a control up to the reader's moment, newest first, with who ended each. */
export async function historyOf(reader: Reader, edition: string, requirement: string): Promise<DecisionPeriod[]> {
  const found = await sql<
    FactsRow & { revision: number; from: string; until: string | null; by: string; ender: string | null }
  >`
    select h.applies, h.reasons, h.justification, h.presence, h.description, h.since,
      h.valid_from as revision, began.at as from, h.decided_by as by, ended.at as until, regexp_replace(ended.actor_name, ' <[^>]*>$', '') as ender
    from history.decisions h
    join trail began on began.organisation_id = h.organisation_id and began.revision = h.valid_from
    left join trail ended on ended.organisation_id = h.organisation_id and ended.revision = h.valid_to and h.valid_to <= current_revision()
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

/** Writes a decision over the one that was there, or anew. */
export async function saveDecision(
  tx: Tx,
  _allowed: Allowed<'applicability:decide'>,
  before: Decision | null,
  control: { edition: string; requirement: string },
  facts: DecisionFacts,
): Promise<void> {
  const values = { ...facts, decided_by: tx.actor.name, decided_at: tx.now }
  if (before) {
    await tx.rows
      .updateTable('decisions')
      .set(values)
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', before.id)
      .execute()
  } else {
    await tx.rows
      .insertInto('decisions')
      .values({ organisation_id: tx.organisation, id: newId(), ...control, ...values })
      .execute()
  }
}

export async function deleteDecision(
  tx: Tx,
  _allowed: Allowed<'applicability:decide'>,
  decision: Decision,
): Promise<void> {
  await tx.rows
    .deleteFrom('decisions')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', decision.id)
    .execute()
}
