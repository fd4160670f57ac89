import { subjectsOf } from '../../core/applicability/subject.ts'
import { type CombinedRow, combineStatement, type Subject } from '../../core/soa/combined.ts'
import type { Statement, StatementRow } from '../../core/soa/statement.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { combinedReport } from './combined-report.ts'
import type { SoaFormat } from './render-soa.ts'

/** The subjects of the 2022 numbering, with the names that the newest edition knowing each gives. */
function subjectsByNumber(content: Content): Map<string, Subject> {
  const subjects = new Map<string, Subject>()
  for (const edition of content.editions.values()) {
    if (edition.numbering !== 'iso-27002-2022') continue
    const themes = new Map(edition.themes.map(({ id, nl, en }) => [id, { nl, en }]))
    for (const { id, theme, title } of edition.requirements) {
      if (subjects.has(id)) continue
      subjects.set(id, { number: id, title, theme: themes.get(theme) ?? { nl: theme, en: theme } })
    }
  }
  return subjects
}

/** The statement by subject. A control of an older edition that was split stands at the first of its subjects. */
function combinedRows(content: Content, statement: Statement): CombinedRow[] {
  const subjects = subjectsByNumber(content)
  return combineStatement(statement, ({ edition, requirement }) => {
    const [first] = subjectsOf(content, edition, requirement)
    return (first === undefined ? undefined : subjects.get(first)) ?? null
  })
}

const sideOf = ({ decision }: StatementRow) =>
  decision && {
    applies: decision.applies,
    reasons: decision.reasons,
    justification: decision.justification,
    presence: decision.presence,
    description: decision.description,
    since: decision.since,
    law: decision.law ?? '',
    contract: decision.contract ?? '',
    lapsed: decision.lapsed !== undefined,
  }

/** The combined statement as the screen shows it. */
export function combinedView(content: Content, statement: Statement) {
  return {
    editions: statement.editions,
    rows: combinedRows(content, statement).map(({ subject, cells, agreed }) => ({
      ...subject,
      agreed,
      cells: cells.map(({ edition, rows }) => ({
        edition,
        controls: rows.map((row) => ({ requirement: row.requirement, title: row.title, decision: sideOf(row) })),
      })),
    })),
  }
}

/**
 * The combined statement as a file. JSON, schema 'zorgborg/combined-statement-of-applicability' version 1: the head of the statement
 * file, and `rows` by subject, each with a cell for every edition that holds the rows of the statement file on that subject.
 */
export function combinedFile(content: Content, statement: Statement, format: SoaFormat): FileAnswer {
  const rows = combinedRows(content, statement)
  if (format !== 'json') return reportFile(combinedReport(statement, rows, format), format)
  const { rows: _rows, fingerprint: _fingerprint, ...head } = statement
  const document = {
    schema: 'zorgborg/combined-statement-of-applicability',
    schemaVersion: 1,
    ...head,
    rows: rows.map(({ subject, agreed, cells }) => ({ ...subject, agreed, cells })),
  }
  const title = statement.language === 'nl' ? 'VvT gecombineerd' : 'Combined SoA'
  const organisation = statement.organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()
  const day = dayOf(statement.approvedAt ?? statement.moment)
  return {
    bytes: async () => new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`),
    mediaType: 'application/json',
    fileName: `${title} ${organisation} ${day}.json`,
  }
}
