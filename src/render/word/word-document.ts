import type { StatementView } from '../statement-view.ts'
import { controlTable } from './control-table.ts'
import { frontPages } from './front-pages.ts'
import { heading, paragraph } from './word-blocks.ts'
import { frontSection, LANDSCAPE, packed, pages } from './word-pages.ts'

/** DOCX bytes: portrait front pages, then a landscape section for each edition, which its running head names. */
export function packWordDocument(view: StatementView): Promise<Uint8Array> {
  const editions = view.sections.map((section) =>
    pages(view, LANDSCAPE, section.name, [
      heading(section.name, 1),
      ...(section.themes.length === 0 ? [paragraph(view.words.noControls)] : []),
      ...section.themes.flatMap((theme) => [heading(theme.name, 2), controlTable(view, theme.rows)]),
    ]),
  )
  return packed(view, [frontSection(view, frontPages(view)), ...editions])
}
