import { dayOf, parseInstant } from '../../core/time/instant.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import styles from './record-history.module.css'
import { useTrailWords } from './trail-words.ts'

type Change = { revision: number; at: string; by: string; action: string }

/** Who changed a record when, newest first, each with the way to that day; `page` is the address of the record. */
export function RecordHistory({ page, history }: { page: string; history: readonly Change[] }) {
  const text = useText()
  const written = useWritten()
  const trail = useTrailWords()
  const { at, today } = useMoment()
  const shown = at ?? today
  return (
    <>
      <h2>{text('measures.history')}</h2>
      <ul className={styles.list}>
        {history.map(({ revision, at: when, by, action }) => {
          const instant = parseInstant(when)
          const day = instant && dayOf(instant)
          return (
            <li key={revision}>
              <div>
                {by} {trail.action(action)}
              </div>
              <div className={`small ${styles.when}`}>
                <span>{written.dayOf(when)}</span>
                {day !== null && day < today && day !== shown ? (
                  <Link to={`${page}?at=${day}`}>{text('control.historyLook', { day: written.day(day) })}</Link>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
      <p className="small screen-only">{text('measures.otherDay')}</p>
    </>
  )
}
