import { compareRequirementIds } from '../standards/edition.ts'
import type { Statement, StatementDecision, StatementRow } from './statement.ts'

type Both = { nl: string; en: string }

/** A subject of the 2022 numbering, with what it is called. */
export type Subject = { number: string; theme: Both; title: Both }

/** What one standard says about a subject. Several rows where an older edition spreads it over several controls. */
export type CombinedCell = { edition: string; rows: StatementRow[] }

/** One subject with what every standard of the statement says about it; a standard that says nothing has no rows. */
export type CombinedRow = {
  subject: Subject
  /** What health care adds, where one of the standards says so. */
  healthcare: StatementRow['healthcare']
  healthcareUncertain: boolean
  /** In the order of the editions of the statement. */
  cells: CombinedCell[]
  /** Whether all decisions about the subject say the same, so that one reason and one explanation serve all. */
  agreed: boolean
}

const said = (decision: StatementDecision | null) =>
  decision === null
    ? null
    : [
        decision.applies,
        decision.reasons,
        decision.justification,
        decision.presence,
        decision.description,
        decision.since,
        decision.law ?? '',
        decision.contract ?? '',
      ]

/**
 * The statement with one row for each subject and every decision in exactly one of them. `subjectOf` gives the subject of a control,
 * or null where the mappings know none: such a control is a subject by itself, after the others. Subjects are in natural order.
 */
export function combineStatement(
  statement: Pick<Statement, 'rows' | 'editions'>,
  subjectOf: (row: StatementRow) => Subject | null,
): CombinedRow[] {
  const known = new Map<string, { subject: Subject; rows: StatementRow[] }>()
  const alone: { subject: Subject; rows: StatementRow[] }[] = []
  for (const row of statement.rows) {
    const subject = subjectOf(row)
    if (subject === null) {
      alone.push({ subject: { number: row.requirement, theme: row.theme, title: row.title }, rows: [row] })
      continue
    }
    const found = known.get(subject.number)
    if (found) found.rows.push(row)
    else known.set(subject.number, { subject, rows: [row] })
  }
  const editions = [
    ...new Set([...statement.editions.map(({ id }) => id), ...statement.rows.map((row) => row.edition)]),
  ]
  const sorted = [...known.values()].sort((a, b) => compareRequirementIds(a.subject.number, b.subject.number))
  return [...sorted, ...alone].map(({ subject, rows }) => {
    const care = rows.find(({ healthcare }) => healthcare !== null)
    return {
      subject,
      healthcare: care?.healthcare ?? null,
      healthcareUncertain: care?.healthcareUncertain ?? false,
      cells: editions.map((edition) => ({ edition, rows: rows.filter((row) => row.edition === edition) })),
      agreed: new Set(rows.map(({ decision }) => JSON.stringify(said(decision)))).size === 1,
    }
  })
}
