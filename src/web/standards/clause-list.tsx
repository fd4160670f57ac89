import type { readEdition } from '../../features/standards/standards.contract.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import styles from './clause-list.module.css'
import { requirementAddress } from './requirement-address.ts'

type Props = { edition: string; clauses: Answer<typeof readEdition>['clauses']; here?: string }

/** The management clauses of an edition, each leading to what it asks. */
export function ClauseList({ edition, clauses, here }: Props) {
  const text = useText()
  const written = useWritten()
  return (
    <section className={styles.clauses} aria-labelledby="clauses">
      <h2 id="clauses">{text('clauses.title')}</h2>
      <p className="small">{text('clauses.hint')}</p>
      <ul>
        {clauses.map((clause) => (
          <li key={clause.id}>
            <Link
              to={requirementAddress(edition, 'clauses', clause.id)}
              {...(clause.id === here ? { 'aria-current': 'page' as const } : {})}
            >
              <span className={styles.number}>{clause.id}</span> {written.inLanguage(clause.title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
