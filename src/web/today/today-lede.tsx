import { RichText, useText } from '../session/text.tsx'
import { applicableOf, type EditionStanding } from './to-do.ts'
import styles from './today.module.css'

/** A sentence per adopted edition: what is in place of what applies, the way it went in a month, and what is still open. */
export function TodayLede({ editions }: { editions: readonly EditionStanding[] }) {
  return (
    <div className={styles.ledes}>
      {editions.map((edition) => (
        <p key={edition.edition}>
          <Standing edition={edition} /> <Trend edition={edition} /> <Undecided edition={edition} />
        </p>
      ))}
    </div>
  )
}

function Standing({ edition }: { edition: EditionStanding }) {
  const applicable = applicableOf(edition)
  const { undecided } = edition.states
  const values = { name: edition.editionName, total: edition.total, applicable, inPlace: edition.states['in-place'] }
  if (applicable === 0 && undecided === edition.total) return <RichText name="today.nothingDecided" values={values} />
  if (applicable === 0) return <RichText name="today.nothingApplies" values={{ ...values, count: undecided }} />
  return <RichText name="today.inPlace" values={{ ...values, count: values.inPlace }} />
}

function Undecided({ edition }: { edition: EditionStanding }) {
  const { undecided } = edition.states
  if (undecided === 0 || applicableOf(edition) === 0) return null
  return <RichText name="today.stillUndecided" values={{ count: undecided }} />
}

function Trend({ edition }: { edition: EditionStanding }) {
  const text = useText()
  if (edition.inPlaceMonthAgo === null || applicableOf(edition) === 0) return null
  const more = edition.states['in-place'] - edition.inPlaceMonthAgo
  if (more === 0) return <>{text('today.trendSame')}</>
  return <RichText name={more > 0 ? 'today.trendMore' : 'today.trendFewer'} values={{ count: Math.abs(more) }} />
}
