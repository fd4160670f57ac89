import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Statement } from '../../core/soa/statement.ts'
import { msOf } from '../../core/time/instant.ts'
import { statementView } from '../statement-view.ts'
import { typstCompiler } from './typst-compiler.ts'

const compiler = typstCompiler({ compileMs: 60_000, idleMs: 20_000, waiting: 20 })
let template: string | null = null

/**
 * The statement as a tagged PDF/A-2a document. The same statement gives the same bytes: the date in it is the statement's moment.
 * Throws RenderingFailed ('busy' when too many wait).
 */
export async function renderStatementPdf(statement: Statement): Promise<Uint8Array> {
  template ??= await readFile(join(import.meta.dirname, 'statement.typ'), 'utf8')
  const createdAtSeconds = Math.floor(msOf(statement.moment) / 1000)
  return compiler.compile({ template, data: statementView(statement), createdAtSeconds })
}

/** Ends the process that makes PDFs, if there is one. It starts again by itself when needed. */
export function stopRendering(): Promise<void> {
  return compiler.stop()
}

/** The id of the process that makes PDFs while there is one; for measuring memory. */
export function renderingPid(): number | null {
  return compiler.pid()
}
