import type { FileChild } from 'docx'
import type { StatementView } from '../statement-view.ts'
import { presenceRun } from './control-table.ts'
import { approval, checkpoint, titlePage } from './title-page.ts'
import { frontHeading, heading, paragraph, table } from './word-blocks.ts'
import { colours } from './word-styles.ts'

/** Longer scopes move from the title page to the next. */
const SCOPE_ON_TITLE_PAGE = 500

/** Title page, scope, totals, approval, then how to read and the checkpoint: portrait A4 with 162 mm between the margins. */
export function frontPages(view: StatementView): FileChild[] {
  const short = view.scope.text.length <= SCOPE_ON_TITLE_PAGE
  const scope = [frontHeading(view.scope.title), paragraph(view.scope.text, 'Scope')]
  return [
    ...titlePage(view),
    ...(short ? scope : []),
    frontHeading(view.totals.title),
    totalsTable(view),
    ...approval(view),
    ...(short ? [] : scope),
    ...reading(view),
    ...checkpoint(view),
  ]
}

function totalsTable(view: StatementView): FileChild {
  const { editions, rows } = view.totals
  const width = editions.length === 0 ? 0 : Math.min(40, 100 / editions.length)
  return table({
    widths: [162 - width * editions.length, ...editions.map(() => width)],
    head: [{ runs: [] }, ...editions.map((text) => ({ runs: [{ text }], style: 'CellHead', right: true }))],
    lines: 'thin',
    rows: rows.map(({ label, level, counts }) => {
      const look = level === 0 ? { bold: true } : { color: colours.soft }
      return {
        cells: [
          [{ runs: [{ text: level === 0 ? label : `    ${label}`, ...look }] }],
          ...counts.map((text) => [{ runs: [{ text, ...look }], right: true }]),
        ],
      }
    }),
  })
}

function reading(view: StatementView): FileChild[] {
  return [
    heading(view.legend.title, 1, true),
    ...view.legend.groups.flatMap(({ title, terms }) => [
      heading(title, 2),
      table({
        widths: [48, 114],
        head: null,
        lines: 'none',
        rows: terms.map(({ term, means, presence }) => ({
          cells: [[{ runs: presenceRun(presence, term) }], [{ runs: [{ text: means }] }]],
        })),
      }),
    ]),
  ]
}
