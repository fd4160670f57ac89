import type { Statement } from '../../core/soa/statement.ts'
import { renderInProcess } from '../rendering.ts'
import { statementView } from '../statement-view.ts'

/**
 * The statement as a DOCX document: the same content as the PDF, with real styles, headings and repeating table heads.
 * Throws RenderingFailed ('busy' when too many wait).
 */
export function renderStatementWord(statement: Statement, whose = ''): Promise<Uint8Array> {
  return renderInProcess({ kind: 'word', view: statementView(statement) }, whose)
}
