import type { Statement, StatementRow } from '../../core/soa/statement.ts'

const factsOf = (row: StatementRow | undefined) =>
  row?.decision
    ? {
        applies: row.decision.applies,
        reasons: row.decision.reasons,
        justification: row.decision.justification,
        presence: row.decision.presence,
        description: row.decision.description,
        since: row.decision.since,
      }
    : null

const keyOf = (row: StatementRow) => `${row.edition} ${row.requirement}`

/** What a reader of two statements would see differ, control by control, and in the scope; who decided and when does not count. */
export function compareStatements(from: Statement, to: Statement) {
  const [before, after] = [from, to].map((statement) => new Map(statement.rows.map((row) => [keyOf(row), row])))
  const all = new Map([...from.rows, ...to.rows].map((row) => [keyOf(row), row]))
  const items = [...all].flatMap(([key, row]) => {
    const pair = { before: factsOf(before?.get(key)), after: factsOf(after?.get(key)) }
    if (JSON.stringify(pair.before) === JSON.stringify(pair.after)) return []
    return [
      { edition: row.edition, editionName: row.editionName, requirement: row.requirement, title: row.title, ...pair },
    ]
  })
  const scope = from.scope === to.scope ? null : { before: from.scope, after: to.scope }
  return { items, unchanged: all.size - items.length, scope }
}
