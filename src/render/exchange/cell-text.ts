const unwritable = /[[\p{Cc}\ufffe\uffff]--[\t\n]]/gv

/**
 * A text in XML such that it comes back to the letter: what XML cannot hold or would change is written as _xHHHH_ (ECMA-376 part 1,
 * 22.9.2.19, ST_Xstring), and so is the underscore of a text that looks like that. Half surrogate pairs become U+FFFD.
 */
export function cellText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(unwritable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
