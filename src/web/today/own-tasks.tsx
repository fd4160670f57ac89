import { kindWords } from '../../core/rhythm/due-words.ts'
import { listTasks } from '../../features/rhythm/rhythm.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './today.module.css'

const shownAtOnce = 6
/** The page says these in sections of their own. */
const saidElsewhere = new Set(['evidence-request', 'reading'])

/** What is late or due this week of the person who is signed in; nothing where there is nothing, and until it is there. */
export function OwnTasks() {
  const text = useText()
  const written = useWritten()
  const answer = useAnswer(listTasks, { query: { size: 30 } }, { keep: true })
  const tasks = answer.data?.items.filter(
    ({ state, kind }) => (state === 'overdue' || state === 'this-week') && !saidElsewhere.has(kind),
  )
  if (!answer.data || !tasks || tasks.length === 0) return null
  return (
    <Section
      title={text('today.tasks')}
      beside={<Link to="/tasks">{text('today.allTasks', { count: answer.data.all.mine ?? tasks.length })}</Link>}
    >
      <ul className={styles.list}>
        {tasks.slice(0, shownAtOnce).map(({ key, state, kind, title, about, page, dueOn, days }) => (
          <li key={key} className={styles.item}>
            <Verdict state={state === 'overdue' ? 'fails' : 'soon'}>
              {text(state === 'overdue' ? 'today.urgency.late' : 'today.urgency.this-week')}
            </Verdict>
            <span className={styles.what}>
              <Link to={page} lang="">
                {title}
              </Link>
              <span className="small">
                {written.inLanguage(kindWords[kind])}
                {about ? (
                  <>
                    {': '}
                    <span lang="">{about}</span>
                  </>
                ) : null}
              </span>
            </span>
            {dueOn !== null && days !== null ? (
              <span className={styles.when}>
                {days < 0 ? text('today.daysLate', { count: -days }) : written.dayShort(dueOn)}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
