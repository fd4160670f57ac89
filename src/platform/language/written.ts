import type { Language } from './languages.ts'

/**
 * How days, instants, numbers and enumerations are written in each language. Instants are told in Amsterdam's time, because
 * that is the time by which the organisation works, wherever the reader's computer stands.
 */
const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }
const zone = 'Europe/Amsterdam'
const made = new Map<string, Intl.DateTimeFormat>()

function dates(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  let format = made.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locales[language], options)
    made.set(key, format)
  }
  return format
}

// Made once for each language: to make a list format takes longer than to write a page of lists.
const numbers: Record<Language, Intl.NumberFormat> = {
  nl: new Intl.NumberFormat(locales.nl),
  en: new Intl.NumberFormat(locales.en),
}
const lists: Record<Language, Intl.ListFormat> = {
  nl: new Intl.ListFormat(locales.nl, { type: 'conjunction' }),
  en: new Intl.ListFormat(locales.en, { type: 'conjunction' }),
}

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`)

/** A day in full: '1 maart 2026', '1 March 2026'. */
export function writeDay(day: string, language: Language): string {
  return dates(language, 'day', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(day))
}

/** A day where room is short: 'do 26 nov', 'Thu 26 Nov'. */
export function writeDayShort(day: string, language: Language): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return dates(language, 'short', options).format(noonOf(day)).replace(',', '')
}

/** The day on which an instant falls, in full. */
export function writeDayOf(instant: string, language: Language): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const
  return dates(language, 'dayOf', options).format(new Date(instant))
}

/** Day and time to the minute: '1 maart 2026, 14:05'. */
export function writeInstant(instant: string, language: Language): string {
  const time = dates(language, 'time', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant))
  return `${writeDayOf(instant, language)}, ${time}`
}

/** A number with the language's own separators. */
export function writeNumber(value: number, language: Language): string {
  return numbers[language].format(value)
}

/** A number as it is typed: nothing between thousands, the language's own sign before decimals. */
export function writePlainNumber(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { useGrouping: false, maximumFractionDigits: 6 })
}

/** A whole amount: '€ 250.000', '€250,000'; `short` where room is short: '€ 1 mln.', '€1M'. */
export function writeEuros(value: number, language: Language, short?: 'short'): string {
  const notation = short ? ({ notation: 'compact' } as const) : {}
  return value.toLocaleString(locales[language], {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
    ...notation,
  })
}

/** A share from 0 to 1 in per cent, with a decimal; the smallest ones with two. */
export function writePercent(share: number, language: Language): string {
  return share.toLocaleString(locales[language], { style: 'percent', maximumFractionDigits: share < 0.01 ? 2 : 1 })
}

/** Several things in one breath: 'a, b en c', 'a, b and c'. */
export function writeList(items: readonly string[], language: Language): string {
  return lists[language].format(items)
}
