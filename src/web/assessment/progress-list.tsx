import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { PartsBar } from '../ui/percentage.tsx'
import styles from './overview.module.css'

type Row = {
  key: string
  name: string
  hint?: string | undefined
  asked: number
  answered: number
  /** Goes to its questions, or chooses it on this page. */
  to?: string
  current?: boolean
  onChoose?: () => void
}

/** How far each of several things is, as words and as a bar. */
export function ProgressList({ rows }: { rows: readonly Row[] }) {
  return (
    <ul className={styles.progress}>
      {rows.map((row) => (
        <li key={row.key} data-current={row.current || undefined}>
          <span>
            {row.to ? (
              <Link to={row.to}>{row.name}</Link>
            ) : (
              <button type="button" className={styles.choose} aria-pressed={row.current} onClick={row.onChoose}>
                {row.name}
              </button>
            )}
            {row.hint ? <span className={`small ${styles.hint}`}>{row.hint}</span> : null}
          </span>
          <ProgressBar asked={row.asked} answered={row.answered} />
        </li>
      ))}
    </ul>
  )
}

/** One bar with its words. */
export function ProgressBar({ asked, answered }: { asked: number; answered: number }) {
  const text = useText()
  return (
    <div className={styles.bar}>
      <PartsBar
        parts={[
          { state: 'holds', part: answered },
          { state: 'none', part: asked - answered },
        ]}
      />
      <span className="small">{text('progress.answered', { count: answered, of: asked })}</span>
    </div>
  )
}
