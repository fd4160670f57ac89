import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Statement } from '../../core/soa/statement.ts'
import { msOf } from '../../core/time/instant.ts'
import { renderInProcess } from '../rendering.ts'
import { statementView } from '../statement-view.ts'

let template: string | null = null

/**
 * The statement as a tagged PDF/A-2a document. The same statement gives the same bytes: the date in it is the statement's moment.
 * Throws RenderingFailed ('busy' when too many wait).
 */
export async function renderStatementPdf(statement: Statement): Promise<Uint8Array> {
  template ??= await readFile(join(import.meta.dirname, 'statement.typ'), 'utf8')
  const createdAtSeconds = Math.floor(msOf(statement.moment) / 1000)
  return renderInProcess({ kind: 'typst', template, data: statementView(statement), createdAtSeconds })
}
