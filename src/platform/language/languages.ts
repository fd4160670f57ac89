/** The languages of the product. Dutch is the default: it is what the people for whom it is made speak. */
export const languages = ['nl', 'en'] as const
export type Language = (typeof languages)[number]

/** The same sentence in every language. */
export type Text = Record<Language, string>

/** Whether a value names a language of the product. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/** The language that suits an Accept-Language header (RFC 9110 §12.5.4) or a list of language tags best; Dutch where none does. */
export function pickLanguage(accept: string | readonly string[] | null | undefined): Language {
  const tags = typeof accept === 'string' ? parseAccept(accept) : (accept ?? [])
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0]
    if (isLanguage(primary)) return primary
  }
  return 'nl'
}

function parseAccept(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((text) => /^\s*q=([0-9.]+)\s*$/.exec(text)?.[1]).find((q) => q !== undefined)
      return { tag, place, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((choice) => choice.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place)
    .map((choice) => choice.tag)
}
