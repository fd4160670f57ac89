const unprintable = /[[\p{Cc}\ufffe\uffff]--[\t\n]]/gv

/**
 * A text that every document format can hold: characters that XML 1.0 forbids (control characters, half surrogate pairs) become
 * U+FFFD, so that the reader sees that something stood there; line ends become a single line feed. All else stays as it is.
 */
export function printableText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(unprintable, '\ufffd')
}

/** At most so many characters (code points) on one line, with an ellipsis where it was cut; for running heads and metadata. */
export function shortLine(text: string, limit: number): string {
  const line = printableText(text).replace(/\s+/g, ' ').trim()
  const characters = Array.from(line.slice(0, limit * 2 + 2))
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line
}
