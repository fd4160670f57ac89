import type { ReactElement } from 'react'
import { chainLinks, type LinkState } from '../../core/demonstrability/chain.ts'
import { linkStateWords, linkWords } from '../../core/demonstrability/chain-words.ts'
import { useWritten } from '../session/language.tsx'
import styles from './chain.module.css'

const apart = 16

// Each state has a shape of its own, for whoever does not tell the colours apart.
const shapes: Record<LinkState, (x: number) => ReactElement> = {
  holds: (x) => <circle cx={x} cy="7" r="5" fill="currentColor" />,
  'not-yet': (x) => (
    <>
      <circle cx={x} cy="7" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d={`M${x} 2.8a4.2 4.2 0 0 1 0 8.4z`} fill="currentColor" />
    </>
  ),
  fails: (x) => <path d={`M${x} 1.4l5.6 10.4h-11.2z`} fill="currentColor" />,
  'not-asked': (x) => <circle cx={x} cy="7" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.2" />,
}

/** The seven links of the chain of proof as a small drawing, in their order; its name says each in words. */
export function ChainDrawing({ links }: { links: readonly LinkState[] }) {
  const written = useWritten()
  const name = chainLinks
    .map((link, place) => {
      const state = links[place]
      return state ? `${written.inLanguage(linkWords[link].name)}: ${written.inLanguage(linkStateWords[state])}` : ''
    })
    .join('; ')
  const width = apart * (links.length - 1) + 14
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${width} 14`}
      width={width}
      height="14"
      role="img"
      aria-label={name.toLowerCase()}
    >
      {chainLinks.map((link, place) => {
        const state = links[place]
        if (!state) return null
        const x = 7 + place * apart
        return (
          <g key={link} className={styles[state]}>
            {place > 0 ? <path d={`M${x - apart + 6} 7h${apart - 12}`} className={styles.joint} /> : null}
            {shapes[state](x)}
          </g>
        )
      })}
    </svg>
  )
}
