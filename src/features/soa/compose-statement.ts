import type { Reason } from '../../core/applicability/decision-facts.ts'
import type { Statement, StatementRow } from '../../core/soa/statement.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { approvedScope } from './scope.store.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'

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
}

const toDecision = (row: DecisionRow): StatementRow['decision'] => ({
  applies: row.applies,
  reasons: row.reasons as Reason[],
  justification: row.justification,
  presence: row.presence as NonNullable<StatementRow['decision']>['presence'],
  description: row.description,
  since: row.since as Day | null,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at as Instant,
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
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  if (!about) throw problems.notFound()
  const adopted = await rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', organisation)
    .execute()
  const editions = [...content.editions.values()].filter(
    (edition) =>
      adopted.some((one) => one.edition === edition.id) &&
      (asked.edition === undefined || asked.edition === edition.id),
  )
  if (asked.edition !== undefined && editions.length === 0) throw problems.notFound()
  const decisions = await rows
    .selectFrom('decisions')
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
    ])
    .where('organisation_id', '=', organisation)
    .execute()
  const decided = new Map(decisions.map((row) => [`${row.edition} ${row.requirement}`, toDecision(row)]))
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
