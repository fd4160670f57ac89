import type { ReactNode } from 'react'
import styles from './settings.module.css'

type Row = { key: string; term: ReactNode; value: ReactNode; hint?: ReactNode }

/** Facts that fill the width of a page: the term at the left, what holds at the right. */
export function FactList({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className={styles.list}>
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.term}</dt>
          <dd>
            {row.value}
            {row.hint ? <p className="small">{row.hint}</p> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
