import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Today } from './to-do.ts'
import styles from './today.module.css'

/** The last changes: what a control became, what it was, who did it and when. */
export function ChangesSection({ changes }: { changes: Today['changes'] }) {
  const text = useText()
  const written = useWritten()
  if (changes.length === 0) return null
  return (
    <Section title={text('today.changes')}>
      <ul className={styles.list}>
        {changes.map((change) => (
          <li key={`${change.at} ${change.edition} ${change.requirement}`} className={styles.item}>
            <Verdict state={verdictOf(change.after)}>{text(`state.${change.after}`)}</Verdict>
            <span className={styles.what}>
              <Link to={`/standards/${change.edition}/${change.requirement}`}>
                {change.requirement} {written.inLanguage(change.title)}
              </Link>
              <span className="small">
                {text('today.changed', {
                  name: change.editionName,
                  before: text(`state.${change.before}`).toLowerCase(),
                  by: change.by,
                })}
              </span>
            </span>
            <time className={styles.when} dateTime={change.at}>
              {written.dayOf(change.at)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  )
}
