import { useLanguage, useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { byMonth } from './by-month.ts'
import styles from './profile.module.css'
import type { Calendar } from './profile.ts'

type Entry = Calendar['entries'][number]
type Props = { calendar: Calendar; onOpen: ((from: Entry['from'], id: string) => void) | null }

/** All that ends, month by month; what has passed is folded up, the latest first. */
export function YearList({ calendar, onOpen }: Props) {
  const text = useText()
  const { entries, today } = calendar
  const ahead = entries.filter(({ day }) => day >= today)
  const passed = entries.filter(({ day }) => day < today).reverse()
  return (
    <>
      {ahead.length === 0 ? <p>{text('calendar.empty')}</p> : <Months entries={ahead} onOpen={onOpen} />}
      {passed.length > 0 ? (
        <details className={styles.fold}>
          <summary>{text('calendar.passed', { count: passed.length })}</summary>
          <Months entries={passed} onOpen={onOpen} />
        </details>
      ) : null}
    </>
  )
}

function Months({ entries, onOpen }: { entries: readonly Entry[]; onOpen: Props['onOpen'] }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <ul className={styles.months}>
      {byMonth(entries).map(({ month, entries: ofMonth }) => (
        <li key={month} className={styles.month}>
          <h3>{monthName.format(new Date(`${month}-15T00:00:00Z`))}</h3>
          <ul>
            {ofMonth.map((entry) => (
              <li key={`${entry.of} ${entry.kind} ${entry.day}`}>
                <p>
                  {written.day(entry.day)}:{' '}
                  {onOpen ? (
                    <button type="button" className={styles.open} onClick={() => onOpen(entry.from, entry.of)}>
                      {written.inLanguage(entry.title)}
                    </button>
                  ) : (
                    <b>{written.inLanguage(entry.title)}</b>
                  )}
                </p>
                <p className="small">
                  {[
                    text(`choice.kind.${entry.kind}`),
                    entry.certainty === 'high' ? '' : text(`certainty.${entry.certainty}`),
                    entry.source ? text('calendar.source', { source: entry.source }) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {entry.note ? <p className="small">{entry.note}</p> : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
