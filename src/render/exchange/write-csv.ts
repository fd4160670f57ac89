import { guardFormula } from '../../core/exchange/formula-guard.ts'

const field = (text: string): string => {
  const plain = guardFormula(text)
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/**
 * Rows as CSV that spreadsheet programs in the Netherlands open without questions: semicolons, CRLF and UTF-8 with its mark. What
 * would become a formula gets an apostrophe in front, which `readTable` takes off again.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map((row) => row.map(field).join(';')).join('\r\n')
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}
