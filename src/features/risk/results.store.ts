import { sql } from 'kysely'
import type { RatingFact } from '../../core/risk/facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Source } from './risk-facts.store.ts'

export type PastRating = RatingFact & { risk: string; by: string }
export type Acceptance = { risk: string; by: string; starts: Day; ends: Day }
type TreatmentChoice = { risk: string; by: string; on: Day }

type Rows = { organisation: string; ratings: PastRating[]; acceptances: Acceptance[]; choices: TreatmentChoice[] }

/**
 * What results tell besides how each risk stands: all ratings that were not taken back in the order in which they were recorded, all
 * acceptances, and who chose the treatment that a risk has. One statement.
 */
export async function readResultRows({ rows, organisation }: Source): Promise<Rows> {
  const of = sql`organisation_id = ${organisation}`
  const found = await sql<{ [K in keyof Rows]: Rows[K] | null }>`
    with choices as (
      select id, valid_from, treatment, lag(treatment) over (partition by id order by valid_from) as was
      from history.risks where ${of} and valid_from <= current_revision())
    select
    (select name from organisations where ${of}) as organisation,
    (select json_agg(json_build_object('id', id, 'risk', risk, 'criteria', criteria, 'on', rated_on, 'by', rated_by,
        'inherent', json_build_object('likelihood', inherent_likelihood, 'impacts', inherent_impacts),
        'residual', json_build_object('likelihood', residual_likelihood, 'impacts', residual_impacts)) order by recorded_at, id)
      from risk_ratings where ${of} and withdrawn_at is null) as ratings,
    (select json_agg(json_build_object('risk', risk, 'by', accepted_by, 'starts', starts, 'ends', ends) order by recorded_at, id)
      from risk_acceptances where ${of}) as acceptances,
    (select json_agg(json_build_object('risk', id, 'by', by, 'on', day)) from (
      select distinct on (c.id) c.id, regexp_replace(t.actor_name, ' <[^>]*>$', '') as by,
        (t.at at time zone 'Europe/Amsterdam')::date as day
      from choices c join trail t on t.organisation_id = ${organisation} and t.revision = c.valid_from
      where c.treatment is not null and c.treatment is distinct from c.was
      order by c.id, c.valid_from desc) chosen) as choices`.execute(rows)
  const row = found.rows[0]
  return {
    organisation: row?.organisation ?? '',
    ratings: row?.ratings ?? [],
    acceptances: row?.acceptances ?? [],
    choices: row?.choices ?? [],
  }
}
