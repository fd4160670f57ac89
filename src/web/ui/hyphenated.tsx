import { useEffect, useSyncExternalStore } from 'react'

type Hyphenate = (text: string) => string
type Tongue = 'nl' | 'en'

const ready = new Map<Tongue, Hyphenate>()
const asked = new Set<Tongue>()
const listeners = new Set<() => void>()
const done = new Map<string, string>()

/** Downloads the patterns of a language ahead of the page that needs them, so that its texts stand broken at once. */
export async function bringHyphens(tongue: Tongue): Promise<void> {
  if (asked.has(tongue)) return
  asked.add(tongue)
  const patterns = tongue === 'nl' ? await import('hyphen/nl') : await import('hyphen/en')
  // Short words gain nothing and look broken.
  ready.set(
    tongue,
    cached(tongue, (text) => patterns.hyphenateSync(text, { minWordLength: 9 })),
  )
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const asItStands: Hyphenate = (text) => text

function cached(lang: Tongue, hyphenate: Hyphenate): Hyphenate {
  return (text) => {
    const key = `${lang} ${text}`
    let broken = done.get(key)
    if (broken === undefined) {
      // A slash joins two words; a line may break behind it.
      broken = hyphenate(text).replaceAll('/', '/\u200b')
      done.set(key, broken)
    }
    return broken
  }
}

/**
 * Puts soft hyphens in a text by the patterns of its language, because browsers bring none for Dutch. The patterns are large and
 * arrive after the first paint; until then texts stand as they are. For a list of texts: ask once, above the list.
 */
export function useHyphenate(lang: Tongue): Hyphenate {
  const hyphenate = useSyncExternalStore(subscribe, () => ready.get(lang))
  useEffect(() => void bringHyphens(lang), [lang])
  return hyphenate ?? asItStands
}

/** One text with soft hyphens. */
export function Hyphenated({ children, lang }: { children: string; lang: Tongue }) {
  const hyphenate = useHyphenate(lang)
  return <span lang={lang}>{hyphenate(children)}</span>
}
