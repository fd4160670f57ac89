import { dayCoverWords } from '../../core/assurance/assurance-words.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import styles from './assurance.module.css'
import type { AssuranceLine } from './assurance.ts'
import { CoverStrip } from './cover-strip.tsx'

/** What is known of a period: the strip, and in words with all days as denominator. */
export function CoverOfLine({ cover }: Pick<AssuranceLine, 'cover'>) {
  const text = useText()
  const written = useWritten()
  const { days, tested, bridged, nothing, toCome, qualified, parts } = cover
  let before = 0
  const bars = parts.flatMap(({ cover: kind, days: count, from }) => {
    const start = before / days
    before += count
    return kind === 'nothing' || kind === 'to-come' ? [] : [{ kind, start, end: before / days, key: from }]
  })
  const told = [
    text('assurance.tested', { count: tested, days }),
    ...(bridged > 0 ? [text('assurance.bridged', { count: bridged })] : []),
    ...(nothing > 0 ? [text('assurance.nothing', { count: nothing })] : []),
    ...(toCome > 0 ? [text('assurance.toCome', { count: toCome })] : []),
    ...(qualified > 0 ? [text('assurance.qualified', { count: qualified })] : []),
  ]
  return (
    <div className={styles.cover}>
      <CoverStrip bars={bars} />
      <details className={styles.parts}>
        <summary className="small">{told.join(' · ')}</summary>
        <ul>
          {parts.map(({ from, through, cover: kind, days: count }) => (
            <li key={from} className="small">
              {written.day(from)} – {written.day(through)}: {written.inLanguage(dayCoverWords[kind])} ({count})
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
