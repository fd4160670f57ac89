import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../session/text.tsx'
import styles from './data-table.module.css'
import { Icon } from './icon.tsx'

export type DataColumn<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  sortable?: boolean
  number?: boolean
  /** The heading is only for those who do not see the table: a column of buttons needs none. */
  unseen?: boolean
  /** Share of the width, where the content alone would not do. */
  width?: 'narrow' | 'wide'
  /** Left out of a table for which there is little room; the card of a telephone shows it again. */
  spare?: boolean
  /** The card of a telephone repeats the heading before the value: for a value that says nothing without it. */
  named?: boolean
}

export type Sorting = { key: string; direction: 'up' | 'down' }

type Selection<Row> = {
  has: (row: Row) => boolean
  set: (rows: readonly Row[], selected: boolean) => void
  /** How a row is called when it is selected. */
  name: (row: Row) => string
  /** Which rows can be selected; without it all. */
  can?: (row: Row) => boolean
}

type DataTableProps<Row> = {
  label: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly DataColumn<Row>[]
  sorting?: Sorting
  onSort?: (sorting: Sorting) => void
  selection?: Selection<Row>
  /** Another page is on its way. */
  waiting?: boolean
  empty?: ReactNode
}

/** A list that the server filters, sorts and pages; many rows can be selected to act on at once. Rows become cards on a telephone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const text = useText()
  const { rows, columns, selection } = props
  if (rows.length === 0) return <div className={styles.none}>{props.empty ?? text('list.nothing')}</div>
  const selectable = selection ? rows.filter((row) => selection.can?.(row) ?? true) : []
  const selected = selectable.filter((row) => selection?.has(row)).length
  return (
    <div className={styles.scroller} aria-busy={props.waiting} data-waiting={props.waiting || undefined}>
      <table className={styles.table} aria-label={props.label}>
        <thead>
          <tr>
            {selection ? (
              <td className={styles.mark}>
                <Checkbox
                  label={<span className={styles.onTelephone}>{text('list.selectAll')}</span>}
                  checked={selected > 0 && selected === selectable.length}
                  indeterminate={selected > 0 && selected < selectable.length}
                  disabled={selectable.length === 0}
                  onChange={(event) => selection.set(selectable, event.currentTarget.checked)}
                />
              </td>
            ) : null}
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={props.sorting} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} data-selected={selection?.has(row) || undefined}>
              {selection ? (
                <td className={styles.mark}>
                  {(selection.can?.(row) ?? true) ? (
                    <Checkbox
                      aria-label={text('list.select', { name: selection.name(row) })}
                      checked={selection.has(row)}
                      onChange={(event) => selection.set([row], event.currentTarget.checked)}
                    />
                  ) : null}
                </td>
              ) : null}
              {columns.map((column) => (
                <td key={column.key} className={classesOf(column)} data-head={column.named ? column.head : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function classesOf<Row>(column: DataColumn<Row>): string | undefined {
  return [column.number ? 'num' : '', column.spare ? styles.spare : ''].filter(Boolean).join(' ') || undefined
}

type HeadProps<Row> = Pick<DataTableProps<Row>, 'sorting' | 'onSort'> & { column: DataColumn<Row> }

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>) {
  const classes = [classesOf(column), column.width ? styles[column.width] : ''].join(' ')
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={classes}>
        {column.unseen ? <span className="unseen">{column.head}</span> : column.head}
      </th>
    )
  }
  const active = sorting?.key === column.key ? sorting.direction : null
  return (
    <th
      scope="col"
      className={classes}
      aria-sort={active === 'up' ? 'ascending' : active === 'down' ? 'descending' : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ key: column.key, direction: active === 'up' ? 'down' : 'up' })}
      >
        {column.head}
        <span className={active ? undefined : styles.faint}>
          <Icon name={active === 'down' ? 'down' : 'up'} size={12} />
        </span>
      </button>
    </th>
  )
}

type PagerProps = {
  page: number
  size: number
  total: number
  onPage: (page: number) => void
  /** Of which list, where several stand on one page. */
  of?: string
}

/** Which part of a list is on screen, and the way to the rest. */
export function Pager({ page, size, total, onPage, of }: PagerProps) {
  const text = useText()
  const last = Math.max(1, Math.ceil(total / size))
  if (total === 0) return null
  return (
    <nav
      className={`row ${styles.pager}`}
      aria-label={of === undefined ? text('list.pages') : `${text('list.pages')}: ${of}`}
    >
      <span className="small">
        {text('list.range', { from: (page - 1) * size + 1, to: Math.min(page * size, total), total })}
      </span>
      {last > 1 ? (
        <>
          <button type="button" className={styles.turn} disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {text('list.previous')}
          </button>
          <button type="button" className={styles.turn} disabled={page >= last} onClick={() => onPage(page + 1)}>
            {text('list.next')}
          </button>
        </>
      ) : null}
    </nav>
  )
}
