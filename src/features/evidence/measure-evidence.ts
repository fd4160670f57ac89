import { sql } from 'kysely'
import { gapsIn, type Period, proofStanding } from '../../core/evidence/freshness.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'

type Handed = { proof: string | null; id: string; title: string; periodFrom: Day; periodTo: Day }

/** What was handed in for a measure and counts, the newest period first. */
async function handedFor(reader: Reader, measure: string): Promise<Handed[]> {
  const rows = await reader.rows
    .selectFrom('evidence_measures as m')
    .innerJoin('evidence as e', (join) =>
      join.onRef('e.organisation_id', '=', 'm.organisation_id').onRef('e.id', '=', 'm.evidence'),
    )
    .leftJoin('evidence as r', (join) =>
      join.onRef('r.organisation_id', '=', 'e.organisation_id').onRef('r.revises', '=', 'e.id'),
    )
    .select(['m.proof', 'e.id', 'e.title', 'e.period_from as periodFrom', 'e.period_to as periodTo'])
    .where('m.organisation_id', '=', reader.organisation)
    .where('m.measure', '=', measure)
    .where('e.withdrawn_at', 'is', null)
    .where('r.id', 'is', null)
    .orderBy('e.period_to', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  return rows as Handed[]
}

const periodOf = ({ periodFrom, periodTo }: Handed): Period => ({ from: periodFrom, to: periodTo })

/** How each proof that a measure expects stands, and which days of a period are not covered. Throws 404. */
export async function measureEvidence(reader: Reader, measure: string, asked: Period | null) {
  const known = await reader.rows
    .selectFrom('measures')
    .select('id')
    .where('organisation_id', '=', reader.organisation)
    .where('id', '=', measure)
    .executeTakeFirst()
  if (!known) throw problems.notFound()
  const proofs = await reader.rows
    .selectFrom('measure_proofs')
    .select(['id', 'title', 'kind', 'fresh_for as freshFor'])
    .where('organisation_id', '=', reader.organisation)
    .where('measure', '=', measure)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const handed = Map.groupBy(await handedFor(reader, measure), ({ proof }) => proof)
  const open = await sql<{ asked: number }>`select count(*)::int as asked from evidence_requests
    where organisation_id = ${reader.organisation} and measure = ${measure}
    and answered_at is null and withdrawn_at is null`.execute(reader.rows)
  const today = dayOf(reader.now)
  return {
    proofs: proofs.map((proof) => {
      const own = handed.get(proof.id) ?? []
      const newest = own[0]
      return {
        ...proof,
        kind: proof.kind as 'design' | 'existence' | 'operation',
        ...proofStanding(own.map(periodOf), proof.freshFor, today),
        items: own.length,
        newest: newest
          ? { id: newest.id, title: newest.title, periodFrom: newest.periodFrom, periodTo: newest.periodTo }
          : null,
        gaps: asked ? gapsIn(asked, own.map(periodOf), proof.freshFor) : [],
      }
    }),
    general: (handed.get(null) ?? []).length,
    asked: open.rows[0]?.asked ?? 0,
  }
}

/** Measures with what they expect, and who collected evidence before: to choose from. Three queries. */
export async function evidenceChoices(reader: Reader) {
  const measures = await reader.rows
    .selectFrom('measures')
    .select(['id', 'title', 'ended_on'])
    .where('organisation_id', '=', reader.organisation)
    .orderBy((eb) => eb.fn('lower', ['title']))
    .execute()
  const proofs = await reader.rows
    .selectFrom('measure_proofs')
    .select(['id', 'measure', 'title', 'fresh_for as freshFor'])
    .where('organisation_id', '=', reader.organisation)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .execute()
  const people = await reader.rows
    .selectFrom('evidence')
    .select('collected_by')
    .distinct()
    .where('organisation_id', '=', reader.organisation)
    .orderBy('collected_by')
    .limit(200)
    .execute()
  const byMeasure = Map.groupBy(proofs, ({ measure }) => measure)
  return {
    measures: measures.map(({ id, title, ended_on }) => ({
      id,
      title,
      ended: ended_on !== null && ended_on <= dayOf(reader.now),
      proofs: (byMeasure.get(id) ?? []).map(({ measure: _measure, ...proof }) => proof),
    })),
    collectedBy: people.map(({ collected_by }) => collected_by),
  }
}
