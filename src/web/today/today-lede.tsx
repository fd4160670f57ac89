import { useWritten } from '../session/language.tsx'
import { RichText, useText } from '../session/text.tsx'
import styles from './today.module.css'
import type { VerdictStandings } from './use-standings.ts'

/** A sentence per adopted edition: what can be demonstrated, the way it went in a month, and what it comes to if nothing is done. */
export function TodayLede({ standings }: { standings: VerdictStandings }) {
  const text = useText()
  const written = useWritten()
  return (
    <div className={styles.ledes}>
      {standings.editions.map(({ edition, editionName, sum, laterSum, monthAgo }) => (
        <p key={edition}>
          {sum.applicable === 0 ? (
            text('today.noneApplies', { name: editionName })
          ) : (
            <>
              <RichText
                name="today.proof"
                values={{ name: editionName, count: sum.demonstrable, of: sum.applicable }}
              />{' '}
              <Trend now={sum.demonstrable} before={monthAgo} />{' '}
              {laterSum.demonstrable === sum.demonstrable ? null : (
                <RichText
                  name="today.later"
                  values={{ count: laterSum.demonstrable, day: written.day(standings.later) }}
                />
              )}
            </>
          )}
        </p>
      ))}
    </div>
  )
}

function Trend({ now, before }: { now: number; before: number | null }) {
  const text = useText()
  if (before === null) return null
  const more = now - before
  if (more === 0) return <>{text('today.trendSame')}</>
  return <RichText name={more > 0 ? 'today.trendMore' : 'today.trendFewer'} values={{ count: Math.abs(more) }} />
}
