import { listOwnReading } from '../../features/documents/reading.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './today.module.css'

/** What the person who is signed in still has to read and confirm; nothing where there is nothing, or for a day in the past. */
export function OwnReading() {
  const text = useText()
  const { at } = useMoment()
  const answer = useAnswer(listOwnReading, {}, { enabled: at === null })
  const open = answer.data?.items.filter(({ confirmedAt }) => confirmedAt === null) ?? []
  if (at !== null || open.length === 0) return null
  return (
    <Section title={text('today.toRead')}>
      <ul className={styles.list}>
        {open.slice(0, 5).map((one) => (
          <li key={one.version} className={styles.item}>
            <Verdict state={one.late > 0 ? 'fails' : 'open'}>
              {one.late > 0
                ? text('today.readLate', { count: one.late })
                : text('today.readMinutes', { count: one.minutes })}
            </Verdict>
            <Link to={`/reading/${one.version}`} className={styles.what} lang={one.language}>
              {one.title}
            </Link>
          </li>
        ))}
      </ul>
      {open.length > 5 ? <Link to="/reading">{text('today.readAll', { count: open.length })}</Link> : null}
    </Section>
  )
}
