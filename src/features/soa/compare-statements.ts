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
        law: row.decision.law ?? '',
        contract: row.decision.contract ?? '',
      }
    : null

const keyOf = (row: StatementRow) => `${row.edition} ${row.requirement}`

/** Whether a control came into the statement, went out of it with its standard, or is decided otherwise. */
export type Kind = 'added' | 'dropped' | 'changed'

/** What a reader of two statements would see differ, control by control, and in the scope; who decided and when does not count. */
export function compareStatements(from: Statement, to: Statement) {
  const before = new Map(from.rows.map((row) => [keyOf(row), row]))
  const after = new Map(to.rows.map((row) => [keyOf(row), row]))
  const all = new Map([...from.rows, ...to.rows].map((row) => [keyOf(row), row]))
  const items = [...all].flatMap(([key, row]) => {
    const kind: Kind = !before.has(key) ? 'added' : !after.has(key) ? 'dropped' : 'changed'
    const pair = { before: factsOf(before.get(key)), after: factsOf(after.get(key)) }
    if (kind === 'changed' && JSON.stringify(pair.before) === JSON.stringify(pair.after)) return []
    const { edition, editionName, requirement, title } = row
    return [{ edition, editionName, requirement, title, kind, ...pair }]
  })
  const scope = from.scope === to.scope ? null : { before: from.scope, after: to.scope }
  return { items, unchanged: all.size - items.length, scope }
}

export type Difference = ReturnType<typeof compareStatements>
