/** Where a line may break on its own, as far as it matters here: after white space, hyphens and slashes. */
const BREAK_AFTER = 24
const unbroken = new RegExp(`[^\\s\\-/\\u200b]{${BREAK_AFTER + 16},}`, 'gu')
const invisible = /[\p{Default_Ignorable_Code_Point}\s]/u

/**
 * A text as the page can show it: an unbroken run longer than any Dutch word gets invisible places to break, for otherwise it would run
 * off the page, and what no font has is told by number.
 */
export function displayableText(text: string, covers: (codePoint: number) => boolean): string {
  return withGlyphs(text, covers).replace(unbroken, (run) => chunks(run).join('\u200b'))
}

/**
 * PDF/A forbids characters without a glyph, so one that no shipped font has stands as its number, '[U+4E2D]', instead of vanishing.
 */
export function withGlyphs(text: string, covers: (codePoint: number) => boolean): string {
  let shown = ''
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const known = covers(codePoint) || invisible.test(character)
    shown += known ? character : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
  }
  return shown
}

function chunks(run: string): string[] {
  const characters = Array.from(run)
  const parts: string[] = []
  for (let at = 0; at < characters.length; at += BREAK_AFTER)
    parts.push(characters.slice(at, at + BREAK_AFTER).join(''))
  return parts
}
