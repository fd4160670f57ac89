import { type Statement, statementTotals } from '../core/soa/statement.ts'

/** Raised when a reader of an older file would misread a newer one; a field that is only added does not raise it. */
const STATEMENT_SCHEMA_VERSION = 1

/**
 * The statement as JSON (UTF-8, two spaces of indent, a line feed at the end). The same statement gives the same bytes, in every later
 * release too, since the fingerprint of an approved version is the SHA-256 of this file: fields stand in a fixed order, rows in the
 * order of the statement, and what is added later is left out where an older version did not have it.
 *
 * Schema version 1: `schema` is always 'zorgborg/statement-of-applicability'; `note` is there in approved versions alone; `moment`, `approvedAt` and `decidedAt` are instants
 * in UTC (ISO 8601 with milliseconds); `since` is a calendar day in Europe/Amsterdam; `checkpoint.root` is base64; `reasons` are
 * 'risk', 'law', 'contract', 'good-practice'; `presence` is 'in-place', 'partly', 'planned', 'absent' or null (not marked);
 * `healthcare` is 'unique', 'deepened', 'guidance', 'none' or null (the edition makes no such difference); `decision` is null
 * while undecided; `law`, `contract` and `risks` (numbers) name what is behind that reason; `basis` holds the facts on which a decision rests, and `lapsed`
 * those of them that were otherwise at `moment` (`now` null: not known any more); in `totals` applicable + excluded + undecided = total, and the five presences add up to applicable.
 */
export function renderStatementJson(statement: Statement): Uint8Array {
  const document = {
    schema: 'zorgborg/statement-of-applicability',
    schemaVersion: STATEMENT_SCHEMA_VERSION,
    organisation: statement.organisation,
    language: statement.language,
    status: statement.status,
    version: statement.version,
    approvedBy: statement.approvedBy,
    approvedAt: statement.approvedAt,
    ...(statement.approvedAs === undefined ? {} : { approvedAs: statement.approvedAs }),
    ...(statement.recordedBy === undefined ? {} : { recordedBy: statement.recordedBy }),
    ...(statement.preparedBy === undefined ? {} : { preparedBy: statement.preparedBy }),
    ...(statement.note === undefined ? {} : { note: statement.note }),
    moment: statement.moment,
    checkpoint:
      statement.checkpoint === null
        ? null
        : { origin: statement.checkpoint.origin, size: statement.checkpoint.size, root: statement.checkpoint.root },
    scope: statement.scope,
    editions: statement.editions.map(({ id, name }) => ({ id, name })),
    totals: statementTotals(statement),
    rows: statement.rows.map(({ decision, ...row }) => ({
      edition: row.edition,
      editionName: row.editionName,
      requirement: row.requirement,
      theme: { nl: row.theme.nl, en: row.theme.en },
      title: { nl: row.title.nl, en: row.title.en },
      healthcare: row.healthcare,
      healthcareUncertain: row.healthcareUncertain,
      decision:
        decision === null
          ? null
          : {
              applies: decision.applies,
              reasons: decision.reasons,
              justification: decision.justification,
              presence: decision.presence,
              description: decision.description,
              since: decision.since,
              decidedBy: decision.decidedBy,
              decidedAt: decision.decidedAt,
              ...(decision.law === undefined ? {} : { law: decision.law }),
              ...(decision.contract === undefined ? {} : { contract: decision.contract }),
              ...(decision.risks === undefined ? {} : { risks: decision.risks }),
              ...(decision.basis === undefined
                ? {}
                : { basis: decision.basis.map(({ fact, holds }) => ({ fact, holds })) }),
              ...(decision.lapsed === undefined
                ? {}
                : { lapsed: decision.lapsed.map(({ fact, was, now }) => ({ fact, was, now })) }),
            },
    })),
  }
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`)
}
