/**
 * The height, in points, at which the wrapped texts of a row can be read, estimated from the column widths (in characters): not every
 * program fits rows by itself. At most 409 points, which is the limit of the format.
 */
export function rowHeight(texts: string[], widths: number[]): number {
  const lines = texts.map((text, column) => {
    const width = widths[column] ?? 10
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0)
  })
  return Math.min(409, Math.max(1, ...lines) * 15 + 2)
}
