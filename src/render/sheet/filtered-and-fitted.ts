import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import type { Feature } from 'write-excel-file/node'

/**
 * What the library does not do by itself: filter buttons over a range of each sheet that has one, and every sheet printed on A4, as wide
 * as the page. The elements stand where the format wants them (ECMA-376 part 1, 18.3.1.99).
 */
export function filteredAndFitted(ranges: (string | null)[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content, _options, { sheetIndex }) => {
            const fitted = content.replace(
              /<worksheet[^>]*>/,
              (opening) => `${opening}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
            )
            const range = ranges[sheetIndex] ?? null
            const filter = `<autoFilter ref="${range}"/>`
            return range === null ? fitted : fitted.replace('</sheetData>', () => `</sheetData>${filter}`)
          },
          transformElementAttributes: (tagName, attributes) =>
            tagName === 'pageSetup' ? { ...attributes, paperSize: 9, fitToWidth: 1, fitToHeight: 0 } : attributes,
        },
      },
    },
  }
}
