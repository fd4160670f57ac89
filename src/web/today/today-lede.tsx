import { RichText, useText } from '../session/text.tsx'
import { applicableOf, StandingSentence, UndecidedSentence } from '../ui/standing-sentence.tsx'
import type { EditionStanding } from './to-do.ts'
import styles from './today.module.css'

/** A sentence per adopted edition: what is in place of what applies, the way it went in a month, and what is still open. */
export function TodayLede({ editions }: { editions: readonly EditionStanding[] }) {
  return (
    <div className={styles.ledes}>
      {editions.map((edition) => (
        <p key={edition.edition}>
          <StandingSentence standing={edition} /> <Trend edition={edition} /> <UndecidedSentence standing={edition} />
        </p>
      ))}
    </div>
  )
}

function Trend({ edition }: { edition: EditionStanding }) {
  const text = useText()
  if (edition.inPlaceMonthAgo === null || applicableOf(edition) === 0) return null
  const more = edition.states['in-place'] - edition.inPlaceMonthAgo
  if (more === 0) return <>{text('today.trendSame')}</>
  return <RichText name={more > 0 ? 'today.trendMore' : 'today.trendFewer'} values={{ count: Math.abs(more) }} />
}
