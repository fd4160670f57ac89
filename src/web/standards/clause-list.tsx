import type { readEdition } from '../../features/standards/standards.contract.ts'
import { type Listed, markOf, shownStateOf } from '../demonstrability/verdicts.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { VerdictShape } from '../ui/verdict.tsx'
import styles from './clause-list.module.css'
import { requirementAddress } from './requirement-address.ts'
import { ThemeFigure } from './theme-figure.tsx'

type Props = {
  edition: string
  clauses: Answer<typeof readEdition>['clauses']
  here?: string
  verdicts?: readonly Listed[]
}

/** The management clauses of an edition, each with its verdict and leading to what it asks. */
export function ClauseList({ edition, clauses, here, verdicts = [] }: Props) {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const judged = new Map(verdicts.map((one) => [one.number, one]))
  return (
    <section className={styles.clauses} aria-labelledby="clauses">
      <div className={styles.head}>
        <h2 id="clauses">{text('clauses.title')}</h2>
        <ThemeFigure of={verdicts} />
      </div>
      <p className="small">{text('clauses.hint')}</p>
      <ul>
        {clauses.map((clause) => {
          const verdict = judged.get(clause.id)
          const shown = verdict && shownStateOf(verdict, at ?? today)
          return (
            <li key={clause.id}>
              <Link
                to={requirementAddress(edition, 'clauses', clause.id)}
                {...(clause.id === here ? { 'aria-current': 'page' as const } : {})}
              >
                <span className={styles.number}>{clause.id}</span>{' '}
                {shown ? <VerdictShape state={markOf[shown]} /> : null}
                <span>
                  {written.inLanguage(clause.title)}
                  {shown ? <span className="unseen"> ({text(`shown.${shown}`)})</span> : null}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
