import type { Statement } from '../../core/soa/statement.ts'
import { statementView } from '../statement-view.ts'
import { renderTypst } from './typst-document.ts'

/**
 * The statement as a tagged PDF/A-2a document. The same statement gives the same bytes: the date in it is the statement's moment.
 * Throws RenderingFailed ('busy' when too many wait).
 */
export async function renderStatementPdf(statement: Statement, whose = ''): Promise<Uint8Array> {
  return renderTypst('statement', statementView(statement), statement.moment, { whose })
}
