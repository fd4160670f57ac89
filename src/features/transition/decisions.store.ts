import type { DecisionFacts, Presence, Reason } from '../../core/applicability/decision-facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Source } from './assessments.store.ts'

export type Decision = Omit<DecisionFacts, 'basis'> & { revision: number; decidedBy: string; decidedAt: Instant }

/** What was decided about the controls of two editions, and which of the two are adopted. */
export async function readDecisions(
  source: Source,
  editions: readonly string[],
): Promise<{ adopted: ReadonlySet<string>; decided: ReadonlyMap<string, Decision> }> {
  const adopted = await source.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', source.organisation)
    .execute()
  const rows = await source.rows
    .selectFrom('decisions as d')
    .leftJoin('decision_bases as b', (join) =>
      join.onRef('b.organisation_id', '=', 'd.organisation_id').onRef('b.id', '=', 'd.id'),
    )
    .select(['d.revision', 'd.edition', 'd.requirement', 'd.applies', 'd.reasons', 'd.justification', 'd.presence'])
    .select(['d.description', 'd.since', 'd.decided_by', 'd.decided_at', 'b.law', 'b.contract'])
    .where('d.organisation_id', '=', source.organisation)
    .where('d.edition', 'in', editions)
    .execute()
  return {
    adopted: new Set(adopted.map(({ edition }) => edition)),
    decided: new Map(
      rows.map((row) => [
        decisionKey(row.edition, row.requirement),
        {
          revision: row.revision,
          applies: row.applies,
          reasons: row.reasons as Reason[],
          justification: row.justification,
          presence: row.presence as Presence | null,
          description: row.description,
          since: row.since as Day | null,
          law: row.law ?? '',
          contract: row.contract ?? '',
          decidedBy: row.decided_by,
          decidedAt: row.decided_at as Instant,
        },
      ]),
    ),
  }
}

export const decisionKey = (edition: string, requirement: string): string => `${edition} ${requirement}`
