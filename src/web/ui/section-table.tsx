import type { ReactNode } from 'react'
import styles from './section-table.module.css'

type Column = {
  key: string
  head: ReactNode
  number?: boolean
  /** Repeated before the value where rows are cards: for values that say nothing without it. */
  cardHead?: string
}

type SectionTableProps<Row> = {
  /** Says what the table holds, for those who do not see it. */
  label: string
  columns: readonly Column[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  cell: (row: Row, column: string) => ReactNode
  /** Hides the row of headings where the section's own heading says enough. */
  plain?: boolean
  empty?: ReactNode
}

/** A short table under a section's heading: hairlines only, no zebra. On a narrow screen each row becomes a small card. */
export function SectionTable<Row>(props: SectionTableProps<Row>) {
  if (props.rows.length === 0 && props.empty) return <p className="small">{props.empty}</p>
  return (
    <table className={styles.table} aria-label={props.label}>
      <thead className={props.plain ? 'unseen' : undefined}>
        <tr>
          {props.columns.map((column) => (
            <th key={column.key} scope="col" className={column.number ? 'num' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map((column) => (
              <td key={column.key} className={column.number ? 'num' : undefined} data-head={column.cardHead}>
                {props.cell(row, column.key)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
