/**
 * What a spreadsheet program would take for a formula, also behind spaces and line breaks, which some programs pass over (OWASP, CSV
 * injection), and with the wide signs that Asian keyboards write. What has an apostrophe in front counts too, so that taking one off gives
 * back what was.
 */
const formula = String.raw`'*(?:[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])`
const guardable = new RegExp(`^${formula}`)
const guarded = new RegExp(`^'(?=${formula})`)

/** Whether a spreadsheet program might read a text as a formula. */
export const looksLikeFormula = (text: string): boolean => guardable.test(text)

/** A text that stays text in a spreadsheet program: with an apostrophe in front where it could become a formula. */
export const guardFormula = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text)

/** The text as it was before it was guarded. */
export const withoutGuard = (text: string): string => text.replace(guarded, '')
