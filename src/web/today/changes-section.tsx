import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { Section } from '../ui/page.tsx'
import { tellOnce } from '../ui/tell-once.ts'
import { Verdict } from '../ui/verdict.tsx'
import { namesOf, type Today } from './to-do.ts'
import styles from './today.module.css'

/** The last changes: what a control became, what it was, who did it and when. */
export function ChangesSection({ facts }: { facts: Today }) {
  const text = useText()
  const written = useWritten()
  if (facts.changes.length === 0) return null
  const told = tellOnce(facts.changes, ({ at, by, before, after }) => [at, by, before, after].join(' '), namesOf(facts))
  return (
    <Section title={text('today.changes')}>
      <ul className={styles.list}>
        {told.map(({ about: change, editions }) => (
          <li key={`${change.at} ${change.edition} ${change.requirement}`} className={styles.item}>
            <Verdict state={verdictOf(change.after)}>{text(`state.${change.after}`)}</Verdict>
            <span className={styles.what}>
              <Link to={`/standards/${change.edition}/${change.requirement}`}>
                {change.requirement} {written.inLanguage(change.title)}
              </Link>
              <span className="small">
                {text('today.changed', {
                  name: written.list(editions),
                  before: text(`state.${change.before}`).toLowerCase(),
                  by: nameWithoutAddress(change.by),
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

// The trail names people with their address, which says more than is needed here.
function nameWithoutAddress(by: string): string {
  return by.replace(/ <[^<>]+>$/, '')
}
