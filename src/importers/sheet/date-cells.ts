import { parseXml } from './parse-xml.ts'

/** Formats of the standard that show a date or a time (ECMA-376 part 1, 18.8.30), those of other calendars too. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Which styles of cells make a number a date, by their place. */
export function dateStyles(xml: string): boolean[] {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellFormats = false
  parseXml('styles.xml', xml, {
    open: (element, attributes) => {
      if (element === 'cellXfs') inCellFormats = true
      if (element === 'numFmt') custom.set(Number(attributes.numFmtId), showsDate(attributes.formatCode ?? ''))
      if (element === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(custom.get(id) ?? builtIn(id))
      }
    },
    close: (element) => {
      if (element === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

// A format that a spreadsheet program can make is no longer; what follows would only be there to keep us busy.
const LONGEST_FORMAT = 255

// Letters between quotes, after a backslash or in brackets ([Red], [$-413]) are no parts of a date; [h] and [m] are.
function showsDate(format: string): boolean {
  const bare = format
    .slice(0, LONGEST_FORMAT)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, '')
  return /[dmyhs]/i.test(bare) && !/general|standaard/i.test(bare)
}

/** The day of a serial number: whole days since 1899-12-30 or 1904-01-01; null for part of a day and what the calendar lacks. */
export function daySerial(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial
  // Up to 60 the calendar of 1900 is off by a day: it has a 29 February that never was.
  if (!Number.isInteger(days) || days <= 60 || days > 2_958_465) return null
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}
