import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import { type KnownFacts, knownFrom } from '../../core/applicability/basis-facts.ts'
import type { DecisionFacts, Presence, Reason } from '../../core/applicability/decision-facts.ts'
import type { CorrectedMarks, Mark } from '../../core/standards/with-corrections.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { type BasisRow, basisOf, deleteBasis, onNothing, saveBasis } from './decision-bases.store.ts'

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

type StatedRow = {
  applies: boolean
  reasons: string[]
  justification: string
  presence: string | null
  description: string
  since: string | null
}
type FactsRow = BasisRow & StatedRow
type DecisionRow = StatedRow & {
  id: string
  revision: number
  edition: string
  requirement: string
  decided_by: string
  decided_at: string
}
type Row = BasisRow & DecisionRow

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

const toDecision = (row: DecisionRow, rests: BasisRow): Decision => ({
  applies: row.applies,
  reasons: row.reasons as Reason[],
  justification: row.justification,
  presence: row.presence as Presence | null,
  description: row.description,
  since: row.since as Day | null,
  law: rests.law ?? '',
  contract: rests.contract ?? '',
  basis: basisOf(rests.facts),
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

/** What goes along once with a list: what decisions rest on by their id, what the profile says, and corrected marks. */
type Beside = {
  bases: Record<string, BasisRow> | null
  facts: Record<string, boolean> | null
  profile: { people: number | null; processorAgreement: boolean | null } | null
  marks: Record<string, Mark> | null
}

/**
 * The adopted editions, all decisions about them, and the facts on which they rest as these are now, in one statement: what a list of
 * controls is made from.
 */
export async function listAdoptedAndDecided(
  reader: Reader,
): Promise<{ adopted: string[]; decisions: Decision[]; facts: KnownFacts; marks: CorrectedMarks }> {
  const { organisation } = reader
  const rows = await reader.rows
    .selectFrom('adoptions')
    .leftJoin('decisions', (join) =>
      join
        .onRef('decisions.organisation_id', '=', 'adoptions.organisation_id')
        .onRef('decisions.edition', '=', 'adoptions.edition'),
    )
    .select('adoptions.edition as adopted')
    .select(columns.map((column) => `decisions.${column}` as const))
    // With the first row only, and in one column: reading columns of many rows costs more than the database does.
    .select(
      sql<Beside | null>`case when row_number() over () = 1 then json_build_object(
        'bases', (select json_object_agg(id, json_build_object('law', law, 'contract', contract, 'facts', facts)) from decision_bases
          where organisation_id = ${organisation}),
        'facts', (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}),
        'profile', (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
          where organisation_id = ${organisation}),
        'marks', (select json_object_agg(edition || ' ' || requirement, mark) from mark_corrections
          where organisation_id = ${organisation})) end`.as('beside'),
    )
    .where('adoptions.organisation_id', '=', organisation)
    .execute()
  const beside = rows.find((row) => row.beside !== null)?.beside
  return {
    adopted: [...new Set(rows.map((row) => row.adopted))],
    // An edition about which nothing was decided is a row without a decision.
    decisions: rows
      .filter((row) => row.id !== null)
      .map((row) => toDecision(row as DecisionRow, beside?.bases?.[row.id as string] ?? onNothing)),
    facts: knownFrom(beside?.facts, beside?.profile),
    marks: new Map(Object.entries(beside?.marks ?? {})),
  }
}

/** What is known about the organisation: each fact of the profile that somebody answered, and what follows from the rest of it. */
export async function knownFacts({ rows, organisation }: Source): Promise<KnownFacts> {
  const found = await sql<Pick<Beside, 'facts' | 'profile'>>`
    select (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}) as facts,
      (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
        where organisation_id = ${organisation}) as profile`.execute(rows)
  return knownFrom(found.rows[0]?.facts, found.rows[0]?.profile)
}

/** What the organisation says that controls add for health care, where it corrected the content. */
export async function correctedMarks(source: Source): Promise<CorrectedMarks> {
  const rows = await source.rows
    .selectFrom('mark_corrections')
    .select(['edition', 'requirement', 'mark'])
    .where('organisation_id', '=', source.organisation)
    .execute()
  return new Map(rows.map(({ edition, requirement, mark }) => [`${edition} ${requirement}`, mark as Mark]))
}

/** Decisions with what they rest on. */
const decided = (source: Source) =>
  source.rows
    .selectFrom('decisions')
    .leftJoin('decision_bases as bases', (join) =>
      join.onRef('bases.organisation_id', '=', 'decisions.organisation_id').onRef('bases.id', '=', 'decisions.id'),
    )
    .select(columns.map((column) => `decisions.${column}` as const))
    .select(['bases.law', 'bases.contract', 'bases.facts'])
    .where('decisions.organisation_id', '=', source.organisation)

/** All decisions of the organisation about these editions. */
export async function listDecisions(source: Source, editions: readonly string[]): Promise<Decision[]> {
  if (editions.length === 0) return []
  const rows = await decided(source).where('decisions.edition', 'in', editions).execute()
  return rows.map((row: Row) => toDecision(row, row))
}

/** The decision about one control; null while undecided. */
export async function findDecision(source: Source, edition: string, requirement: string): Promise<Decision | null> {
  const row = await decided(source)
    .where('decisions.edition', '=', edition)
    .where('decisions.requirement', '=', requirement)
    .executeTakeFirst()
  return row ? toDecision(row, row) : null
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

/** Writes a decision over the one that was there, or anew, with what it rests on. */
export async function saveDecision(
  tx: Tx,
  _allowed: Allowed<'applicability:decide'>,
  before: Decision | null,
  control: { edition: string; requirement: string },
  facts: DecisionFacts,
): Promise<void> {
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
