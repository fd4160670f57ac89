import { kindWords, stateWords } from '../../core/rhythm/due-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { ActingCell } from './acting-cell.tsx'
import styles from './rhythm.module.css'
import { markOfDue, type Task } from './rhythm.ts'

/** What the list tells about each task. `onFinish`: null where nothing can be marked done. */
export function useTaskColumns(today: string, onFinish: ((task: Task) => void) | null): DataColumn<Task>[] {
  const text = useText()
  const written = useWritten()
  const columns: DataColumn<Task>[] = [
    {
      key: 'due',
      head: text('tasks.due'),
      sortable: true,
      cell: (task) => <DueCell task={task} today={today} />,
    },
    {
      key: 'title',
      head: text('tasks.task'),
      sortable: true,
      width: 'wide',
      cell: (task) => <TitleCell task={task} />,
    },
    { key: 'kind', head: text('tasks.kind'), sortable: true, cell: ({ kind }) => written.inLanguage(kindWords[kind]) },
    { key: 'who', named: true, head: text('tasks.who'), sortable: true, cell: ({ who }) => <ActingCell who={who} /> },
  ]
  if (!onFinish) return columns
  return [
    ...columns,
    {
      key: 'acts',
      head: text('people.acts'),
      unseen: true,
      cell: (task) =>
        task.turn ? (
          <Button look="quiet" small label={text('turn.finishOf', { name: task.title })} onPress={() => onFinish(task)}>
            {text('turn.finish')}
          </Button>
        ) : null,
    },
  ]
}

function DueCell({ task: { state, dueOn, days }, today }: { task: Task; today: string }) {
  const text = useText()
  const written = useWritten()
  const near = dueOn !== null && dueOn.slice(0, 4) === today.slice(0, 4)
  return (
    <div className={styles.due}>
      <Verdict state={markOfDue[state]}>{written.inLanguage(stateWords[state])}</Verdict>
      {dueOn !== null && days !== null ? (
        <div className="small">
          <time dateTime={dueOn}>{near ? written.dayShort(dueOn) : written.day(dueOn)}</time>
          {', '}
          {daysWords(days, text)}
        </div>
      ) : null}
    </div>
  )
}

function daysWords(days: number, text: ReturnType<typeof useText>): string {
  if (days === 0) return text('due.today')
  return days < 0 ? text('due.late', { count: -days }) : text('due.in', { count: days })
}

/** What is counted: turns that passed, parts of a report that are open, or people. */
const counted = (kind: Task['kind'], turning: boolean) =>
  turning ? 'tasks.missed' : kind.startsWith('assurance-') ? 'tasks.open' : 'tasks.people'

function TitleCell({ task: { kind, title, about, page, count, turn, escalatedOn } }: { task: Task }) {
  const text = useText()
  const written = useWritten()
  const remarks = [
    ...(count === null || count === 0 ? [] : [text(counted(kind, turn !== null), { count })]),
    ...(escalatedOn === null ? [] : [text('tasks.escalated', { day: written.day(escalatedOn) })]),
  ]
  return (
    <div className={styles.task}>
      <Link to={page} className={styles.title} lang="">
        {title}
      </Link>
      {about ? (
        <div className="small" lang="">
          {about}
        </div>
      ) : null}
      {remarks.length > 0 ? <div className="small">{remarks.join('; ')}</div> : null}
    </div>
  )
}
