import i18next from 'i18next'
import { type ReactNode, useCallback, useMemo, useSyncExternalStore } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { isLanguage, type Language, pickLanguage } from '../../platform/language/languages.ts'
import {
  writeDay,
  writeDayOf,
  writeDayShort,
  writeEuros,
  writeInstant,
  writeList,
  writeNumber,
  writePercent,
  writePlainNumber,
} from '../../platform/language/written.ts'

const kept = 'zorgborg-language'
const texts = {
  nl: {
    first: async () => (await import('../texts/first.nl.ts')).firstNl,
    all: async () => (await import('../texts/nl.ts')).nl,
  },
  en: {
    first: async () => (await import('../texts/first.en.ts')).firstEn,
    all: async () => (await import('../texts/en.ts')).en,
  },
}

// The first page needs few of the texts; whoever opens another page waits for all of them once.
let allWanted = false

async function bring(language: Language): Promise<void> {
  const which = allWanted ? 'all' : 'first'
  const part = `${language} ${which}`
  if (brought.has(part)) return
  i18next.addResourceBundle(language, 'translation', await texts[language][which](), true, true)
  brought.add(part)
}
const brought = new Set<string>()

/** Makes the texts of every page ready, in the language on screen. */
export async function bringAllTexts(): Promise<void> {
  allWanted = true
  await bring(current())
}

/** The language with which this browser starts, until the account says otherwise. */
function firstLanguage(): Language {
  const stored = localStorage.getItem(kept)
  return isLanguage(stored) ? stored : pickLanguage(navigator.languages)
}

/** Makes the first texts ready in the language of this browser; only that language is downloaded. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: {},
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    saveMissing: true,
    // A name on screen in place of its text is a mistake of ours: journeys fail on what is said here.
    missingKeyHandler: (_languages, _part, name) => console.error(`no text for ${name}`),
  })
  await changeLanguage(firstLanguage())
}

/** Shows everything in another language, and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  await bring(language)
  await i18next.changeLanguage(language)
  localStorage.setItem(kept, language)
  document.documentElement.lang = language
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  return <I18nextProvider i18n={i18next}>{children}</I18nextProvider>
}

const subscribe = (listener: () => void) => {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}
const current = (): Language => (isLanguage(i18next.language) ? i18next.language : 'nl')

/** The language on screen. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, current)
}

/** How dates, numbers and lists are written in the language on screen, and which of two texts is read in it. */
export function useWritten() {
  const language = useLanguage()
  const inLanguage = useCallback(<T = string>(text: Record<Language, T>): T => text[language], [language])
  return useMemo(
    () => ({
      inLanguage,
      day: (day: string) => writeDay(day, language),
      dayShort: (day: string) => writeDayShort(day, language),
      dayOf: (instant: string) => writeDayOf(instant, language),
      instant: (instant: string) => writeInstant(instant, language),
      number: (value: number) => writeNumber(value, language),
      plainNumber: (value: number) => writePlainNumber(value, language),
      euros: (value: number) => writeEuros(value, language),
      shortEuros: (value: number) => writeEuros(value, language, 'short'),
      percent: (share: number) => writePercent(share, language),
      list: (items: readonly string[]) => writeList(items, language),
    }),
    [inLanguage, language],
  )
}
