/** The languages that Zorgborg speaks, equally well. */
export const languages = ['nl', 'en'] as const
export type Language = (typeof languages)[number]

/** The same sentence in every language. */
export type Text = Record<Language, string>

/** The language that a browser asks for (RFC 9110 §12.5.4); Dutch where it asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language, quality } of wishes) {
    if (quality > 0 && (language === 'nl' || language === 'en')) return language
  }
  return 'nl'
}
