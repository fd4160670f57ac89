import type { Language } from '../../platform/language/languages.ts'

const months: Record<Language, readonly string[]> = {
  nl: ['jan', 'feb', 'maa mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
}

/**
 * The day ('YYYY-MM-DD') that somebody typed: '1-3-2026', '1/3/26', '1 maart 2026', '1 mrt 2026', '2026-03-01'. The day always comes
 * before the month, in both languages. Null for what names no day that exists.
 */
export function readTypedDay(typed: string, language: Language): string | null {
  const text = typed.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dayOfParts(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  if (numbers) return dayOfParts(yearOf(numbers[3]), Number(numbers[2]), Number(numbers[1]))
  const words = /^(\d{1,2})[-. ]+([a-z]{3,})\.?[-. ]+(\d{4}|\d{2})$/.exec(text)
  if (!words) return null
  const word = (words[2] ?? '').slice(0, 3)
  const month = months[language].findIndex((names) => names.split(' ').includes(word)) + 1
  return month === 0 ? null : dayOfParts(yearOf(words[3]), month, Number(words[1]))
}

function yearOf(digits = ''): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function dayOfParts(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const text = date.toISOString().slice(0, 10)
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? text : null
}
