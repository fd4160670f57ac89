import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instant, msOf } from '../../core/time/instant.ts'
import { home } from '../../platform/home.ts'
import type { DocumentView } from '../document-view.ts'
import { renderInProcess } from '../rendering.ts'

const templates = new Map<string, string>()

async function template(name: string): Promise<string> {
  const known = templates.get(name)
  if (known !== undefined) return known
  const text = await readFile(join(home, 'src/render/pdf', `${name}.typ`), 'utf8')
  templates.set(name, text)
  return text
}

/**
 * A tagged PDF/A-2a document in the look that all documents share. The same view gives the same bytes: the date in it is its moment.
 * Throws RenderingFailed ('busy' when too many wait).
 */
export async function renderTypst(
  name: 'statement' | 'report',
  view: DocumentView,
  moment: Instant,
  { drawings = [], whose }: { drawings?: string[]; whose: string },
): Promise<Uint8Array> {
  const both = `${await template('document')}${await template(name)}`
  const createdAtSeconds = Math.floor(msOf(moment) / 1000)
  return renderInProcess({ kind: 'typst', template: both, data: view, drawings, createdAtSeconds }, whose)
}
