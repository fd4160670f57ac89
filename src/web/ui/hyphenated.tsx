import { useSyncExternalStore } from 'react'

type Hyphenate = (text: string) => string
type Tongue = 'nl' | 'en'

const ready = new Map<Tongue, Hyphenate>()
const asked = new Set<Tongue>()
const listeners = new Set<() => void>()
const done = new Map<string, string>()

async function bring(tongue: Tongue): Promise<void> {
  if (asked.has(tongue)) return
  asked.add(tongue)
  const patterns = tongue === 'nl' ? await import('hyphen/nl') : await import('hyphen/en')
  // Short words gain nothing and look broken.
  ready.set(tongue, (text) => patterns.hyphenateSync(text, { minWordLength: 9 }))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Text with soft hyphens by the patterns of its language, because browsers bring none for Dutch. The patterns are large and
 * arrive after the first paint; until then the text stands without.
 */
export function Hyphenated({ children, lang }: { children: string; lang: Tongue }) {
  const hyphenate = useSyncExternalStore(subscribe, () => ready.get(lang))
  if (!hyphenate) {
    void bring(lang)
    return <span lang={lang}>{children}</span>
  }
  const key = `${lang} ${children}`
  let text = done.get(key)
  if (text === undefined) {
    // A slash joins two words; a line may break behind it.
    text = hyphenate(children).replaceAll('/', '/\u200b')
    done.set(key, text)
  }
  return <span lang={lang}>{text}</span>
}
