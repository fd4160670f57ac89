/** Text within an SVG: what has a meaning in XML is written so that it has none, and what XML cannot hold is left out. */
export function svgText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\t])[\p{Cc}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A coordinate with one decimal: the same number is the same text everywhere. */
export const at = (value: number): string => (Math.round(value * 10) / 10).toString()
