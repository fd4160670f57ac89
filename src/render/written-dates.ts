import { type Day, utcMidnightOf } from '../core/time/day.ts'
import { type Instant, msOf } from '../core/time/instant.ts'

type Language = 'nl' | 'en'
const locales = { nl: 'nl-NL', en: 'en-GB' } as const

function formats(timeZone: string, options: Intl.DateTimeFormatOptions) {
  return {
    nl: new Intl.DateTimeFormat(locales.nl, { timeZone, ...options }),
    en: new Intl.DateTimeFormat(locales.en, { timeZone, ...options }),
  }
}

const long = { day: 'numeric', month: 'long', year: 'numeric' } as const
const days = formats('UTC', long)
const shortDays = formats('UTC', { ...long, month: 'short' })
const instantDays = formats('Europe/Amsterdam', long)
const clocks = formats('Europe/Amsterdam', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const numbers = { nl: new Intl.NumberFormat(locales.nl), en: new Intl.NumberFormat(locales.en) }

/** A day in words: '1 maart 2026', '1 March 2026'. */
export function writtenDay(day: Day, language: Language): string {
  return days[language].format(utcMidnightOf(day))
}

/** A day for a narrow column: '1 mrt 2026', '1 Mar 2026'. */
export function shortDay(day: Day, language: Language): string {
  return shortDays[language].format(utcMidnightOf(day))
}

/** The day in Europe/Amsterdam on which an instant falls, in words. */
export function writtenDayOf(instant: Instant, language: Language): string {
  return instantDays[language].format(msOf(instant))
}

/** Day and time in Europe/Amsterdam: '1 maart 2026, 10.30 uur', '1 March 2026, 10:30'. */
export function writtenMoment(instant: Instant, language: Language): string {
  const clock = clocks[language].format(msOf(instant))
  return `${writtenDayOf(instant, language)}, ${language === 'nl' ? `${clock.replace(':', '.')} uur` : clock}`
}

/** A whole number with the separators of the language: 1.234 or 1,234. */
export function writtenNumber(value: number, language: Language): string {
  return numbers[language].format(value)
}
