import { sql } from 'kysely'
import { type FactValue, lapsesOf } from '../../core/applicability/basis.ts'
import { type BasisFact, type KnownFacts, knownFrom } from '../../core/applicability/basis-facts.ts'
import type { Reason } from '../../core/applicability/decision-facts.ts'
import type { Statement, StatementRow } from '../../core/soa/statement.ts'
import type { Content } from '../../core/standards/content.ts'
import { type Mark, withCorrections } from '../../core/standards/with-corrections.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { approvedScope } from './scope.store.ts'

type DecisionRow = {
  edition: string
  requirement: string
  applies: boolean
  reasons: string[]
  justification: string
  presence: string | null
  description: string
  since: string | null
  decided_by: string
  decided_at: string
  law: string | null
  contract: string | null
  facts: unknown
}

// Only what is there stands in a statement, so that one without reads as it always did.
function reasonsOf(row: DecisionRow, known: KnownFacts) {
  const facts = Object.entries((row.facts ?? {}) as Record<string, boolean>)
  const basis = facts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fact, holds]): FactValue => ({ fact: fact as BasisFact, holds }))
  const lapsed = lapsesOf(basis, known)
  return {
    ...(row.law ? { law: row.law } : {}),
    ...(row.contract ? { contract: row.contract } : {}),
    ...(basis.length > 0 ? { basis } : {}),
    ...(lapsed.length > 0 ? { lapsed } : {}),
  }
}

const toDecision = (row: DecisionRow, known: KnownFacts, asking: readonly number[]): StatementRow['decision'] => ({
  applies: row.applies,
  reasons: row.reasons as Reason[],
  justification: row.justification,
  presence: row.presence as NonNullable<StatementRow['decision']>['presence'],
  description: row.description,
  since: row.since as Day | null,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at as Instant,
  ...reasonsOf(row, known),
  ...(row.reasons.includes('risk') && asking.length > 0 ? { risks: [...asking] } : {}),
})

type Source = Pick<Reader | Tx, 'rows' | 'organisation' | 'moment' | 'now'>

/**
 * The statement of applicability as it stands at the reader's moment: every control of the adopted editions, or of one of them,
 * with its decision. A draft: approval freezes it.
 */
export async function composeStatement(
  source: Source,
  content: Content,
  asked: { edition?: string | undefined; language?: 'nl' | 'en' | undefined },
): Promise<Statement> {
  const { rows, organisation } = source
  const about = await rows
    .selectFrom('organisations')
    .select(['name', 'language', 'scope'])
    .select(
      sql<Record<string, boolean> | null>`(select jsonb_object_agg(fact, holds) from profile_facts
        where organisation_id = ${organisation})`.as('facts'),
    )
    .select(
      sql<
        Parameters<typeof knownFrom>[1]
      >`(select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
        where organisation_id = ${organisation})`.as('profile'),
    )
    .select(
      sql<Record<
        string,
        Mark
      > | null>`(select jsonb_object_agg(edition || ' ' || requirement, mark) from mark_corrections
        where organisation_id = ${organisation})`.as('marks'),
    )
    .select(
      sql<Record<string, number[]> | null>`(select json_object_agg(place, numbers) from (
        select c.edition || ' ' || c.requirement as place, json_agg(r.number order by r.number) as numbers
        from risk_controls c join risks r on r.organisation_id = c.organisation_id and r.id = c.risk and r.closed_on is null
        where c.organisation_id = ${organisation} group by 1) asking)`.as('asking'),
    )
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  if (!about) throw problems.notFound()
  const adopted = await rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', organisation)
    .execute()
  const read = withCorrections(content, new Map(Object.entries(about.marks ?? {})))
  const editions = [...read.editions.values()].filter(
    (edition) =>
      adopted.some((one) => one.edition === edition.id) &&
      (asked.edition === undefined || asked.edition === edition.id),
  )
  if (asked.edition !== undefined && editions.length === 0) throw problems.notFound()
  const decisions = await rows
    .selectFrom('decisions')
    .leftJoin('decision_bases as bases', (join) =>
      join.onRef('bases.organisation_id', '=', 'decisions.organisation_id').onRef('bases.id', '=', 'decisions.id'),
    )
    .select([
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
      'bases.law',
      'bases.contract',
      'bases.facts',
    ])
    .where('decisions.organisation_id', '=', organisation)
    .execute()
  const known = knownFrom(about.facts, about.profile)
  const asking = about.asking ?? {}
  const decided = new Map(
    decisions.map((row) => [
      `${row.edition} ${row.requirement}`,
      toDecision(row, known, asking[`${row.edition} ${row.requirement}`] ?? []),
    ]),
  )
  const language = asked.language ?? (about.language as 'nl' | 'en')
  return {
    organisation: about.name,
    language,
    scope: (await approvedScope(source, language)) ?? about.scope,
    editions: editions.map(({ id, name }) => ({ id, name })),
    status: 'draft',
    version: null,
    approvedBy: null,
    approvedAt: null,
    moment: source.now,
    checkpoint: await checkpointAt(source),
    rows: editions.flatMap((edition) => {
      const themes = new Map(edition.themes.map(({ id, nl, en }) => [id, { nl, en }]))
      return edition.requirements.map((requirement) => ({
        edition: edition.id,
        editionName: edition.name,
        requirement: requirement.id,
        theme: themes.get(requirement.theme) ?? { nl: requirement.theme, en: requirement.theme },
        title: requirement.title,
        healthcare: requirement.healthcare?.mark ?? null,
        healthcareUncertain: requirement.healthcare !== null && requirement.healthcare.confidence !== 'high',
        decision: decided.get(`${edition.id} ${requirement.id}`) ?? null,
      }))
    }),
  }
}
