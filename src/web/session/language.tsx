import i18next from 'i18next'
import { type ReactNode, useCallback, useMemo, useSyncExternalStore } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { isLanguage, type Language, pickLanguage } from '../../platform/language/languages.ts'
import {
  writeDay,
  writeDayOf,
  writeDayShort,
  writeInstant,
  writeList,
  writeNumber,
} from '../../platform/language/written.ts'

const kept = 'zorgborg-language'
const texts = {
  nl: async () => (await import('../texts/nl.ts')).nl,
  en: async () => (await import('../texts/en.ts')).en,
}

async function bring(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await texts[language]())
}

/** The language with which this browser starts, until the account says otherwise. */
function firstLanguage(): Language {
  const stored = localStorage.getItem(kept)
  return isLanguage(stored) ? stored : pickLanguage(navigator.languages)
}

/** Makes texts ready in the language of this browser; only that language is downloaded. */
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
      list: (items: readonly string[]) => writeList(items, language),
    }),
    [inLanguage, language],
  )
}
