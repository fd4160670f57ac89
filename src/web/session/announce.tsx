import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import styles from './announce.module.css'

const AnnounceContext = createContext<(sentence: string) => void>(() => {})

/** Says briefly that something was done, on screen and to assistive technology (a polite live region). */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ sentence: string; count: number } | null>(null)
  const announce = useCallback(
    (sentence: string) => setSaid((before) => ({ sentence, count: (before?.count ?? 0) + 1 })),
    [],
  )
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.region}>
        {said ? (
          <p key={said.count} className={styles.said} onAnimationEnd={() => setSaid(null)}>
            {said.sentence}
          </p>
        ) : null}
      </div>
    </AnnounceContext>
  )
}

/** Gives the function that says a sentence. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(AnnounceContext)
}
